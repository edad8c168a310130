// One call into the instance in use, and what it leaves behind when it fails or grows.
import { errorOf, OrderwireError } from "./error.mjs";
import { core, discard, memoryOf } from "./instance.mjs";

/** WebAssembly's memory never shrinks: an instance with more than this is not kept. */
const MOST = 256 * 2 ** 20;
/** One that failed with more than this has run out of memory. */
const EXHAUSTED = 2 ** 30;

/**
 * The result of `use`, which must not run the caller's code.
 *
 * @template T
 * @param {(instance: import("./instance.mjs").Core) => T} use
 * @returns {T}
 */
export function call(use) {
  const instance = core();
  try {
    return use(instance);
  } catch (thrown) {
    throw failure(thrown, instance);
  } finally {
    if (memoryOf(instance).bytes.length > MOST) discard();
  }
}

/**
 * @param {unknown} thrown
 * @param {import("./instance.mjs").Core} instance
 */
function failure(thrown, instance) {
  if (typeof thrown === "string") return errorOf(thrown);
  if (thrown instanceof OrderwireError) return thrown;
  // A trap, which leaves the instance in an unknown state.
  discard();
  const exhausted = memoryOf(instance).bytes.length > EXHAUSTED;
  const [code, message] = exhausted
    ? ["input.size", "the payload needs more memory than WebAssembly has; refuse it by `maxBytes`"]
    : [
        "internal",
        "orderwire failed, and the next call starts afresh; please report this " +
          "with what was passed: https://github.com/orderwire/orderwire/issues",
      ];
  return new OrderwireError(code, message, undefined, { cause: thrown });
}
