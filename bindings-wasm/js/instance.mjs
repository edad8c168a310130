// The life of the WebAssembly instance: compiled once, at the first call; instantiated again
// after a trap, because a trapped instance's memory can no longer be trusted.
import { instantiate } from "../pkg/glue.mjs";
import { OrderwireError } from "./error.mjs";

/** @typedef {WebAssembly.Module | BufferSource} ModuleSource a compiled module or its bytes */
/** @typedef {{ bytes: Uint8Array, view: DataView }} Memory */
/** @typedef {ReturnType<typeof instantiate> & { memory?: Memory }} Core the functions of src/lib.rs */

/** @type {() => ModuleSource} */
let source = () => {
  throw new OrderwireError(
    "module.missing",
    "orderwire/slim needs its module first: call initSync(bytes) or await init(fetch(url))",
  );
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
 * An instance's memory, for now: growing leaves the old buffer empty.
 *
 * @param {Core} instance
 * @returns {Memory}
 */
export function memoryOf(instance) {
  if (!instance.memory?.bytes.length) {
    const { buffer } = instance.exports.memory;
    instance.memory = { bytes: new Uint8Array(buffer), view: new DataView(buffer) };
  }
  return instance.memory;
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
  if (!given.ok) {
    const { status, statusText, url } = given;
    throw new OrderwireError("module.missing", `orderwire: ${status} ${statusText} for ${url}`);
  }
  initSync(await WebAssembly.compile(await given.arrayBuffer()));
}

/**
 * @param {ModuleSource} module
 * @returns {WebAssembly.Module}
 */
function compile(module) {
  if (isCompiled(module)) return module;
  try {
    return new WebAssembly.Module(module);
  } catch (cause) {
    const hint = /Content.Security.Policy|unsafe-eval/i.test(String(cause))
      ? "; this page's Content-Security-Policy must allow script-src 'wasm-unsafe-eval'"
      : "";
    const message = `orderwire: the WebAssembly module cannot be compiled${hint}`;
    throw new OrderwireError("module.invalid", message, undefined, { cause });
  }
}

/**
 * By its tag, as `instanceof` fails for a module from another realm, such as a test runner's.
 *
 * @param {ModuleSource} module
 * @returns {module is WebAssembly.Module}
 */
function isCompiled(module) {
  return Object.prototype.toString.call(module) === "[object WebAssembly.Module]";
}
