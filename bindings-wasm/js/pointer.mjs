// RFC 6901 pointers as other tools write them.

/**
 * The names and indexes along a pointer. What stands at each of them tells an index from a name of
 * digits; where `root` does not say, whatever an index looks like is one.
 *
 * @param {string} pointer
 * @param {unknown} [root] the value that the pointer leads into
 * @returns {(string | number)[]}
 */
export function pathOf(pointer, root) {
  let value = root;
  return stepsOf(pointer).map((name) => {
    const around = value;
    const known = typeof around === "object" && around !== null;
    value = known && Object.hasOwn(around, name) ? /** @type {any} */ (around)[name] : undefined;
    const index = known ? Array.isArray(around) : true;
    return index && /^(?:0|[1-9]\d{0,8})$/.test(name) ? Number(name) : name;
  });
}

/**
 * The pointer of what is around, and the name in it.
 *
 * @param {string} pointer
 * @returns {[around: string, name: string]}
 */
export function parentOf(pointer) {
  return [pointer.slice(0, Math.max(pointer.lastIndexOf("/"), 0)), stepsOf(pointer).at(-1) ?? ""];
}

/**
 * A pointer as the fragment of an address, `#/data/order`.
 *
 * @param {string} pointer
 */
export function fragmentOf(pointer) {
  const text = encodeURI(pointer.replace(/\p{Surrogate}/gu, "\ufffd"));
  return `#${text.replaceAll("#", "%23")}`;
}

/** @param {string} pointer */
function stepsOf(pointer) {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
