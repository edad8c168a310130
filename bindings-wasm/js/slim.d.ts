/** A compiled `WebAssembly.Module`, or the bytes of one: those of `orderwire/core.wasm`. */
export type ModuleSource = object;

/** Takes the module that `orderwire/slim` leaves out. Call it, or `init`, once before anything else. */
export declare function initSync(module: ModuleSource): void;

/** Like `initSync`; takes also a `Response`, or a promise of either, such as `fetch(url)`. */
export declare function init(module: ModuleSource | PromiseLike<ModuleSource>): Promise<void>;
