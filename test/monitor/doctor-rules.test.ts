/** Each rule of the doctor over runs that are made up: when it speaks, when it is silent, what it costs, and in which order findings stand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Coverage, uncovered } from "#engine/monitor/doctor/busy-time";
import { severities } from "#engine/monitor/doctor/finding";
import { diagnosed, kindsOf, type MadeStage, tasksOf } from "./doctor-stores.ts";

const slots = fc.integer({ min: 2, max: 8 });
/** Whole rounds of equal tasks, long enough to be worth a task. */
const even = fc.record({
  slots,
  rounds: fc.integer({ min: 1, max: 6 }),
  duration: fc.integer({ min: 300, max: 60_000 }),
});

describe("equal tasks", () => {
  test("that fill the slots are healthy, whatever their number and length", () => {
    fc.assert(
      fc.property(even, ({ slots: width, rounds, duration }) => {
        expect(diagnosed(width, [{ tasks: tasksOf(width * rounds, duration) }]).findings).toEqual(
          [],
        );
      }),
    );
  });
});

describe("a task longer than the others", () => {
  const factor = fc.integer({ min: 8, max: 40 });
  const withOne = (width: number, duration: number, times: number, reads: number): MadeStage => ({
    tasks: [
      ...tasksOf(2 * width - 1, duration, { "read.recordsRead": 100 }),
      { duration: duration * times, metrics: { "read.recordsRead": 100 * reads } },
    ],
  });

  test("is skew where it reads more, and a straggler where it does not", () => {
    fc.assert(
      fc.property(slots, fc.integer({ min: 1000, max: 9000 }), factor, (width, duration, times) => {
        const [skew] = diagnosed(width, [withOne(width, duration, times, times)]).findings;
        expect([skew?.kind, skew?.severity]).toEqual(["skew", "serious"]);
        expect(skew?.where.taskIndex).toBe(2 * width - 1);
        const [slow] = diagnosed(width, [withOne(width, duration, times, 1)]).findings;
        expect(slow?.kind).toBe("straggler");
      }),
    );
  });

  test("below twice the median is not told", () => {
    fc.assert(
      fc.property(
        slots,
        fc.integer({ min: 1000, max: 9000 }),
        fc.double({ min: 1, max: 1.9, noNaN: true }),
        (width, duration, times) => {
          const kinds = kindsOf(diagnosed(width, [withOne(width, duration, times, 5)]));
          expect(kinds).not.toContain("skew");
          expect(kinds).not.toContain("straggler");
        },
      ),
    );
  });

  test("costs no more than it took beyond the median, and no more than the run", () => {
    fc.assert(
      fc.property(slots, fc.integer({ min: 1000, max: 9000 }), factor, (width, duration, times) => {
        const { findings, wallMillis } = diagnosed(width, [withOne(width, duration, times, times)]);
        expect(findings[0]?.lostMillis).toBeLessThanOrEqual(duration * (times - 1));
        expect(findings[0]?.lostMillis).toBeLessThanOrEqual(wallMillis);
      }),
    );
  });

  test("that hides behind other rounds costs nothing", () => {
    const tasks = [{ duration: 2000 }, ...tasksOf(4 * 30, 500)];
    expect(kindsOf(diagnosed(4, [{ tasks }]))).toEqual([]);
  });
});

describe("the number of partitions", () => {
  test("is too small where slots have no task, and the more of them the dearer", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 2000, max: 90_000 }),
        (width, duration) => {
          const lost = (tasks: number) =>
            diagnosed(width, [{ tasks: tasksOf(tasks, duration) }]).findings[0]?.lostMillis ?? 0;
          expect(kindsOf(diagnosed(width, [{ tasks: tasksOf(1, duration) }]))[0]).toBe(
            "too-few-partitions",
          );
          expect(lost(1)).toBeGreaterThanOrEqual(lost(2));
          expect(lost(width)).toBe(0);
        },
      ),
    );
  });

  const mostlyOverhead = (metrics: Readonly<Record<string, number>>): MadeStage => ({
    tasks: tasksOf(2000, 12, { executorRunTime: 2, ...metrics }),
  });

  test("is too large where tasks hardly run, and what they read says whose number it is", () => {
    const named = (metrics: Readonly<Record<string, number>>) =>
      kindsOf(diagnosed(4, [mostlyOverhead(metrics)]));
    expect(named({})).toEqual(["tiny-tasks"]);
    expect(named({ "read.recordsRead": 5 })).toEqual(["too-many-partitions"]);
    expect(named({ "input.bytesRead": 900 })).toEqual(["small-files"]);
    expect(named({ "output.bytesWritten": 900 })).toEqual(["small-files"]);
    expect(named({ "output.bytesWritten": 2 ** 27 })).toEqual([]);
  });

  test("is no trouble where there are few rounds of short tasks", () => {
    expect(kindsOf(diagnosed(4, [{ tasks: tasksOf(12, 150) }]))).toEqual([]);
  });
});

