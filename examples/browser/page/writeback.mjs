// The writeback panel: what the store knows, the answer to RetailOps, and where each amount in it
// came from.
import { button, element, empty, plural, problem, sentence } from "./dom.mjs";
import { Editor } from "./editor.mjs";
import { spread } from "../text/layout.mjs";

const choices = {
  place: ["lines", "order"],
  by: ["extended_price", "quantity", "equal"],
  roundAt: ["order", "line"],
};
const labels = {
  place: "Order amounts go to",
  by: "Shared by",
  roundAt: "Tax rate rounded on",
};

export class Writeback {
  #asking;
  #on;
  #editor;
  #selects = {};
  #own = false;
  #timer;
  #form;
  #message = element("div", {});
  /** Is read out when it changes; the answer itself is not. */
  #outcome = element("div", { role: "status" });
  #result = element("div", {});

  /**
   * @param {HTMLElement} panel
   * @param {{ choose: (pointer: string) => void, copy: (text: string, what: string) => void, example: () => void }} on
   */
  constructor(panel, asking, on) {
    this.#asking = asking;
    this.#on = on;
    for (const [name, values] of Object.entries(choices)) {
      const options = values.map((value) => new Option(value.replaceAll("_", " "), value));
      this.#selects[name] = element("select", { name, change: () => this.#answer() }, ...options);
    }
    const host = element("div", { class: "editor facts", id: "facts" });
    this.#form = element(
      "div",
      {},
      element(
        "div",
        { class: "asked" },
        ...Object.entries(this.#selects).map(([name, select]) =>
          element("label", {}, labels[name], select),
        ),
      ),
      element(
        "div",
        { class: "headed" },
        element("h2", {}, "What the store knows"),
        button("From the request", () => this.#reset()),
      ),
      host,
      element(
        "p",
        { class: "dim" },
        "Also: shipping_amt, discount_amt, tax_amt or tax_pct, and the same for each line.",
      ),
      this.#outcome,
      this.#result,
    );
    panel.append(this.#message, this.#form);
    this.#editor = new Editor(host, {
      label: "Facts of the store, JSON text",
      onChange: () => {
        this.#own = true;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#answer(), 150);
      },
    });
    this.#own = false;
  }

  get state() {
    const options = Object.fromEntries(
      Object.entries(this.#selects).map(([name, { value }]) => [name, value]),
    );
    return { ...options, facts: this.#own ? this.#editor.text : undefined };
  }

  set state({ facts, ...options }) {
    for (const [name, select] of Object.entries(this.#selects)) {
      select.value = options[name];
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
    this.#own = typeof facts === "string";
    if (this.#own) this.#facts(facts);
  }

  /** Gives up what was edited. */
  #reset() {
    this.#own = false;
    this.update();
  }

  #facts(text) {
    this.#editor.text = text;
    clearTimeout(this.#timer);
  }

  /** After the payload changed: facts that nobody edited follow it. */
  async update() {
    if (!this.#own) {
      const answer = await this.#asking.ask("facts");
      if (!answer) return;
      if (answer.facts) this.#facts(spread(JSON.stringify(answer.facts)));
      this.#own = false;
    }
    await this.#answer();
  }

  async #answer() {
    const { facts, ...options } = { ...this.state, facts: this.#editor.text };
    try {
      const answer = await this.#asking.ask("writeback", { facts, options });
      if (answer && facts === this.#editor.text) this.#show(answer);
    } catch (error) {
      this.#unavailable();
      this.#outcome.replaceChildren(problem(error));
      this.#result.replaceChildren();
    }
  }

  #unavailable(...why) {
    this.#form.hidden = why.length > 0;
    this.#message.replaceChildren(...why);
    this.#editor.measure();
  }

  #show({ unavailable, refused, aboutFacts, ...answer }) {
    if (unavailable === "kind")
      return this.#unavailable(
        empty(
          "No question to answer",
          "RetailOps asks with order_writeback or order_update requests; the store's answer is worked out here.",
          button("Open the example", this.#on.example),
        ),
      );
    if (unavailable)
      return this.#unavailable(
        empty(
          "No answer yet",
          "The request has errors. Mend them first: an answer is exact or not at all.",
        ),
      );
    this.#unavailable();
    this.#editor.mark(aboutFacts ? refused : [], ({ edits }) => this.#editor.edit(edits));
    this.#outcome.replaceChildren(
      ...(refused ? [this.#refusal(refused, aboutFacts)] : proofs(answer)),
    );
    this.#result.replaceChildren(...(refused ? [] : this.#answered(answer)));
  }

  #refusal(findings, aboutFacts) {
    const errors = findings.filter(({ severity }) => severity === "error");
    const items = errors.map(({ message, pointer, from, to }) =>
      element(
        "li",
        {},
        button(aboutFacts ? "Show" : "Show in the request", () =>
          aboutFacts ? this.#editor.select(from, to) : this.#on.choose(pointer),
        ),
        element("span", {}, ...sentence(message), " ", element("code", {}, pointer)),
      ),
    );
    const where = aboutFacts ? "the facts" : "the request";
    return element(
      "div",
      { class: "problem" },
      `No answer: ${plural(errors.length, "error")} in ${where}`,
      element("ul", {}, ...items),
    );
  }

  #answered({ response_json, trace, removed }) {
    const response =
      response_json === null
        ? [
            element(
              "p",
              { class: "dim" },
              "An order_update is answered by events, so there are figures and no response.",
            ),
          ]
        : [
            element(
              "div",
              { class: "headed" },
              element("h2", {}, "Answer to send"),
              button("Copy", () => this.#on.copy(response_json, "The answer")),
            ),
            element(
              "pre",
              { id: "response", tabindex: "0", role: "group", "aria-label": "Answer, JSON text" },
              spread(response_json),
            ),
          ];
    const skipped =
      removed > 0
        ? [element("p", { class: "dim" }, `${plural(removed, "line")} removed: not in the answer.`)]
        : [];
    return [
      ...response,
      ...skipped,
      element("h2", {}, "Where each amount came from"),
      this.#trace(trace),
    ];
  }

  #trace({ amounts }) {
    const items = amounts
      .slice(0, 300)
      .map(({ pointer, value, message, inputs }) =>
        element(
          "li",
          {},
          element(
            "div",
            { class: "traced" },
            element("code", {}, pointer),
            element("strong", {}, value),
          ),
          element("p", {}, ...sentence(message)),
          inputs.length > 0
            ? element("p", { class: "inputs" }, ...inputs.map((input) => this.#input(input)))
            : undefined,
        ),
      );
    return element("ol", { class: "trace" }, ...items);
  }

  #input({ source, pointer, value }) {
    const text = [`${source} `, element("code", {}, pointer), ` ${value}`];
    if (source !== "request") return element("span", { class: "chip" }, ...text);
    return element(
      "button",
      { type: "button", class: "chip", click: () => this.#on.choose(pointer) },
      ...text,
    );
  }
}

/** That the answer re-prices the order, exactly. */
const proofs = ({ identities }) =>
  identities.map(({ holds, message }) =>
    element(
      "p",
      { class: holds ? "proof" : "problem" },
      `${holds ? "✓" : "✗"} `,
      ...sentence(message),
    ),
  );
