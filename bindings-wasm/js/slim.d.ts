/**
 * A compiled `WebAssembly.Module`, or the bytes of one: those of `orderwire/core.wasm`, or of
 * `orderwire/full.wasm`.
 */
export type ModuleSource = object;

/** Takes the module that `orderwire/slim` leaves out. Call it, or `init`, once before anything else. */
export declare function initSync(module: ModuleSource): void;

/** Like `initSync`; takes also a `Response`, or a promise of either, such as `fetch(url)`. */
export declare function init(module: ModuleSource | PromiseLike<ModuleSource>): Promise<void>;

/**
 * Takes the module that `writeback`, `build`, `serialize`, `detect`, `checkExchange`, `checkUpdate`,
 * `apportionExplained`, `tax`, `inferTaxPct`, `verify`, `jsonSchema`, `openapi` and `explain` need. Call
 * it, or `initFull`, once before them; the other functions do without.
 * `apportionExplained`, `refundNext`, `refundQuantity`, `compare`, `verify`, `jsonSchema`, `openapi` and `explain`
 * need. Call it, or `initFull`, once before them; the other functions do without.
 */
export declare function initFullSync(module: ModuleSource): void;

/** Like `initFullSync`; takes also a `Response`, or a promise of either, such as `fetch(url)`. */
export declare function initFull(module: ModuleSource | PromiseLike<ModuleSource>): Promise<void>;
