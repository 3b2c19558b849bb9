/**
 * The event log over random runs: every object is one that real Spark writes, every event has its line, the accumulators add up. And Spark's conventions
 * one by one, as sessions of real Spark 3.5.3 showed them.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventsOf, local, standalone, submit, type TracedEvent } from "#engine/index";
import { eventLog, eventLogName } from "#engine/monitor/event-log";
import { readHistoryCheck } from "../oracle/history-recorded.ts";
import { historyRuns } from "../oracle/history-runs.ts";
import { shapesOf } from "../oracle/history-shape.ts";
import { randomRuns, taken } from "../harness/generators/random-runs.ts";

interface Accumulable {
  readonly ID: number;
  readonly Name: string;
  readonly Update?: number;
  readonly Value: number;
}

/** A line as far as these tests read it. */
interface Line {
  readonly Event: string;
  readonly "Stage ID"?: number;
  readonly "Stage Attempt ID"?: number;
  readonly "Stage Info"?: {
    readonly "Stage ID": number;
    readonly "Stage Attempt ID": number;
    readonly Accumulables: readonly Accumulable[];
  };
  readonly "Task Info"?: {
    readonly "Task ID": number;
    readonly Accumulables: readonly Accumulable[];
  };
  readonly "Task End Reason"?: {
    readonly Reason: string;
    readonly "Accumulator Updates"?: readonly unknown[];
  };
  readonly "Task Metrics"?: Readonly<Record<string, unknown>>;
}

const linesOf = (log: string): Line[] =>
  log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

const ends = (log: string): Line[] =>
  linesOf(log).filter((line) => line.Event === "SparkListenerTaskEnd");

const logged = (event: TracedEvent): boolean =>
  event.kind.startsWith("SparkListener") && event.kind !== "SparkListenerBlockUpdated";

describe("over random runs", () => {
  const real = new Set(readHistoryCheck().shapes);

  test("every listener event has its line, and every object in it is one that real Spark writes", async () => {
    let failures = 0;
    await fc.assert(
      fc.asyncProperty(randomRuns, async (drawn) => {
        const app = await taken(drawn);
        const log = app.eventLog();
        const kinds = linesOf(log).map((line) => line.Event);
        const posted = app.events.filter(logged).map(({ kind }) => kind);
        expect(kinds).toEqual(["SparkListenerLogStart", ...posted]);
        expect(shapesOf(log).filter((shape) => !real.has(shape))).toEqual([]);
        failures += ends(log).filter((end) => end["Task End Reason"]?.Reason !== "Success").length;
      }),
      { numRuns: 40, seed: 20261121 },
    );
    expect(failures).toBeGreaterThan(20);
  });

  test("each accumulator's value is the sum of the updates before it, and the stage ends with the last", async () => {
    let merged = 0;
    await fc.assert(
      fc.asyncProperty(randomRuns, async (drawn) => {
        const sums = new Map<number, number>();
        for (const line of linesOf((await taken(drawn)).eventLog())) {
          if (line["Task End Reason"]?.Reason === "Resubmitted") continue;
          for (const { ID, Update = 0, Value } of line["Task Info"]?.Accumulables ?? []) {
            sums.set(ID, (sums.get(ID) ?? 0) + Update);
            expect(Value).toBe(sums.get(ID));
            merged += 1;
          }
          for (const { ID, Value } of line["Stage Info"]?.Accumulables ?? [])
            expect(Value).toBe(sums.get(ID));
        }
      }),
      { numRuns: 40, seed: 20261122 },
    );
    expect(merged).toBeGreaterThan(500);
  });
});

/** Some names by their place among the 35, read off a log of real Spark. */
const nameAt: Readonly<Record<number, string>> = {
  0: "executorDeserializeTime",
  2: "executorRunTime",
  4: "resultSize",
  11: "shuffle.read.remoteBlocksFetched",
  17: "shuffle.read.recordsRead",
  18: "shuffle.push.read.corruptMergedBlockChunks",
  26: "shuffle.read.remoteReqsDuration",
  28: "shuffle.write.bytesWritten",
  30: "shuffle.write.writeTime",
  31: "input.bytesRead",
};

