// RFC 6901 pointers as paths.

/**
 * The keys and indexes of a pointer. A pointer does not tell a list's index from an object's key:
 * digits are taken for an index, as no member of these payloads is named by digits.
 *
 * @param {string} pointer
 * @returns {(string | number)[]}
 */
export function pathOf(pointer) {
  return pointer.split("/").slice(1).map(segment);
}

/** @param {string} text */
function segment(text) {
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}
