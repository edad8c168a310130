// What `import … from "orderwire"` offers; each function converts in, calls the core, converts out.
import { core } from "./instance.mjs";

/** The version of this package. */
export function version() {
  return core().version();
}
