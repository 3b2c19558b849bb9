/**
 * `npm run ui` in a browser: it shows the katas, asks no other machine for anything, and a `q` ends it.
 *
 * Chromium has a proxy for all but this machine, so that whatever it would ask elsewhere is seen, a connection ahead of any request
 * included, and goes nowhere. It has questions of its own; those that a page makes it ask are told by their hosts. No counterpart in Spark. Left out on purpose: what vitest's window can do.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeToy, toyWorkbook } from "../harness/fixtures/toy.ts";
import { withoutHosts } from "../harness/local-page-plugin.ts";
import { browserArguments, browserPath } from "./chromium.ts";

const runner = join(import.meta.dirname, "../harness/run.mjs");
const folder = mkdtempSync(join(tmpdir(), "kindling-ui-"));
/** Hosts of other machines that the browser asked for. */
const asked: string[] = [];
let toy = "";
let proxy: Server;
let context: BrowserContext;
let ui: ChildProcess;
let address = "";

const listening = (server: Server): Promise<number> =>
  new Promise((done) =>
    server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port)),
  );

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts the command on a toy workbook; answers the address that it prints. */
async function startUi(): Promise<string> {
  toy = toyWorkbook("ui", ["right", "belief"]);
  const env = { ...process.env, KINDLING_ROOT: toy, NO_COLOR: "1", VITEST: "" };
  ui = spawn(process.execPath, [runner, "ui", `port=${await freePort()}`], { env });
  let said = "";
  return new Promise((done, fail) => {
    for (const stream of [ui.stdout, ui.stderr])
      stream?.on("data", (part: Buffer) => {
        said += part.toString();
        const found = /UI started at (http:\S+)/.exec(said)?.[1];
        if (found !== undefined) done(found);
      });
    ui.once("exit", () => fail(new Error(said)));
  });
}

beforeAll(async () => {
  proxy = createServer((request, response) => {
    asked.push(String(request.headers.host));
    response.writeHead(502).end();
  });
  proxy.on("connect", (request, socket) => {
    asked.push(String(request.url));
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  const proxyArgument = `--proxy-server=http://127.0.0.1:${await listening(proxy)}`;
  context = await chromium.launchPersistentContext(folder, {
    executablePath: browserPath(),
    args: [...browserArguments, proxyArgument],
  });
  address = await startUi();
});

afterAll(async () => {
  ui.kill();
  await context.close();
  proxy.close();
  rmSync(folder, { recursive: true, force: true });
  removeToy(toy);
});

/** Hosts that the page would name, had nobody taken them out. */
async function hostsAsShipped(): Promise<string[]> {
  const plain = await fetch(address, { headers: { accept: "text/html", "x-kindling-plain": "1" } });
  return [...(await plain.text()).matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host = ""]) => host);
}

test("a page that names other machines is seen to ask for them", async () => {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(() => {
    document.head.innerHTML = `<link rel="preconnect" href="https://ahead.example">`;
  });
  await expect.poll(() => asked).toContain("ahead.example:443");
  await page.close();
});

test("the window shows the katas and asks no other machine", async () => {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("websocket", (socket) => requests.push(socket.url().replace(/^ws/, "http")));
  await page.goto(address, { waitUntil: "networkidle" });
  await page.getByText("kata-01-resubmit.test.ts").first().waitFor();
  await page.getByText("kata-02-resubmit.test.ts").first().click();
  const own = new URL(address).origin;
  expect(requests.length).toBeGreaterThan(3);
  expect(requests.filter((url) => !url.startsWith(own) && !url.startsWith("data:"))).toEqual([]);
  const hosts = await hostsAsShipped();
  expect(asked.filter((host) => hosts.includes(host.replace(/:\d+$/, "")))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test("a line q ends it, and that katas are red is no fault of its own", async () => {
  const ended = new Promise((done) => ui.once("exit", done));
  ui.stdin?.write("q\n");
  expect(await ended).toBe(0);
});

test("links are taken out of a page by their host, and no others", () => {
  const kept = `<link rel="icon" href="./a.svg"><link rel=stylesheet href=/b.css>`;
  const gone = `<link href='//c.example/x' rel=preload><LINK\n href = "https://d.example/y"\n/>`;
  expect(withoutHosts(`${kept}${gone}<a href="https://e.example">`)).toBe(
    `${kept}<a href="https://e.example">`,
  );
});
