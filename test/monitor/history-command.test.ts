/** `npm run history` and `npm run conform` as people type them: one line for wrong input, an address that answers, an end when they are told to end. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { command } from "../harness/fixtures/commands.ts";
import { healthy } from "./history/log-lines.ts";

const folder = mkdtempSync(join(tmpdir(), "history-command-"));
writeFileSync(join(folder, "log"), healthy("app"));
const answers = join(tmpdir(), `${folder.split("/").at(-1) ?? ""}.json`);
writeFileSync(
  answers,
  '{"/version":{"spark":"3.5.3"},"/applications/nope":{"__http":404,"__body":"other"}}',
);
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(answers);
});

const wrong: readonly (readonly [words: readonly string[], line: RegExp])[] = [
  [["history"], /^npm run history -- DIR/],
  [["history", "/no/such/folder"], /^There is no folder \/no\/such\/folder\./],
  [["history", join(folder, "log")], /is no folder; name the folder/],
  [["history", folder, "--port", "abc"], /^“abc” is no port/],
  [["history", folder, folder], /^One folder at a time/],
  [["history", folder, "--colour"], /^npm run history -- DIR/],
  [["conform", folder], /^npm run conform -- LOGS/],
  [["conform", folder, "/no/such.json"], /cannot be read as expected answers/],
];

test.each(wrong)("%s", async (words, line) => {
  const said = await command(folder, words, { KINDLING_LANG: "en" });
  expect(said).toMatchObject({ code: 2, out: "" });
  expect(said.error).toMatch(line);
  expect(said.error.trimEnd().split("\n")).toHaveLength(1);
});

test("in Korean, too", async () => {
  const korean = { KINDLING_LANG: "ko" };
  const port = await command(folder, ["history", folder, "--port", "65536"], korean);
  expect(port).toMatchObject({
    code: 2,
    error: "“65536”은(는) 포트가 아닙니다. 포트는 0부터 65535까지의 수입니다.\n",
  });
  const logs = await command(folder, ["conform", "/no/such", answers], korean);
  expect(logs.error).toMatch(/폴더가 없습니다/);
});

test("conform says what differs, how many agree, and exits 1 unless all do", async () => {
  const said = await command(folder, ["conform", folder, answers], { KINDLING_LANG: "en" });
  expect(said.code).toBe(1);
  expect(said.lines).toEqual([
    '/applications/nope: .__body: "other" there, "unknown app: nope" here',
    "1 of 2 answers of the real History Server are ours, too",
  ]);
});

test("history answers at the address that it prints, until it is told to end", async () => {
  const runner = join(import.meta.dirname, "../harness/run.mjs");
  const child = spawn(process.execPath, [runner, "history", folder, "--port", "0"], {
    env: { ...process.env, KINDLING_LANG: "en" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const line = await new Promise<string>((resolve) =>
    child.stdout.on("data", (data: Buffer) => resolve(data.toString("utf8"))),
  );
  expect(line).toMatch(/^1 application: http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl\+C ends\)\n$/);
  const url = /http:\S+/.exec(line)?.[0] ?? "";
  expect(await (await fetch(`${url}api/v1/applications/app/jobs`)).json()).toMatchObject([
    { status: "SUCCEEDED" },
  ]);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});
