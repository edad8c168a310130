// A throwaway project: an empty folder outside of this repository, into which the packed tarball
// is installed as a user would, and nothing else.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);
const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The tools of package.json beside this file. */
export const tools = fileURLToPath(new URL("node_modules/", import.meta.url));

/** The tarball that `make npm` packs. */
export function tarball() {
  const folder = join(repository, "target/npm");
  const names = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  if (names.length !== 1)
    throw new Error(`${folder} has ${names.length} tarballs; run \`make npm\``);
  return join(folder, names[0]);
}

/**
 * A project with the package, which is gone when the process ends.
 *
 * @param {Record<string, string>} [files] what stands in it, by path
 */
export async function makeProject(files = {}) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "orderwire-packaging-")));
  process.on("exit", () => rmSync(root, { recursive: true, force: true }));
  const project = {
    root,
    /** @param {Record<string, string>} files */
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, name)), { recursive: true });
        writeFileSync(join(root, name), text);
      }
    },
    /**
     * What a command prints. Its variables are those of a user: nothing of this repository's.
     *
     * @param {string} command
     * @param {string[]} given
     * @param {NodeJS.ProcessEnv} [variables]
     */
    async run(command, given, variables) {
      const { NODE_OPTIONS, NODE_PATH, NODE_TEST_CONTEXT, ...env } = process.env;
      const options = { cwd: root, env: { ...env, ...variables }, maxBuffer: 2 ** 26 };
      try {
        return (await execute(command, given, options)).stdout;
      } catch (error) {
        const { stdout, stderr } = error;
        throw new Error(`${command} ${given.join(" ")} failed:\n${stdout}\n${stderr}`, {
          cause: error,
        });
      }
    },
    /** What a program of Node prints. @param {...string} given */
    node: (...given) => project.run(process.execPath, given),
  };
  project.write({ "package.json": '{ "private": true, "type": "module" }\n', ...files });
  const quiet = ["--offline", "--no-audit", "--no-fund", "--loglevel=error"];
  await project.run("npm", ["install", ...quiet, tarball()]);
  return project;
}
