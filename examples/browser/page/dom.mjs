// Elements from data. Text goes in as text, so a payload cannot become markup.

/** An element with attributes and children; text children are strings. */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value !== undefined && value !== false)
      node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** A button that does something. */
export const button = (text, click, attributes = {}) =>
  element("button", { type: "button", click, ...attributes }, text);

/** Sentences of the core have names and values between backticks. */
export const sentence = (text) =>
  text.split("`").map((part, index) => (index % 2 === 0 ? part : element("code", {}, part)));

export const plural = (count, word) =>
  `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

/** An error of the package: its code and its sentence. */
export const problem = ({ code, message }) =>
  element("div", { class: "problem" }, element("code", {}, code), " ", ...sentence(message));

/** Where there is nothing to show: what to do about it. */
export const empty = (title, text, ...actions) =>
  element("div", { class: "empty" }, element("h2", {}, title), element("p", {}, text), ...actions);

/** A table with columns of text or of numbers (`{ number: true }`), which scrolls by itself. */
export function table(label, columns, rows) {
  const head = columns.map(({ name, number, hidden }) =>
    element(
      "th",
      { scope: "col", class: number && "number" },
      hidden ? element("span", { class: "hidden" }, name) : name,
    ),
  );
  const body = rows.map(({ cells, ...attributes }) =>
    element(
      "tr",
      attributes,
      ...cells.map((cell, index) =>
        element("td", { class: columns[index].number && "number" }, ...[cell ?? ""].flat()),
      ),
    ),
  );
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "group", "aria-label": label },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...body),
    ),
  );
}
