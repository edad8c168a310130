// Lists as systems send them.

/**
 * The elements of a list of a parsed payload, without `null`. None for `null`, for what is not there,
 * and for `{}`, which PHP prints for an empty list; one for an object in place of a list.
 *
 * @param {unknown} list
 * @returns {unknown[]}
 */
export function listOf(list) {
  if (Array.isArray(list)) return list.filter((each) => each !== null);
  const alone = typeof list === "object" && list !== null && Object.keys(list).length > 0;
  return alone ? [list] : [];
}
