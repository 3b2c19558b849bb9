/** Hostile and broken logs harm nothing: each is served beside a healthy one by a real server on the loopback. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isNode } from "#engine/monitor/history/json-fields";
import { parseLine } from "#engine/monitor/history/json-line";
import { LogFolder } from "../../../engine/node/history/log-folder.ts";
import { serveHistory } from "../../../engine/node/history/server.ts";
import { hostileLogs } from "./hostile-logs.ts";
import { healthy } from "./log-lines.ts";

const root = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(root, { recursive: true }));

const asked = [
  ..."jobs stages?details=true&withSummaries=true allexecutors executors environment".split(" "),
  ..."storage/rdd allmiscellaneousprocess stages/0/0/taskList stages/0/0/taskSummary logs".split(
    " ",
  ),
];

test("there are at least twenty of them", () => {
  expect(new Set(hostileLogs.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
});

describe.each(hostileLogs)("$name", ({ name, files, listedAs }) => {
  test("the server lives, and what is healthy is told rightly", { timeout: 60_000 }, async () => {
    const folder = join(root, name.replace(/\W+/g, "-"));
    for (const [file, content] of Object.entries({ ...files, beside: healthy("beside") })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
    const logs = new LogFolder(folder);
    await logs.scan();
    const server = await serveHistory(logs, 0);
    const ask = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/applications${path}`);
      const text = await response.text();
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("content-type")).toMatch(
        /^(application\/(json|octet-stream)|text\/plain)/,
      );
      expect(response.headers.get("set-cookie")).toBeNull();
      return { status: response.status, text };
    };
    try {
      const listed = parseLine((await ask("")).text) as readonly { readonly id: string }[];
      const ids = listed.map(({ id }) => id);
      expect(ids).toContain("beside");
      if (listedAs !== undefined) expect(ids).toContain(listedAs);
      for (const id of ids)
        for (const path of asked) {
          const { status } = await ask(`/${encodeURIComponent(id)}/${path}`);
          expect([200, 404]).toContain(status);
        }
      for (const id of ["beside", ...(listedAs === undefined ? [] : [listedAs])])
        expect(await figures(ask, id)).toEqual(right);
    } finally {
      await server.close();
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

const right = { numCompleteTasks: 2, executorRunTime: 200, resultSize: 20, status: "COMPLETE" };

type Ask = (path: string) => Promise<{ readonly status: number; readonly text: string }>;

async function figures(ask: Ask, id: string): Promise<unknown> {
  const { text } = await ask(`/${encodeURIComponent(id)}/stages/0/0`);
  const stage = parseLine(text);
  if (!isNode(stage)) return text;
  return Object.fromEntries(Object.keys(right).map((name) => [name, stage[name]]));
}

test("pipes, links into nowhere and in circles, and folders are no logs", async () => {
  const folder = join(root, "kinds");
  mkdirSync(join(folder, "folder"), { recursive: true });
  symlinkSync("nowhere", join(folder, "dangling"));
  symlinkSync("circle", join(folder, "circle"));
  execFileSync("mkfifo", [join(folder, "pipe")]);
  writeFileSync(join(folder, ".hidden"), healthy("hidden"));
  writeFileSync(join(folder, "log"), healthy("app"));
  const logs = new LogFolder(folder);
  await logs.scan();
  expect(logs.applications().map(({ id }) => id)).toEqual(["app"]);
});

test("what was left out is counted", async () => {
  const folder = join(root, "counted");
  mkdirSync(folder);
  const between = [
    "no JSON",
    "[]",
    '{"Event":"x.y.Z"}',
    '{"Event":"SparkListenerTaskEnd"}',
    '{"Event":"SparkListenerTaskGettingResult"}',
  ];
  writeFileSync(join(folder, "log"), healthy("app", between));
  const logs = new LogFolder(folder);
  await logs.scan();
  const opened = await logs.open("app", undefined);
  expect(opened?.counts).toEqual({
    lines: 17,
    events: 12,
    withoutRows: 1,
    unknown: 1,
    bad: 1,
    broken: 2,
    tooLong: 0,
  });
});
