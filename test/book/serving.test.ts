/**
 * The server of `npm start` gives out the book and nothing else: other hosts, paths that leave the folder and writing are refused.
 *
 * No counterpart in Spark. Left out on purpose: the ports; `test/browser` reads pages through this very code.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { knownKatas } from "../../book/build/chores.ts";
import { answerFile, fileBelow, isOwnHost } from "../../book/build/static-files.ts";
import { removeToy, toyWorkbook } from "../harness/fixtures/toy.ts";
import { Notebook } from "../harness/notebook.ts";
import { workbookAt } from "../harness/workbook.ts";

let above = "";
let folder = "";
let server: Server;
let address = "";

beforeAll(async () => {
  above = mkdtempSync(join(tmpdir(), "kindling-serving-"));
  folder = join(above, "dist");
  mkdirSync(join(folder, "en"), { recursive: true });
  writeFileSync(join(above, "secret.html"), "secret");
  writeFileSync(join(above, "dist-secret.html"), "secret");
  writeFileSync(join(folder, ".hidden"), "secret");
  writeFileSync(join(folder, "en/index.html"), "<head></head>page");
  server = createServer((request, response) =>
    answerFile(folder, request, response, (html) => html.replace("<head>", "<head><meta>")),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(above, { recursive: true, force: true });
});

test.each([
  "/../secret.html",
  "/en/../../secret.html",
  "/..",
  "../secret.html",
  "/../dist-secret.html",
  "/.hidden",
  "/en/..\\..\\secret.html",
  "/en\0",
  "/none.html",
  "/.git/config",
])("%j leads to no file", (path) => {
  expect(fileBelow(folder, path)).toBeUndefined();
});

test("a folder stands for its index, and a page goes out with its policy", async () => {
  expect(fileBelow(folder, "/en/")).toBe(join(folder, "en/index.html"));
  const answer = await fetch(`${address}/en/`);
  expect(await answer.text()).toBe("<head><meta></head>page");
  expect(answer.headers.get("content-security-policy")).toContain("script-src 'self' blob:");
  expect(answer.headers.get("content-security-policy")).not.toContain("unsafe");
});

test("nothing is written, and an odd path is no crash", async () => {
  expect((await fetch(`${address}/en/index.html`, { method: "POST", body: "x" })).status).toBe(405);
  expect((await fetch(`${address}/%E0%A4%A`)).status).toBe(400);
  expect((await fetch(`${address}/%2e%2e%2fsecret.html`)).status).toBe(404);
});

test.each([
  ["127.0.0.1:8015", true],
  ["localhost:8015", true],
  ["[::1]:8015", true],
  ["evil.example", false],
  ["evil.example:8015", false],
  ["127.0.0.1:9000", false],
  ["127.0.0.1", false],
  [undefined, false],
])("a request for the host %s is answered: %s", (host, answered) => {
  expect(isOwnHost(host, 8015)).toBe(answered);
});

test("a page is told of katas that were judged before it was opened, and not of those that changed since", () => {
  const toy = toyWorkbook("known", ["right", "wrong", "todo"]);
  try {
    const { katas } = workbookAt(toy);
    const [right, wrong] = katas;
    if (right === undefined || wrong === undefined) throw new Error("the toy lacks katas");
    const notebook = new Notebook(toy);
    notebook.note(right, "holds");
    notebook.note(wrong, "broken");
    expect(knownKatas(toy)).toEqual([
      { id: right.id, state: "holds", line: "" },
      { id: wrong.id, state: "broken", line: "" },
    ]);
    appendFileSync(join(toy, wrong.file), "// changed\n");
    expect(knownKatas(toy).map(({ id }) => id)).toEqual([right.id]);
  } finally {
    removeToy(toy);
  }
});
