// One call into the instance in use, and what it leaves behind when it fails or grows.
import { errorOf, OrderwireError } from "./error.mjs";
import { loader } from "./instance.mjs";
import { memoryOf } from "./loader.mjs";

/** WebAssembly's memory never shrinks: an instance with more than this is not kept. */
const MOST = 256 * 2 ** 20;
/** One that failed with more than this has run out of memory. */
const EXHAUSTED = 2 ** 30;

/**
 * The result of `use` on the module that checks.
 *
 * @template T
 * @param {(instance: import("./instance.mjs").Core) => T} use
 * @returns {T}
 */
export function call(use) {
  return callInto(loader, use);
}

/**
 * The result of `use`, which must not run the caller's code.
 *
 * @template {import("./loader.mjs").Instance} I
 * @template T
 * @param {import("./loader.mjs").Loader<I>} module
 * @param {(instance: I) => T} use
 * @returns {T}
 */
export function callInto(module, use) {
  const instance = module.instance();
  try {
    return use(instance);
  } catch (thrown) {
    throw failure(thrown, module, instance);
  } finally {
    if (memoryOf(instance).bytes.length > MOST) module.discard();
  }
}

/**
 * @template {import("./loader.mjs").Instance} I
 * @param {unknown} thrown
 * @param {import("./loader.mjs").Loader<I>} module
 * @param {I} instance
 */
function failure(thrown, module, instance) {
  if (typeof thrown === "string") return errorOf(thrown);
  if (thrown instanceof OrderwireError) return thrown;
  // A trap, which leaves the instance in an unknown state.
  module.discard();
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
