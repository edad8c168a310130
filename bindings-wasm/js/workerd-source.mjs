// The full module for workers: it comes by a static import.
import module from "./full.wasm";

export const source = () => module;
