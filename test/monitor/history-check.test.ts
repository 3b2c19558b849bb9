/**
 * Whether the check with a real History Server 3.5.3 still holds for what the engine writes today: the logs of the fixed runs have the shape that the
 * server opened, and the fold over the events says what the server said. Needs neither Spark nor Java. In Spark: the History Server.
 */
import { describe, expect, test } from "vitest";
import { storeOf } from "#engine/monitor/status";
import { ours, steady } from "../oracle/history-answers.ts";
import { readHistoryCheck } from "../oracle/history-recorded.ts";
import { historyRuns } from "../oracle/history-runs.ts";
import { shapeHash, shapesOf } from "../oracle/history-shape.ts";

const again =
  "The check with the real History Server has to be made again: npm run oracle:history (with SPARK_HOME set to Spark 3.5.3)";
const check = readHistoryCheck();

test("the check covers the fixed runs", () => {
  expect(check.spark).toBe("3.5.3");
  expect(check.runs.map(({ name }) => name)).toEqual(historyRuns.map(({ name }) => name));
  expect(check.runs.length).toBeGreaterThanOrEqual(3);
});

describe.each(historyRuns)("$name", ({ name, run }) => {
  const checked = check.runs.find((known) => known.name === name);

  test("its event log has the shape that the History Server opened", async () => {
    expect(shapeHash((await run()).eventLog()), again).toBe(checked?.shape);
  });

  test("every object in its log stands in logs of real Spark with the same fields in the same order", async () => {
    const shapes = shapesOf((await run()).eventLog());
    expect(shapes.length).toBeGreaterThan(30);
    expect(shapes.filter((shape) => !check.shapes.includes(shape))).toEqual([]);
  });

  test("its events say what the History Server said", async () => {
    const app = await run();
    expect(steady(ours(storeOf(app.events, app.id))), again).toEqual(checked?.answers);
  });
});

test("another field, a field less, another order are other shapes; another number is not", () => {
  const log = `{"Event":"SparkListenerJobEnd","Job ID":1,"Completion Time":5}\n`;
  const shape = shapeHash(log);
  expect(shapesOf(log)).toEqual([
    "(SparkListenerJobEnd) Event: string, Job ID: number, Completion Time: number",
  ]);
  expect(shapeHash(log.replace("5", "77"))).toBe(shape);
  for (const other of [
    log.replace(`"Job ID":1,`, ""),
    log.replace("Job ID", "Job Id"),
    log.replace("5", `"5"`),
    `{"Event":"SparkListenerJobEnd","Completion Time":5,"Job ID":1}\n`,
  ])
    expect(shapeHash(other)).not.toBe(shape);
});
