// The life of a WebAssembly module: compiled once, at the first call; instantiated again after a
// trap, because a trapped instance's memory can no longer be trusted.
import { OrderwireError } from "./error.mjs";

/** @typedef {WebAssembly.Module | BufferSource} ModuleSource a compiled module or its bytes */
/** @typedef {{ bytes: Uint8Array, view: DataView }} Memory */
/**
 * What the glue makes of a module.
 *
 * @typedef {{ exports: { memory: WebAssembly.Memory }, memory?: Memory }} Instance
 */

/**
 * One of the package's modules.
 *
 * @template {Instance} T
 */
export class Loader {
  #instantiate;
  #mark;
  #source;
  /** @type {WebAssembly.Module | undefined} */
  #compiled;
  /** @type {T | undefined} */
  #current;

  /**
   * @param {(module: WebAssembly.Module) => T} instantiate the module's glue
   * @param {string} mark what only this module exports
   * @param {() => ModuleSource} source says where the module comes from; asked at the first call
   */
  constructor(instantiate, mark, source) {
    this.#instantiate = instantiate;
    this.#mark = mark;
    this.#source = source;
  }

  /**
   * Says anew where the module comes from.
   *
   * @param {() => ModuleSource} source
   */
  provide(source) {
    this.#source = source;
    this.#compiled = this.#current = undefined;
  }

  /**
   * The instance in use. Keep nothing of it between calls: after `discard` it is another one.
   *
   * @returns {T}
   */
  instance() {
    return (this.#current ??= this.create((this.#compiled ??= compile(this.#source()))));
  }

  /**
   * A new instance, with memory and state of its own.
   *
   * @param {ModuleSource} module
   * @returns {T}
   */
  create(module) {
    return this.#instantiate(compile(module));
  }

  /** Drops the instance in use, after a trap; the next call of `instance` makes a new one. */
  discard() {
    this.#current = undefined;
  }

  /**
   * Takes the module that `orderwire/slim` leaves out.
   *
   * @param {ModuleSource} module
   */
  initSync(module) {
    const ready = compile(module);
    if (!WebAssembly.Module.exports(ready).some(({ name }) => name === this.#mark)) {
      const message = `orderwire: this is another module, without \`${this.#mark}\``;
      throw new OrderwireError("module.invalid", message);
    }
    this.provide(() => ready);
  }

  /**
   * The same, also from a response on its way.
   *
   * @param {ModuleSource | Response | Promise<ModuleSource | Response>} module
   */
  async init(module) {
    const given = await module;
    if (!(typeof Response === "function" && given instanceof Response)) return this.initSync(given);
    if (!given.ok) {
      const { status, statusText, url } = given;
      throw new OrderwireError("module.missing", `orderwire: ${status} ${statusText} for ${url}`);
    }
    this.initSync(await WebAssembly.compile(await given.arrayBuffer()));
  }
}

/**
 * An instance's memory, for now: growing leaves the old buffer empty.
 *
 * @param {Instance} instance
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
 * The source of a module that nobody has given yet.
 *
 * @param {string} message
 * @returns {never}
 */
export function missing(message) {
  throw new OrderwireError("module.missing", message);
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
