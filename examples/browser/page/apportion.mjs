// The apportion panel: what is shared out, over which weights, and how. Amounts are text from the
// fields to the core and back.
import { button, element, empty, plural, problem } from "./dom.mjs";
import { outcome, sharesView } from "./shares.mjs";

/** In the order of the documentation; a test tries each against the package. */
const methods = ["largest_remainder", "cumulative", "largest_weight", "first_non_zero", "cascade"];
/** Vendors whose figures are whole minor units, so that a share has no decimals. */
const inMinorUnits = /^(backd|onward)\./;

/** What lines are mostly weighed by, where they have it. */
const usual = ["extended_price", "total_price", "row_total"];

const start = {
  total: "15.00",
  weights: "22.00\n14.00\n43.00\n7.50\n0",
  caps: "",
  scale: "2",
  step: "",
  method: methods[0],
  tie: "weight",
  on_excess: "error",
  on_zero: "error",
  theirs: "",
};

export class Apportion {
  #fields = {};
  #asking;
  #fill = element("div", { class: "fill" });
  /** Is read out when it changes; the table is not. */
  #outcome = element("div", { class: "outcome", role: "status" });
  #result = element("div", { class: "shares" });

  /** @param {HTMLElement} panel */
  constructor(panel, asking) {
    this.#asking = asking;
    const choice = (name, label, values) =>
      this.#field(
        name,
        label,
        element(
          "select",
          {},
          ...values.map((value) => element("option", { value }, value.replaceAll("_", " "))),
        ),
      );
    const line = (name, label, hint, mode = "decimal") =>
      this.#field(
        name,
        label,
        element("input", { inputmode: mode, placeholder: hint, autocomplete: "off" }),
      );
    const area = (name, label, hint, rows = "5") =>
      this.#field(
        name,
        label,
        element("textarea", { rows, placeholder: hint, spellcheck: "false" }),
      );
    panel.append(
      this.#fill,
      element(
        "form",
        {
          class: "asked sharing",
          submit: (event) => event.preventDefault(),
          input: () => this.update(),
        },
        line("total", "Total", "15.00"),
        choice("method", "Method", methods),
        line("scale", "Decimals", "2", "numeric"),
        line("step", "Step", "smallest"),
        area("weights", "Weights, one a line", "22.00"),
        area("caps", "Caps, one a line", "none"),
        element(
          "details",
          {},
          element("summary", {}, "Ties, zero weights, excess, somebody else's shares"),
          element(
            "div",
            { class: "asked" },
            choice("tie", "Equal remainders go by", ["weight", "index"]),
            choice("on_zero", "All weights zero", ["error", "equal"]),
            choice("on_excess", "Above all caps", ["error", "return"]),
            area("theirs", "Somebody else's shares", "5.00", "2"),
          ),
        ),
      ),
      this.#outcome,
      this.#result,
    );
    this.state = start;
  }

  #field(name, label, input) {
    this.#fields[name] = input;
    input.name = name;
    return element("label", { class: `field-${name}` }, label, input);
  }

  /** What is in the fields, for a link. */
  get state() {
    return Object.fromEntries(
      Object.entries(this.#fields).map(([name, { value }]) => [name, value]),
    );
  }

  set state(state) {
    for (const [name, field] of Object.entries(this.#fields)) {
      field.value = state[name] ?? start[name];
      if (field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }

  /** Offers the payload's own amounts: a sum over the lines. */
  offer(figures) {
    const { sums = {}, lines = [], kind } = figures ?? {};
    // The page has the first lines only.
    if (figures?.lineCount > lines.length) {
      const many = plural(figures.lineCount, "line");
      this.#fill.replaceChildren(`This payload has ${many}; put their weights in by hand.`);
      return;
    }
    const every = (name) => lines.every(({ amounts }) => amounts[name] !== undefined);
    const weights = Object.keys(lines[0]?.amounts ?? {}).filter(every);
    const totals = Object.keys(sums).filter((name) => !/quantity|balance|charged/.test(name));
    if (weights.length === 0 || totals.length === 0) {
      this.#fill.replaceChildren();
      return;
    }
    const total = element("select", { "aria-label": "Amount of the payload" });
    total.append(...totals.map((name) => new Option(`${name} ${sums[name]}`, name)));
    if (totals.includes("shipping_amt")) total.value = "shipping_amt";
    const by = element("select", { "aria-label": "Weights of the lines" });
    by.append(...weights.map((name) => new Option(name)));
    by.value = usual.find((name) => weights.includes(name)) ?? weights[0];
    const take = () => {
      this.state = {
        ...this.state,
        total: sums[total.value],
        weights: lines
          .map(({ removed, amounts }) => (removed ? "0" : amounts[by.value]))
          .join("\n"),
        caps: "",
        step: "",
        scale: inMinorUnits.test(kind) ? "0" : String(figures.scale),
      };
      this.update();
    };
    this.#fill.replaceChildren(
      element("span", {}, "From the payload"),
      total,
      element("span", {}, "by"),
      by,
      button("Use", take),
    );
  }

  async update() {
    const { total, weights, caps, scale, step, method, tie, on_zero, on_excess, theirs } =
      this.state;
    const list = (text) => text.split(/[\s;]+/).filter(Boolean);
    const options = { method, tie, onZero: on_zero, onExcess: on_excess };
    // Decimals are a count, not an amount.
    if (scale.trim() !== "") options.scale = /^\d{1,2}$/.test(scale.trim()) ? +scale : -1;
    if (step.trim() !== "") options.step = step.trim();
    if (caps.trim() !== "") options.caps = list(caps);
    if (total.trim() === "" || list(weights).length === 0) {
      this.#show([empty("Nothing to share out yet", "Give a total and the weights of the lines.")]);
      return;
    }
    const asked = { total: total.trim(), weights: list(weights), options };
    try {
      const trace = await this.#asking.ask("apportion", { asked });
      if (!trace) return;
      const shares = list(theirs);
      const comparison =
        shares.length > 0 ? await this.#asking.ask("compare", { asked, shares }) : undefined;
      this.#show(outcome(trace), sharesView(trace, comparison));
    } catch (error) {
      this.#show([problem(error)]);
    }
  }

  #show(outcome, result = []) {
    this.#outcome.replaceChildren(...outcome);
    this.#result.replaceChildren(...result);
  }
}
