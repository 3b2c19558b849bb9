/**
 * `npm run spark-submit` as a process: what comes on which stream, with which exit code, and what is left on disk.
 *
 * In Spark: bin/spark-submit. Left out on purpose: each refusal in a process of its own; submits.test.ts compares those with real Spark.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kindling-submit-"));
  mkdirSync(join(folder, "events"));
  writeFileSync(join(folder, "boom.ts"), `export default () => { throw new Error("boom"); };\n`);
  writeFileSync(join(folder, "pi.py"), "print(3)\n");
  writeFileSync(join(folder, "nothing.ts"), "export const x = 1;\n");
  writeFileSync(
    join(folder, "rate.ts"),
    `import type { SparkSession } from "${root}engine/index.ts";
export default async (spark: SparkSession, words: readonly string[]) => {
  const rate = Number(words[0]);
  console.log(await spark.sparkContext.parallelize([1, 2, 3], 2).map((x) => x * rate).collect());
};\n`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Typed {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function typed(words: string, env: Readonly<Record<string, string>> = {}): Typed {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "engine/node/spark-submit.ts", ...words.split(" ")],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, INIT_CWD: folder, NO_COLOR: "1", ...env },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

test("client mode: the driver prints here, its log beside it, a program outside of any package runs", () => {
  const { code, out, err } = typed("--master local[2] rate.ts 5");
  expect([code, out]).toEqual([0, "[ 5, 10, 15 ]\n"]);
  expect(err).toMatch(
    /^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d INFO SparkContext: Running Spark version 3\.5\.3\n/,
  );
  expect(err).toContain(
    "INFO DAGScheduler: Got job 0 (collect at rate.ts:4) with 2 output partitions",
  );
});

test("a program that throws: one in client mode; in cluster mode the command has left with 0", () => {
  const quiet = "--conf spark.log.level=ERROR";
  const client = typed(`--master local ${quiet} boom.ts`);
  expect([client.code, client.out]).toEqual([1, ""]);
  expect(client.err).toContain('Exception in thread "main" Error: boom');
  const cluster = typed("--master spark://master:7077 --deploy-mode cluster boom.ts");
  expect(cluster.code).toBe(0);
  expect(cluster.err).toMatch(/State of driver-\S+ is FAILED/);
});

test("cluster mode: what the driver prints lies where the driver ran", () => {
  const { code, out, err } = typed("--master spark://master:7077 --deploy-mode cluster rate.ts 7", {
    KINDLING_WORKERS: "2x2x4g",
  });
  expect([code, out]).toEqual([0, ""]);
  expect(err).toMatch(/ClientEndpoint: State of driver-\S+ is FINISHED/);
  const place = /out\/spark-submit\/work\/\S+\/stdout/.exec(err)?.[0] ?? "not told";
  expect(readFileSync(join(root, place), "utf8")).toBe("[ 7, 14, 21 ]\n");
});

test("the event log is written where the settings say; a driver that finds no such folder fails, wherever it runs", () => {
  const on = "--master local --conf spark.log.level=ERROR --conf spark.eventLog.enabled=true";
  const { code, err } = typed(`${on} --conf spark.eventLog.dir=${folder}/nowhere rate.ts 1`);
  expect(code).toBe(1);
  expect(err).toContain(
    `java.io.FileNotFoundException: File file:${folder}/nowhere does not exist`,
  );
  expect(err).toContain("ERROR SparkContext: Error initializing SparkContext.");
  const far = on.replace("--master local", "--master spark://master:7077 --deploy-mode cluster");
  expect(typed(`${far} --conf spark.eventLog.dir=${folder}/nowhere rate.ts 1`).code).toBe(0);
  expect(typed(`${on} --conf spark.eventLog.dir=${folder}/events rate.ts 1`).code).toBe(0);
  const log = readFileSync(join(folder, "events", "local-1795233600000"), "utf8");
  expect(log.split("\n", 1)[0]).toContain("SparkListenerLogStart");
});

test("what cannot be run here is said in one line", () => {
  const wrong: [words: string, code: number, line: RegExp][] = [
    ["--master local --class A app.jar", 1, /^spark-submit: programs here are TypeScript/],
    ["--master local pi.py", 1, /^spark-submit: programs here are TypeScript/],
    ["--master local gone.py", 2, /^python3: can't open file .*gone\.py'/],
    ["--master local --class A gone.ts", 101, /^Error: Failed to load class A\.$/],
    ["--master local nothing.ts", 1, /^spark-submit: .* exports no main/],
  ];
  for (const [words, code, line] of wrong) {
    const told = typed(words);
    expect([words, told.code, told.out]).toEqual([words, code, ""]);
    expect(told.err.trimEnd()).toMatch(line);
    expect(told.err.trimEnd()).not.toContain("\n");
  }
  expect(typed("rate.ts", { npm_config_master: "local" })).toMatchObject({ code: 2 });
});

test("a console sink prints among what the driver prints; files of a CSV sink are brought here", () => {
  const sink = "org.apache.spark.metrics.sink";
  const conf = [
    `spark.metrics.conf.*.sink.console.class=${sink}.ConsoleSink`,
    `spark.metrics.conf.*.sink.csv.class=${sink}.CsvSink`,
  ].map((one) => `--conf ${one}`);
  const { code, out } = typed(`--master spark://m:7077 ${conf.join(" ")} rate.ts 2`);
  expect(code).toBe(0);
  expect(out).toContain("[ 2, 4, 6 ]");
  expect(out).toMatch(/driver\.DAGScheduler\.job\.allJobs\n +value = 1\n/);
  const kept = join(root, "out/spark-submit/csv/this-machine");
  const file = readdirSync(kept).find((name) => name.endsWith("DAGScheduler.job.allJobs.csv"));
  expect(readFileSync(join(kept, file ?? ""), "utf8")).toMatch(/^t,value\n\d+,1\n/);
});
