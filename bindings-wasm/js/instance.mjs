// The life of the WebAssembly instance: compiled once, at the first call; instantiated again
// after a trap, because a trapped instance's memory can no longer be trusted.
import { instantiate } from "../pkg/glue.mjs";

/** @typedef {WebAssembly.Module | BufferSource} ModuleSource a compiled module or its bytes */
/** @typedef {ReturnType<typeof instantiate>} Core the functions of src/lib.rs */

/** @type {() => ModuleSource} */
let source = () => {
  throw new Error("orderwire/slim needs its module first: call initSync(bytes) or await init(fetch(url))");
};
/** @type {WebAssembly.Module | undefined} */
let compiled;
/** @type {Core | undefined} */
let current;

/**
 * Says where the module comes from; it is asked at the first call. For the entry points.
 *
 * @param {() => ModuleSource} moduleSource
 */
export function provide(moduleSource) {
  source = moduleSource;
  compiled = current = undefined;
}

/**
 * A new instance, with memory and state of its own.
 *
 * @param {ModuleSource} module
 * @returns {Core}
 */
export function createInstance(module) {
  return instantiate(compile(module));
}

/**
 * The instance in use. Keep nothing of it between calls: after `discard` it is another one.
 *
 * @returns {Core}
 */
export function core() {
  return (current ??= createInstance((compiled ??= compile(source()))));
}

/** Drops the instance in use, after a trap; the next call of `core` makes a new one. */
export function discard() {
  current = undefined;
}

/**
 * Takes the module that `orderwire/slim` leaves out.
 *
 * @param {ModuleSource} module
 */
export function initSync(module) {
  const ready = compile(module);
  provide(() => ready);
}

/**
 * Takes the module that `orderwire/slim` leaves out, also from a response on its way.
 *
 * @param {ModuleSource | Response | Promise<ModuleSource | Response>} module
 */
export async function init(module) {
  const given = await module;
  if (!(typeof Response === "function" && given instanceof Response)) return initSync(given);
  if (!given.ok) throw new Error(`orderwire: ${given.status} ${given.statusText} for ${given.url}`);
  initSync(await WebAssembly.compile(await given.arrayBuffer()));
}

/**
 * @param {ModuleSource} module
 * @returns {WebAssembly.Module}
 */
function compile(module) {
  // By its tag, as `instanceof` fails for a module from another realm, such as a test runner's.
  if (Object.prototype.toString.call(module) === "[object WebAssembly.Module]") return module;
  try {
    return new WebAssembly.Module(module);
  } catch (cause) {
    const hint = /Content.Security.Policy|unsafe-eval/i.test(String(cause))
      ? "; this page's Content-Security-Policy must allow script-src 'wasm-unsafe-eval'"
      : "";
    throw new Error(`orderwire: the WebAssembly module cannot be compiled${hint}`, { cause });
  }
}
