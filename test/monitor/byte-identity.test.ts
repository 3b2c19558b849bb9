/**
 * Same seed, same bytes: the event logs of the fixed runs (local mode; a standalone cluster that loses an executor; a failing job) are the same in
 * processes that V8 treats quite differently, in other time zones and languages, and in this one. In Spark: nothing; no two of its logs are alike.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { historyRuns } from "../oracle/history-runs.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "bytes-"));
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The program and the engine lie in files of their own, so that call sites name the program. */
beforeAll(async () => {
  const shared = { bundle: true, format: "esm", platform: "node", target: "node20" } as const;
  await Promise.all([
    build({
      ...shared,
      entryPoints: [at("../../engine/index.ts")],
      outfile: join(folder, "kindling-engine.js"),
    }),
    build({
      ...shared,
      entryPoints: [at("programs/logged.ts")],
      outfile: join(folder, "program.js"),
      external: ["#engine/index"],
    }),
  ]);
  const manifest = { type: "module", imports: { "#engine/index": "./kindling-engine.js" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What the program prints in a process of its own. */
const printed = (flags: readonly string[], env: Record<string, string> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 64_000_000, timeout: 50_000 };
    execFile(process.execPath, [...flags, join(folder, "program.js")], options, (error, out) =>
      error === null ? resolve(out) : reject(error),
    );
  });

test("an event log is the same, byte for byte, in processes with different flags of V8", async () => {
  const logs = await Promise.all([
    printed([]),
    printed(["--jitless", "--hash-seed=7"], { TZ: "Asia/Seoul", LANG: "ko_KR.UTF-8" }),
    printed(["--no-opt", "--max-lazy"], { TZ: "America/New_York" }),
    printed(["--stack-size=2000", "--always-sparkplug", "--single-threaded"]),
  ]);
  const [first] = logs;
  expect(first.split("\n").length).toBeGreaterThan(100);
  expect(first).toContain(`"Stage Name":"collect at program.js:`);
  expect(first).toContain(`"Removed Reason":"Command exited with code 137"`);
  expect(new Set(logs.map(hash))).toEqual(new Set([hash(first)]));
  console.log(`event logs of ${historyRuns.length} runs, ${logs.length} processes: ${hash(first)}`);

  let here = "";
  for (const { run } of historyRuns) here += (await run()).eventLog();
  expect(withoutCallSites(here)).toBe(withoutCallSites(first));
});

/** Call sites name the file and line of the program, which differ with how it was built. */
const withoutCallSites = (log: string): string =>
  log.replace(/ at (program\.js|history-runs\.ts):\d+/g, " at program");
