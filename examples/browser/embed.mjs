// What the page has inside from the build on: the kinds, and every example payload.
import { readdir, readFile } from "node:fs/promises";
import { detect, kinds } from "orderwire";

const payloads = new URL("../payloads/", import.meta.url);

/** Every example: which kind it is of, and whether its members alone tell. */
export async function examples() {
  const names = [];
  for (const folder of ["", "broken/"])
    for (const name of (await readdir(new URL(folder, payloads))).sort())
      if (/\.(json|query)$/.test(name)) names.push(folder + name);
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, payloads), "utf8");
      const kind = name.replace(/^broken\//, "").replace(/\.\w+$/, "");
      const detected = detect(text)[0]?.kind === kind;
      return { name, kind, broken: name.startsWith("broken/"), detected, text };
    }),
  );
}

/** esbuild's plugin for the module `playground:examples`. */
export const embedded = {
  name: "embedded",
  setup(build) {
    build.onResolve({ filter: /^playground:examples$/ }, ({ path }) => ({
      path,
      namespace: "embedded",
    }));
    build.onLoad({ filter: /.*/, namespace: "embedded" }, async () => {
      const names = kinds().map(({ kind }) => ({ kind }));
      const contents = `export const kinds = ${JSON.stringify(names)};\nexport const examples = ${JSON.stringify(await examples())};`;
      return { contents, loader: "js" };
    });
  },
};
