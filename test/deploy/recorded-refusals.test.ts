/**
 * What spark-submit and the contexts of a program refuse, in the words that real Spark 3.5.3 used when they were recorded.
 *
 * Left out on purpose: refusals that look into a JAR; the engine has none.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { local, SparkException, sparkSubmit, submit } from "../../engine/index.ts";
import { parseLocalMaster } from "../../engine/deploy/local/local-mode.ts";

interface Refusals {
  readonly commands: readonly {
    readonly name: string;
    readonly command: readonly string[];
    readonly output: readonly string[];
  }[];
  readonly calls: Readonly<Record<string, string>>;
}

const path = new URL("../oracle/recordings/refusals.json", import.meta.url);
const { commands, calls } = JSON.parse(readFileSync(path, "utf8")) as Refusals;

/** What the shell scripts hand to spark-submit. */
const resources: Readonly<Record<string, readonly string[]>> = {
  "spark-submit": [],
  "spark-shell": ["--class", "org.apache.spark.repl.Main", "spark-shell"],
  "spark-sql": [
    "--class",
    "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver",
    "spark-internal",
  ],
  pyspark: ["pyspark-shell"],
};
const files: Readonly<Record<string, string>> = { JAR: "a.jar", PY: "a.py", R: "a.R" };

const looksIntoTheJar = /No main class set|Failed to load class/;
const refused = commands.filter(({ output }) => !looksIntoTheJar.test(output.join()));

test("most recorded commands are compared", () => {
  expect(refused.length).toBeGreaterThanOrEqual(8);
});

test.each(refused.map((each) => [each.name, each] as const))("%s", (_name, { command, output }) => {
  const [program = "", ...rest] = command;
  const words = [...rest.map((word) => files[word] ?? word), ...(resources[program] ?? [])];
  let text = "";
  try {
    sparkSubmit(words);
  } catch (error) {
    const thrown = error as Error;
    const name =
      error instanceof SparkException
        ? "org.apache.spark.SparkException"
        : "java.lang.AssertionError";
    text = `Exception in thread "main" ${name}: ${thrown.message}`;
  }
  expect(text).toBe(output[0]);
});

test("a second context, and the use of one that was stopped", async () => {
  const app = await submit(local("local[1]"), {}, async (spark, driver) => {
    const second = await driver.newContext().then(
      () => "works",
      (error: unknown) => String(error),
    );
    spark.stop();
    const stopped = ((): string => {
      try {
        spark.sparkContext.parallelize([1]);
        return "works";
      } catch (error) {
        return String(error);
      }
    })();
    const again = await driver.newContext();
    return { second, stopped, again: await again.parallelize([1]).count() };
  });
  const first = (text: string | undefined): string => (text ?? "").split("\n")[0] as string;
  const { second, stopped, again } = app.result;
  expect(first(calls["second SparkContext"])).toContain(first(second).replace(/^\w+: /, ""));
  expect(first(second)).toContain("created at:");
  // Where the stopped one was made is a stack trace there, and the application's name here.
  expect(stopped.replace(/^\w+: /, "").replace(/local-\d+\n/, "")).toBe(
    calls["use of a stopped SparkContext"]?.replace(/^[\w.]+: /, ""),
  );
  expect(`works: ${again}`).toBe(calls["a new SparkContext after stop"]);
});

test("master URLs of no kind", () => {
  const refusal = (url: string): string => {
    try {
      parseLocalMaster(url, 4);
      return "works";
    } catch (error) {
      return `org.apache.spark.SparkException: ${(error as Error).message}`;
    }
  };
  expect(refusal("somewhere")).toBe(calls["unknown master"]);
  expect(refusal("local[0]")).toBe(calls["local without a thread"]);
});
