/** The history server: who may ask, what is answered to other methods and paths, several attempts, logs that grow, end and vanish, downloads, ports. */
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { LogFolder } from "../../../engine/node/history/log-folder.ts";
import { type RunningServer, serveHistory } from "../../../engine/node/history/server.ts";
import {
  applicationStart,
  environment,
  healthy,
  jobStart,
  stageInfo,
  taskStart,
} from "./log-lines.ts";

const root = mkdtempSync(join(tmpdir(), "served-"));
const opened: RunningServer[] = [];
afterAll(async () => {
  for (const server of opened) await server.close();
  rmSync(root, { recursive: true });
});

async function served(name: string, files: Readonly<Record<string, string>>) {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  let now = 1_795_000_100_000;
  const logs = new LogFolder(folder, () => (now += 1000));
  await logs.scan();
  const server = await serveHistory(logs, 0);
  opened.push(server);
  return { folder, logs, port: server.port, url: `http://127.0.0.1:${server.port}` };
}

interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** As a stranger would ask: any method, any path as it stands, any host. */
const asks = (
  port: number,
  path: string,
  options: { method?: string; host?: string } = {},
): Promise<Said> =>
  new Promise((resolve, reject) => {
    const { method = "GET", host = `127.0.0.1:${port}` } = options;
    const sent = request(
      { port, host: "127.0.0.1", path, method, headers: { host } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end();
  });

test("only this machine's own names are answered", async () => {
  const { port } = await served("hosts", { log: healthy("app") });
  const path = "/api/v1/applications";
  for (const host of ["127.0.0.1", `localhost:${port}`, "LOCALHOST", `[::1]:${port}`])
    expect((await asks(port, path, { host })).status).toBe(200);
  for (const host of [
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil:80",
    "10.0.0.1",
    "127.0.0.1:80:80",
  ])
    expect(await asks(port, path, { host })).toMatchObject({ status: 403 });
});

test("there is GET and HEAD, and nothing else", async () => {
  const { port } = await served("methods", { log: healthy("app") });
  const path = "/api/v1/version";
  const got = await asks(port, path);
  const head = await asks(port, path, { method: "HEAD" });
  expect(got.text).toBe('{\n  "spark" : "3.5.3"\n}');
  expect(head).toMatchObject({ status: 200, text: "" });
  expect(head.headers["content-length"]).toBe(got.headers["content-length"]);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
    expect(await asks(port, path, { method })).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
});

test("no path leads out of the folder, and a path that is none gets a line", async () => {
  const { port } = await served("paths", { log: healthy("app") });
  const odd = [
    ..."/../../etc/passwd /api/v1/../../../etc/passwd /api/v1/applications/..%2f..%2fetc%2fpasswd/logs".split(
      " ",
    ),
    ..."/api/v1/applications/%00/logs /api/v1/applications/%/jobs /api/v1 /nope //etc/passwd /api/v1/".split(
      " ",
    ),
    ..."/api/v1/applications//jobs /api/v1/applications/app/stages/0/0/taskTable /static/x.js".split(
      " ",
    ),
    `/api/v1/applications/${"a".repeat(5000)}`,
  ];
  for (const path of odd) {
    const { status, headers, text } = await asks(port, path);
    expect(status).toBe(404);
    expect(headers["content-type"]).toMatch(/^text\/plain/);
    expect(text).not.toContain("root:");
  }
});

test("attempts are told apart, and without a number there is none", async () => {
  const attempt = (n: number) =>
    healthy("app").replace('"App ID":"app"', `"App ID":"app","App Attempt ID":"${n}"`);
  const later = attempt(2).replaceAll("1795000001000", "1795000002000");
  const { url } = await served("attempts", { one: attempt(1), two: later });
  const status = async (path: string) => (await fetch(`${url}/api/v1/applications/${path}`)).status;
  const told = (await (await fetch(`${url}/api/v1/applications/app`)).json()) as {
    attempts: readonly { attemptId: string }[];
  };
  expect(told.attempts.map(({ attemptId }) => attemptId)).toEqual(["2", "1"]);
  expect(
    await Promise.all(
      ["app/1/jobs", "app/2/jobs", "app/1", "app/3", "app/jobs", "app/3/jobs"].map(status),
    ),
  ).toEqual([200, 200, 200, 404, 404, 404]);
});

test("a log that grows is looked at again, one that ends is whole, one that vanishes is gone", async () => {
  const [start, rest] = [
    [environment(), applicationStart("app"), jobStart(0, [stageInfo(0, 2)]), ""].join("\n"),
    [taskStart(0, 0), ""].join("\n"),
  ] as const;
  const { folder, logs, url } = await served("grows", { "log.inprogress": start });
  const get = async (path: string) =>
    (await fetch(`${url}/api/v1/applications${path}`)).json() as Promise<Record<string, unknown>[]>;
  const attempts = async () =>
    ((await get(""))[0]?.["attempts"] as Record<string, unknown>[] | undefined)?.[0];
  expect((await get("/app/jobs"))[0]).toMatchObject({ status: "RUNNING" });
  const first = await attempts();
  expect(first).toMatchObject({ completed: false, endTimeEpoch: -1, duration: 0 });
  appendFileSync(join(folder, "log.inprogress"), rest);
  await logs.scan();
  expect((await attempts())?.["lastUpdatedEpoch"]).toBeGreaterThan(
    Number(first?.["lastUpdatedEpoch"]),
  );
  expect(await get("/app/executors")).toEqual([]);
  expect(await get("/app/stages/0/0/taskList?status=running")).toHaveLength(1);
  writeFileSync(join(folder, "log.inprogress"), healthy("app"));
  renameSync(join(folder, "log.inprogress"), join(folder, "log"));
  await logs.scan();
  expect(await attempts()).toMatchObject({ completed: true, duration: 8000 });
  expect((await get("/app/jobs"))[0]).toMatchObject({ status: "SUCCEEDED" });
  rmSync(join(folder, "log"));
  await logs.scan();
  expect(await get("")).toEqual([]);
});

test("an application that did not say that it ended is not complete, however its file is called", async () => {
  const { url } = await served("ends", { log: healthy("app").replace(/.*ApplicationEnd.*\n/, "") });
  const listed = async (query: string) =>
    ((await (await fetch(`${url}/api/v1/applications?${query}`)).json()) as unknown[]).length;
  expect([
    await listed("status=running"),
    await listed("status=completed"),
    await listed(""),
  ]).toEqual([1, 0, 1]);
});

/** Names and contents of an archive, read from its directory. */
function unzipped(bytes: Buffer): Record<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  const found: Record<string, string> = {};
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const [name, extra] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)];
    const head = bytes.readUInt32LE(at + 42);
    const data = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const raw = bytes.subarray(data, data + packed);
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(raw) : raw;
    expect(content.length).toBe(size);
    found[bytes.toString("utf8", at + 46, at + 46 + name)] = content.toString("utf8");
    at += 46 + name + extra;
  }
  return found;
}

