// The JavaScript programs of the READMEs print what the READMEs say, those of a section with a server
// while it runs.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = (name) => `${root}/target/npm/${name}`;

for (const readme of ["README.md", "bindings-wasm/README.md"]) {
  const text = readFileSync(`${root}/${readme}`, "utf8");
  const programs = [...text.matchAll(/^```js\n((?:(?!```)[^\n]*\n)*)```\s*```text\n(.*?)```/gms)];
  const server = /^```js server\.mjs\n((?:(?!```).*\n)*)```/m.exec(text)?.[1];
  test(`${readme}: ${programs.length} programs run as printed`, async () => {
    assert.ok(programs.length > 0);
    const env = { ...process.env, PORT: String(await freePort()), RETAILOPS_TICKET: "secret" };
    const serving = server === undefined ? undefined : await start(server, env);
    try {
      for (const [, program, output] of programs) {
        writeFileSync(file("readme.mjs"), program);
        const run = promisify(execFile)(process.execPath, [file("readme.mjs")], { cwd: root, env });
        assert.equal((await run).stdout, output);
      }
    } finally {
      serving?.kill();
      for (const name of ["readme.mjs", "server.mjs"]) rmSync(file(name), { force: true });
    }
  });
}

test("the README of the package has a server", () => {
  assert.match(readFileSync(`${root}/bindings-wasm/README.md`, "utf8"), /^```js server\.mjs$/m);
});

/** The program of a server, once it listens. */
async function start(program, env) {
  writeFileSync(file("server.mjs"), program);
  const server = spawn(process.execPath, [file("server.mjs")], { cwd: root, env, stdio: "ignore" });
  for (let tries = 0; tries < 200; tries += 1) {
    assert.equal(server.exitCode, null, "the server ended");
    const answers = await fetch(`http://localhost:${env.PORT}/`).catch(() => undefined);
    if (answers !== undefined) return server;
    await wait(50);
  }
  server.kill();
  throw new Error("the server does not listen");
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}
