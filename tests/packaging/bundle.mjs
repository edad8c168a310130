// One program through each bundler, as its users call it: one file for a page or for Node.
import { build as esbuild } from "esbuild";
import nodeResolve from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";

/**
 * @typedef {object} Bundle
 * @property {string} root the project
 * @property {string} entry an absolute path
 * @property {string} folder where the result goes, as main.js
 */
/** @typedef {(bundle: Bundle) => Promise<unknown>} Bundler */

/** @satisfies {Record<string, Bundler>} for pages, minified where the bundler does that */
export const bundlers = {
  esbuild: ({ root, entry, folder }) => withEsbuild({ root, entry, folder }, { minify: true }),
  rollup: async ({ entry, folder }) => {
    const onwarn = (/** @type {{ message: string }} */ warning) => {
      throw new Error(warning.message);
    };
    const bundle = await rollup({
      input: entry,
      plugins: [nodeResolve({ browser: true })],
      onwarn,
    });
    await bundle.write({ file: `${folder}/main.js`, format: "es" });
  },
  vite: ({ root, entry, folder }) =>
    vite({
      root,
      configFile: false,
      logLevel: "warn",
      build: {
        outDir: folder,
        chunkSizeWarningLimit: 5000,
        rollupOptions: { input: entry, output: { entryFileNames: "main.js" } },
      },
    }),
  webpack: (bundle) => withWebpack(bundle, { target: "web" }),
};

/**
 * @param {Bundle} bundle
 * @param {import("esbuild").BuildOptions} options
 */
export async function withEsbuild({ root, entry, folder }, options) {
  const result = await esbuild({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: `${folder}/main.js`,
    bundle: true,
    format: "esm",
    logLevel: "silent",
    ...options,
  });
  if (result.warnings.length > 0) throw new Error(result.warnings[0].text);
}

/**
 * @param {Bundle} bundle
 * @param {import("webpack").Configuration} configuration
 */
export async function withWebpack({ root, entry, folder }, configuration) {
  const compiler = webpack({
    context: root,
    mode: "production",
    entry,
    // Its hint on files above 244 KiB.
    performance: { hints: false },
    ...configuration,
    output: { path: folder, filename: "main.js", ...configuration.output },
  });
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, stats) => (error ? reject(error) : resolve(stats))),
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
}
