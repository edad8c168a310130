// Compiled, never run: what a TypeScript project with CommonJS may write.
import orderwire = require("orderwire");
import slim = require("orderwire/slim");

orderwire.version() satisfies string;
slim.initSync(new Uint8Array()) satisfies void;
