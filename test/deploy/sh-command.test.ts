/**
 * `npm run sh` as a process: a script by standard input and by -c, programs from the folder where it was typed, what comes on which stream, exit codes.
 *
 * In Spark: a terminal with bin/spark-submit in it. Left out on purpose: the prompt, which a person tries.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kindling-sh-"));
  writeFileSync(
    join(folder, "rate.ts"),
    `import type { SparkSession } from "${root}engine/index.ts";
export default async (spark: SparkSession, words: readonly string[]) => {
  const rate = Number(words[0]);
  console.log((await spark.sparkContext.parallelize([1, 2, 3], 2).map((x) => x * rate).collect()).join(" "));
};\n`,
  );
  writeFileSync(join(folder, "boom.ts"), `export default () => { throw new Error("boom"); };\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sh(
  words: readonly string[],
  input: string,
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "engine/node/sh.ts", ...words],
    {
      cwd: root,
      encoding: "utf8",
      input,
      env: { ...process.env, INIT_CWD: folder, NO_COLOR: "1" },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

const master = "spark-class org.apache.spark.deploy.master.Master -h localhost > master.log 2>&1 &";
const worker =
  "spark-class org.apache.spark.deploy.worker.Worker -c 4 -m 2g spark://localhost:7077 > worker.log 2>&1 &";
const submit = "spark-submit --master spark://localhost:7077";

test("a script by standard input: daemons in the background, programs of the folder in front", () => {
  const { code, out, err } = sh(
    [],
    [
      master,
      worker,
      "sleep 3",
      `${submit} rate.ts 5`,
      `${submit} rate.ts 7 2> err.log`,
      "jps",
      "cat worker.log",
      "exit 3",
    ].join("\n"),
  );
  expect(code).toBe(3);
  expect(out).toMatch(/^5 10 15\n7 14 21\n\d+ Master\n\d+ Worker\n/);
  expect(out).toContain("INFO Worker: Successfully registered with master spark://localhost:7077");
  expect(err).toMatch(
    /\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d INFO SparkContext: Running Spark version 3\.5\.3\n/,
  );
});

test("-c runs one line; what fails leaves its exit code", () => {
  expect(sh(["-c", `${submit} --deploy-mode cluster hello.py`], "").code).toBe(1);
  const boom = sh(["-c", "spark-submit --master local --conf spark.log.level=ERROR boom.ts"], "");
  expect([boom.code, boom.out]).toEqual([1, ""]);
  expect(boom.err).toContain('Exception in thread "main" Error: boom');
  const unknown = sh(["-c", "sbatch"], "");
  expect([unknown.code, unknown.err.split(".")[0]]).toEqual([127, "sh: sbatch: command not found"]);
});

test("spark-shell reads what follows, evaluates TypeScript and goes on", () => {
  const { code, out } = sh(
    [],
    [
      "spark-shell --master local[2]",
      "const rate = 3",
      "sc.parallelize([1, 2, 3], 2).map((x) => x * 2).collect()",
      "nope",
      ":quit",
      "echo $? after",
    ].join("\n"),
  );
  expect(code).toBe(0);
  expect(out).toContain("Spark context available as 'sc' (master = local[2], app id = local-");
  expect(out).toContain("rate = 3\nres0 = [ 2, 4, 6 ]\n0 after\n");
});