describe("what tasks do besides their work", () => {
  const parts = [
    ["gc-pressure", "jvmGcTime", 1],
    ["fetch-wait", "read.fetchWaitTime", 1],
    ["large-broadcast", "executorDeserializeTime", 1],
  ] as const;

  test.each(parts)(
    "%s is told from a tenth of the time of tasks on, with that part of it",
    (kind, metric) => {
      fc.assert(
        fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), (part) => {
          const duration = 10_000;
          const spent = Math.round(duration * part);
          const diagnosis = diagnosed(4, [{ tasks: tasksOf(8, duration, { [metric]: spent }) }]);
          if (spent < duration / 10) expect(kindsOf(diagnosis)).toEqual([]);
          else expect(diagnosis.findings[0]).toMatchObject({ kind, lostMillis: 2 * spent });
        }),
      );
    },
  );

  test("spilling costs by its bytes", () => {
    const of = (bytes: number) =>
      diagnosed(4, [
        { tasks: tasksOf(8, 30_000, { memoryBytesSpilled: bytes, diskBytesSpilled: bytes / 5 }) },
      ]);
    expect(kindsOf(of(0))).toEqual([]);
    expect(kindsOf(of(2 ** 32))).toEqual(["spill"]);
    expect(of(2 ** 33).findings[0]?.lostMillis).toBeGreaterThan(
      of(2 ** 31).findings[0]?.lostMillis ?? 0,
    );
  });
});

describe("time without tasks", () => {
  test("a gap between jobs is the driver's, and costs its length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5000, max: 100_000 }), (gap) => {
        const work = { tasks: tasksOf(8, 4000) };
        const [finding] = diagnosed(4, [work, { ...work, gap }]).findings;
        expect(finding).toMatchObject({ kind: "driver-gap", lostMillis: gap });
      }),
    );
  });

  test("work in vain is told with what Spark said of it", () => {
    const stage = {
      tasks: [
        ...tasksOf(8, 3000),
        { duration: 3000, error: "java.lang.Exception: no\n at x" },
        { duration: 3000, error: "java.lang.Exception: no\n at x" },
      ],
    };
    const [finding] = diagnosed(5, [stage]).findings;
    expect(finding).toMatchObject({
      kind: "failed-work",
      told: "java.lang.Exception: no",
      lostMillis: 1200,
    });
  });

  test("memory that ran out is serious, however short it was", () => {
    const error =
      "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Command exited with code 52";
    const stage = { tasks: [...tasksOf(400, 3000), { duration: 10, error }] };
    expect(diagnosed(4, [stage]).findings[0]).toMatchObject({
      kind: "memory-under",
      severity: "serious",
    });
  });
});

describe("computing again", () => {
  const stage = (duration: number, persisted: boolean): MadeStage => ({
    tasks: tasksOf(8, duration),
    rdds: [1, 2, 3],
    persisted,
    name: "count",
  });

  test("a stage that nobody kept costs all its repeats", () => {
    const [finding] = diagnosed(4, [
      stage(3000, false),
      stage(3000, false),
      stage(3000, false),
    ]).findings;
    expect(finding).toMatchObject({ kind: "recomputation", lostMillis: 12_000 });
  });

  test("one that was kept is told only if it takes long again", () => {
    expect(kindsOf(diagnosed(4, [stage(3000, true), stage(300, true)]))).toEqual([]);
    expect(kindsOf(diagnosed(4, [stage(3000, true), stage(2900, true)]))).toEqual([
      "recomputation",
    ]);
  });
});

test("findings stand by severity, then by the time they cost", () => {
  const trouble = fc.constantFrom<MadeStage>(
    { tasks: tasksOf(1, 9000) },
    { tasks: tasksOf(8, 4000), gap: 7000 },
    { tasks: tasksOf(8, 5000, { jvmGcTime: 2500 }) },
    { tasks: [...tasksOf(7, 500), { duration: 12_000 }] },
    { tasks: tasksOf(600, 30, { executorRunTime: 1 }) },
    { tasks: tasksOf(16, 2000) },
  );
  fc.assert(
    fc.property(fc.array(trouble, { minLength: 1, maxLength: 8 }), (stages) => {
      const { findings, isHealthy } = diagnosed(4, stages);
      for (const [at, one] of findings.slice(1).entries()) {
        const before = findings[at];
        if (before === undefined) throw new Error("there is one before");
        const [higher, lower] = [
          severities.indexOf(before.severity),
          severities.indexOf(one.severity),
        ];
        expect(higher).toBeLessThanOrEqual(lower);
        if (higher === lower) expect(before.lostMillis).toBeGreaterThanOrEqual(one.lostMillis);
      }
      expect(isHealthy).toBe(findings.every(({ severity }) => severity === "note"));
    }),
  );
});

test("coverage of intervals is what counting instant by instant gives", () => {
  const interval = fc
    .record({ from: fc.nat(40), length: fc.nat(30), weight: fc.integer({ min: 1, max: 4 }) })
    .map(({ from, length, weight }) => ({ from, to: from + length, weight }));
  fc.assert(
    fc.property(fc.array(interval), fc.nat(40), fc.nat(40), (intervals, from, length) => {
      const instants = Array.from({ length }, (_, at) => from + at);
      const at = (t: number) => intervals.filter((one) => one.from <= t && t < one.to);
      const counted = instants.reduce(
        (sum, t) => sum + at(t).reduce((all, { weight }) => all + weight, 0),
        0,
      );
      expect(new Coverage(intervals).between(from, from + length)).toBe(counted);
      const free = uncovered(intervals, from, from + length).reduce(
        (sum, gap) => sum + gap.to - gap.from,
        0,
      );
      expect(free).toBe(instants.filter((t) => at(t).length === 0).length);
    }),
  );
});