test("logs are handed out as an archive: one attempt's, all attempts', rolled ones with their folder", async () => {
  const rolled = "eventlog_v2_rolled";
  const whole = healthy("rolled").split(/(?<=\n)/);
  const { url } = await served("archives", {
    [`${rolled}/appstatus_rolled`]: "",
    [`${rolled}/events_1_rolled`]: whole.slice(0, 6).join(""),
    [`${rolled}/events_2_rolled`]: whole.slice(6).join(""),
    "한글 log": healthy('a"/../b\r\n'),
  });
  const logs = async (id: string) =>
    fetch(`${url}/api/v1/applications/${encodeURIComponent(id)}/logs`);
  const archive = unzipped(Buffer.from(await (await logs("rolled")).arrayBuffer()));
  expect(archive).toEqual({
    [`${rolled}/`]: "",
    [`${rolled}/appstatus_rolled`]: "",
    [`${rolled}/events_1_rolled`]: whole.slice(0, 6).join(""),
    [`${rolled}/events_2_rolled`]: whole.slice(6).join(""),
  });
  const odd = await logs('a"/../b\r\n');
  expect(odd.headers.get("content-disposition")).toBe(
    "attachment; filename=eventLogs-a__.._b__.zip",
  );
  expect(Object.keys(unzipped(Buffer.from(await odd.arrayBuffer())))).toEqual(["한글 log"]);
  const none = await logs("nobody");
  expect([none.status, await none.text()]).toEqual([404, "no such app: nobody/1"]);
});

test("of rolled logs a compacted one stands for those before it", async () => {
  const whole = healthy("compacted").split(/(?<=\n)/);
  const { url } = await served("compacted", {
    "eventlog_v2_c/appstatus_c": "",
    "eventlog_v2_c/events_1_c": "{broken\n",
    "eventlog_v2_c/events_2_c": "{broken\n",
    "eventlog_v2_c/events_2_c.compact": whole.slice(0, 8).join(""),
    "eventlog_v2_c/events_3_c": whole.slice(8).join(""),
  });
  const stage = (await (
    await fetch(`${url}/api/v1/applications/compacted/stages/0/0`)
  ).json()) as Record<string, unknown>;
  expect(stage).toMatchObject({ numCompleteTasks: 2, executorRunTime: 200, status: "COMPLETE" });
});

test("when a port is taken the next one is", async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  const address = other.address();
  const taken = typeof address === "object" && address !== null ? address.port : 0;
  const server = await serveHistory(new LogFolder(root), taken);
  opened.push(server);
  expect(server.port).toBeGreaterThan(taken);
  expect(server.port).toBeLessThanOrEqual(taken + 16);
  await new Promise((done) => other.close(done));
});

test("pages come with a policy that lets nothing run, and paths lead where Spark's do", async () => {
  const { port } = await served("pages", { log: healthy("app") });
  const page = await asks(port, "/history/app/jobs/");
  expect(page).toMatchObject({ status: 200 });
  expect(page.headers["content-type"]).toBe("text/html;charset=utf-8");
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toMatch(/^default-src 'none'; style-src 'self';/);
  expect(policy).not.toMatch(/script|unsafe|\*/);
  const style = /href="(\/static[^"]+)"/.exec(page.text)?.[1] ?? "";
  expect((await asks(port, style)).headers["content-type"]).toBe("text/css;charset=utf-8");
  const bare = await asks(port, "/history/app");
  expect(bare).toMatchObject({ status: 302, headers: { location: "/history/app/jobs/" } });
  for (const [path, status] of [
    ["/history/nobody/jobs/", 404],
    ["/history/app/nothing/", 404],
    ["/history/app/__proto__/", 404],
    ["/history/..%2f..%2fetc/jobs/", 404],
    ["/history/app/jobs/job/", 400],
    ["/history/app/stages/stage/?id=x&attempt=0", 400],
    ["/history/app/jobs/job/?id=77", 200],
    ["/elsewhere", 404],
  ] as const)
    expect([path, (await asks(port, path)).status]).toEqual([path, status]);
});
