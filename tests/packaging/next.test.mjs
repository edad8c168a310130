// The packed tarball in Next: its build bundles the package into a route handler and into a page,
// and leaves it outside of an API route of the older router, which becomes CommonJS.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../browser/chromium.mjs";
import { open } from "./browser.mjs";
import { makeProject, tools } from "./project.mjs";
import { output, source } from "./programs.mjs";

const variables = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };

/** @type {Awaited<ReturnType<typeof makeProject>>} */
let project;
/** @type {import("node:child_process").ChildProcess} */
let server;
/** @type {string} */
let url;

before(async () => {
  project = await makeProject({
    "next.config.mjs": "export default { turbopack: { root: import.meta.dirname } };\n",
    "app/layout.jsx":
      "export default ({ children }) => <html lang='en'><body>{children}</body></html>;\n",
    // Browsers ask for one.
    "app/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>\n',
    "app/page.jsx": `"use client";
      import { useEffect, useState } from "react";
      import { lines } from "../programs/check.mjs";
      export default function Page() {
        const [text, setText] = useState("");
        useEffect(() => setText(JSON.stringify(lines)), []);
        return <p>{text}</p>;
      }\n`,
    "app/rendered/page.jsx": `import { lines } from "../../programs/check.mjs";
      export default () => <p>{JSON.stringify(lines)}</p>;\n`,
    "app/handler/route.js": `import { lines as report } from "../../programs/check.mjs";
      import { lines as answer } from "../../programs/writeback.mjs";
      export const POST = () => Response.json([report, answer]);\n`,
    "pages/api/older.js": `import { lines as report } from "../../programs/check.mjs";
      import { lines as answer } from "../../programs/writeback.mjs";
      export default (request, response) => response.json([report, answer]);\n`,
    "programs/check.mjs": source("check"),
    "programs/writeback.mjs": source("writeback"),
  });
  install();
  await project.run(process.execPath, [next(), "build"], variables);
  await start();
});
after(() => server?.kill());

/** Next has to stand in the project itself: as hard links where these can be. */
function install() {
  for (const name of readdirSync(tools)) {
    // Not the largest, which Next does not need.
    if (["@deno", "deno", "vite", "webpack", "rollup"].includes(name)) continue;
    const given = [join(tools, name), join(project.root, "node_modules/")];
    try {
      execFileSync("cp", ["-al", ...given], { stdio: "ignore" });
    } catch {
      execFileSync("cp", ["-R", ...given]);
    }
  }
}

function next() {
  return join(project.root, "node_modules/next/dist/bin/next");
}

async function start() {
  const { NODE_OPTIONS, NODE_TEST_CONTEXT, ...env } = process.env;
  server = spawn(process.execPath, [next(), "start", "--port", "0", "--hostname", "127.0.0.1"], {
    cwd: project.root,
    env: { ...env, ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  for await (const chunk of server.stdout) {
    printed += chunk;
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
    if (address && /Ready/.test(printed)) {
      url = address[0];
      break;
    }
  }
  assert.ok(url, printed);
}

const both = `[${output("check")},${output("writeback")}]`;

test("a route handler, with the package bundled", async () => {
  const response = await fetch(`${url}/handler`, { method: "POST" });
  assert.equal(await response.text(), both);
  assert.ok(holds(".next/server/chunks", "AGFzbQ"), "the module is in the server's bundle");
});

test("an API route, with the package left outside", async () => {
  assert.equal(await (await fetch(`${url}/api/older`)).text(), both);
  // What is deployed with it: the package as it was installed.
  const traced = readFileSync(
    join(project.root, ".next/server/pages/api/older.js.nft.json"),
    "utf8",
  );
  assert.match(traced, /node_modules\/orderwire\/dist\/inline\.mjs/);
});

test("a page rendered on the server, and one in the browser", async () => {
  const browser = await launch();
  try {
    for (const path of ["/rendered", "/"]) {
      const { text, errors } = await open(browser, `${url}${path}`);
      assert.ok(text.startsWith(output("check")), text.slice(0, 300));
      assert.deepEqual(errors, []);
    }
  } finally {
    await browser.close();
  }
});

/** Whether a file of a folder holds a text. */
function holds(folder, text) {
  const root = join(project.root, folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .some((file) => readFileSync(join(file.parentPath ?? file.path, file.name)).includes(text));
}
