// Compiled, never run: what a TypeScript project with ES modules may write.
import { version } from "orderwire";
import { init, initSync, version as slimVersion } from "orderwire/slim";

version() satisfies string;
slimVersion() satisfies string;
initSync(new Uint8Array()) satisfies void;
init(Promise.resolve(new Uint8Array())) satisfies Promise<void>;
