// The default entry point: the module is inside, as base64, so one synchronous import is enough.
import base64 from "../pkg/core.wasm";
import { decodeBase64 } from "./base64.mjs";
import { provide } from "./instance.mjs";

provide(() => decodeBase64(base64));

export * from "./facade.mjs";
export * from "./functions.mjs";
export { schema } from "./schema.mjs";
