/** S0-02: with PySpark `main` runs in a Python process, and the SparkContext lives in a JVM beside it; recorded on real Spark. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Recorded {
  readonly spark: string;
  readonly python: { readonly program: string; readonly runsMain: boolean };
  readonly jvm: Readonly<Record<string, string | boolean>>;
  readonly answer: number;
}

test("a PySpark driver is two processes, and the JVM holds the context", () => {
  const recorded = JSON.parse(
    readFileSync("test/oracle/recordings/driver-process.json", "utf8"),
  ) as Recorded;
  expect(recorded.spark).toBe("3.5.3");
  expect(recorded.python).toEqual({ program: "python", runsMain: true });
  expect(recorded.jvm).toEqual({
    program: "java",
    isAnotherProcess: true,
    isChildOfPython: true,
    holdsTheContext: true,
    class: "org.apache.spark.SparkContext",
  });
  expect(recorded.answer).toBe(10);
});
