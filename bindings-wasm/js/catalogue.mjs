// The functions of the second module, which has the descriptions. Nothing here is made before the
// first call, so that a bundler drops all of it where none of these functions is imported.
import { instantiate } from "../pkg/catalogue/glue.mjs";
import { callInto } from "./call.mjs";
import { Loader } from "./loader.mjs";
import { encodeOptions, textOf } from "./options.mjs";

/** @typedef {ReturnType<typeof instantiate> & import("./loader.mjs").Instance} Descriptions the functions of src/catalogue.rs */

class Catalogue {
  /** @type {Loader<Descriptions>} */
  loader;

  /** @param {() => import("./loader.mjs").ModuleSource} source */
  constructor(source) {
    this.loader = new Loader(instantiate, "jsonSchema", source);
  }

  /**
   * The JSON Schema of a kind.
   *
   * @param {unknown} kind
   * @param {unknown} [draft]
   * @param {unknown} [options]
   */
  jsonSchema(kind, draft, options) {
    const [name, version] = [textOf(kind), textOf(draft ?? "2020-12")];
    const pairs = encodeOptions(options);
    return JSON.parse(callInto(this.loader, (module) => module.jsonSchema(name, version, pairs)));
  }

  /** The OpenAPI document of all vendors. */
  openapi() {
    return JSON.parse(callInto(this.loader, (module) => module.openapi()));
  }

  /**
   * What a code means.
   *
   * @param {unknown} code
   */
  explain(code) {
    const slug = textOf(code);
    return JSON.parse(callInto(this.loader, (module) => module.explain(slug)));
  }
}

/** @type {Catalogue | undefined} */
let made;

/**
 * The catalogue, with its module from where the first call says.
 *
 * @param {() => import("./loader.mjs").ModuleSource} source
 */
export function catalogue(source) {
  return (made ??= new Catalogue(source));
}

/** @typedef {Catalogue["jsonSchema"]} JsonSchema */
/** @typedef {Catalogue["openapi"]} OpenApi */
/** @typedef {Catalogue["explain"]} Explain */
