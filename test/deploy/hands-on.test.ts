/** The observations of the hands-on hold in every session of their kind, and what is believed instead is refuted. In Spark: note 003, typed by anybody. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { observations } from "./hands-on.ts";
import { counting, plain, typist } from "./shell-told.ts";

describe.each(observations.map((one) => [one.title, one] as const))(
  "%s",
  (_title, { check, beliefs }) => {
    test("holds", () => check(12));

    test.each(beliefs.map((one) => [one.belief, one] as const))(
      "not so: %s",
      async (_belief, { refuted }) => {
        expect(await refuted(12)).toBeGreaterThan(0);
      },
    );
  },
);

describe("the whole transcript, typed in one go", async () => {
  const path = new URL("../../engine/node/programs/hands-on.sh", import.meta.url);
  const { shell, lines } = typist((given) => ({ "hello-spark.ts": counting(given) }));
  for (const line of readFileSync(path, "utf8").split("\n")) {
    lines.push(`> ${line}`);
    await shell.run(line);
  }
  const text = lines.map(plain).join("\n");
  const log = (name: string): string =>
    (shell.files.read(`${shell.home}/${name}.log`) ?? "").split("\n").map(plain).join("\n");

  test.each<[step: string, seen: RegExp]>([
    ["a Master is elected", /New state: ALIVE\n> # Step 2/],
    [
      "the application waits with no cores",
      /"cores" : 0,\n +"user" : "\w+",\n +"memoryperexecutor" : 1024,[^}]*"state" : "WAITING"/,
    ],
    ["it runs by itself once a worker is there", /with 12 core\(s\)[^]*COUNT 1000[^]*> netstat/],
    [
      "RPC is bound to the loopback, pages to every interface",
      /127\.0\.0\.1:7077 [^]*0\.0\.0\.0:8080 [^]*0\.0\.0\.0:8081 /,
    ],
    [
      "the limits hold",
      /"cores" : 2,\n +"user" : "\w+",\n +"memoryperexecutor" : 500,[^}]*"state" : "FINISHED"/,
    ],
    ["less than 450 MiB is refused", /\nexit code 1\n/],
    [
      "more than the worker has waits",
      /\nWARN TaskSchedulerImpl: Initial job has not accepted any resources[^\n]*\n> kill %%/,
    ],
    ["in the end only the worker lives", /> jps\n\d+ Worker\n/],
  ])("%s", (_step, seen) => {
    expect(text).toMatch(seen);
  });

  test("the Master's death took nothing with it", () => {
    expect(log("sixth").match(/^COUNT 1000$/gm)).toHaveLength(2);
    expect(log("sixth")).toContain("Disconnected from Spark cluster!");
    expect(log("fourth")).toContain("[INVALID_EXECUTOR_MEMORY]");
  });
});

test("every observation says which claims of the ledger it stands for", () => {
  expect(observations.length).toBeGreaterThanOrEqual(10);
  for (const { claims } of observations) expect(claims.length).toBeGreaterThan(0);
});
