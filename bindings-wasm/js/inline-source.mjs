// The full module of the default entry point: inside, as base64.
import base64 from "../pkg/full.wasm";
import { decodeBase64 } from "./base64.mjs";

export const source = () => decodeBase64(base64);