describe("accumulators of Spark's own", () => {
  test("an attempt of a stage takes 35 ids when it is submitted, in the order of submission", async () => {
    const app = await historyRuns[1]!.run();
    const submitted = eventsOf(app.events, "SparkListenerStageSubmitted");
    const completed = linesOf(app.eventLog()).filter(
      (line) => line.Event === "SparkListenerStageCompleted",
    );
    expect(completed.length).toBeGreaterThan(3);
    for (const { "Stage Info": info } of completed) {
      const place = submitted.findIndex(
        ({ stageInfo }) =>
          stageInfo.stageId === info?.["Stage ID"] &&
          stageInfo.attemptNumber === info["Stage Attempt ID"],
      );
      for (const { ID, Name } of info?.Accumulables ?? []) {
        expect(Math.floor(ID / 35)).toBe(place);
        const known = nameAt[ID % 35];
        if (known !== undefined) expect(Name).toBe(`internal.metrics.${known}`);
      }
    }
  });

  test("a failed task has metrics, but no fetch failure and no lost executor brings any", async () => {
    const reasons = new Map<string, Set<boolean>>();
    for (const { run } of historyRuns)
      for (const end of ends((await run()).eventLog())) {
        const reason = end["Task End Reason"]?.Reason ?? "";
        const seen = reasons.get(reason) ?? new Set();
        reasons.set(reason, seen.add(end["Task Metrics"] !== undefined));
      }
    expect(Object.fromEntries([...reasons].map(([reason, seen]) => [reason, [...seen]]))).toEqual({
      Success: [true],
      ExceptionFailure: [true],
      TaskKilled: [true],
      ExecutorLostFailure: [false],
      FetchFailed: [false],
      Resubmitted: [false],
    });
  });

  test("in a failure the updates have lost their names and are texts; the result's size is there, as 0", async () => {
    const failed = ends((await historyRuns[3]!.run()).eventLog()).find(
      (end) => end["Task End Reason"]?.Reason === "ExceptionFailure",
    );
    const updates = failed?.["Task End Reason"]?.["Accumulator Updates"] ?? [];
    expect(updates).toContainEqual({
      ID: expect.any(Number) as number,
      Update: "0",
      Internal: false,
      "Count Failed Values": true,
    });
  });

  test("a task that ends when its stage is gone adds to nothing", async () => {
    const lines = linesOf((await historyRuns[3]!.run()).eventLog());
    const jobEnd = lines.findIndex((line) => line.Event === "SparkListenerJobEnd");
    const late = lines.findIndex((line) => line["Task End Reason"]?.Reason === "TaskKilled");
    expect(late).toBeGreaterThan(jobEnd);
    expect(lines[late]?.["Task Info"]?.Accumulables).toEqual([]);
    expect(lines[late]?.["Task Metrics"]).toBeDefined();
  });

  test("a resubmitted task shows again what it had added", async () => {
    const all = ends((await historyRuns[2]!.run()).eventLog());
    const again = all.find((end) => end["Task End Reason"]?.Reason === "Resubmitted");
    const before = all.find(
      (end) => end["Task Info"]?.["Task ID"] === again?.["Task Info"]?.["Task ID"],
    );
    expect(before?.["Task End Reason"]?.Reason).toBe("Success");
    expect(again?.["Task Info"]?.Accumulables.length).toBeGreaterThan(3);
    expect(again?.["Task Info"]).toEqual(before?.["Task Info"]);
  });
});

describe("what is written", () => {
  const cached = (conf: Record<string, string>): Promise<string> =>
    submit(local("local[2]"), { conf }, async (spark) => {
      await spark.sparkContext.parallelize([1, 2, 3], 2).cache().count();
    }).then((app) => app.eventLog());

  test("block updates are left out unless they are asked for", async () => {
    expect(await cached({})).not.toContain("SparkListenerBlockUpdated");
    const all = await cached({ "spark.eventLog.logBlockUpdates.enabled": "true" });
    for (const block of ["rdd_0_0", "rdd_0_1"])
      expect(all).toContain(
        `"Block ID":"${block}","Storage Level":{"Use Disk":false,"Use Memory":true,`,
      );
  });

  test("cores stand in the resource profile where they are known: not on a standalone cluster that was not told", async () => {
    const profile = async (conf: Record<string, string>): Promise<string> => {
      const app = await submit(standalone(), { conf }, () => undefined);
      return app.eventLog().split("\n")[1] ?? "";
    };
    expect(await profile({})).not.toContain(`"cores"`);
    expect(await profile({ "spark.executor.cores": "2" })).toContain(
      `"cores":{"Resource Name":"cores","Amount":2,`,
    );
    expect(await profile({ "spark.task.cpus": "2" })).toContain(`"Amount":2.0}`);
  });

  test("an application that never started has no log, and another id has its own", async () => {
    const app = await historyRuns[0]!.run();
    expect(eventLog([])).toBe("");
    expect(eventLog(app.events, { appId: "app-of-nobody" })).toBe(
      `{"Event":"SparkListenerLogStart","Spark Version":"3.5.3"}\n`,
    );
    expect(eventLog(app.events)).toBe(app.eventLog());
  });

  test("the name of the file is the id, made harmless", () => {
    expect(eventLogName("app-20261121040000-0000")).toBe("app-20261121040000-0000");
    expect(eventLogName("My App: 1/2 {v3.5}")).toBe("my-app--1-2-_v3_5_");
  });
});
