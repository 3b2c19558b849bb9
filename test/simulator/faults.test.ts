/** Faults that cannot be meant are refused in one line, and one that finds nobody says so. */
import { describe, expect, test } from "vitest";
import { local, seconds, simulate, standalone, submit, type Fault } from "../../engine/index.ts";

const wrong: readonly (readonly [what: string, fault: unknown, says: string])[] = [
  [
    "a misspelt kind",
    { kind: "kil executor", executor: "1", when: { at: 1 } },
    "there is no fault “kil executor”",
  ],
  ["no instant", { kind: "kill executor", executor: "1" }, "does not say when"],
  [
    "an instant between two microseconds",
    { kind: "kill master", when: { at: 2.9 } },
    "whole number of microseconds",
  ],
];

describe("faults", () => {
  test.each(wrong)("%s is refused before the run", (_what, fault, says) => {
    expect(() => simulate(local("local[1]"), { faults: [fault as Fault] })).toThrow(says);
  });

  test("a fault that finds no executor leaves a warning", async () => {
    const fault: Fault = { kind: "kill executor", executor: "77", when: { at: seconds(2.5) } };
    const app = await submit(standalone({ workers: 1 }), { faults: [fault] }, async (spark) => {
      await spark.sleep(3_000);
      return spark.sparkContext.parallelize([1], 1).count();
    });
    expect(app.result).toBe(1);
    expect(app.logs.map(({ text }) => text)).toContain(
      "there is no executor 77 now: “kill executor” has nothing to do",
    );
  });
});
