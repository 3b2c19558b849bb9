/** What is cut from a TaskEnd's line before it is read: nothing that a row shows, nothing that makes a broken line whole, and most of the line where Spark writes what it usually does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { executorMetricNames } from "#engine/monitor/history/executor-metrics";
import { withoutHidden } from "#engine/monitor/history/hidden-fields";
import { readEvent } from "#engine/monitor/history/read-event";
import type { JsonNode } from "#engine/monitor/history/json-line";

interface Update {
  readonly ID: number;
  readonly Name: string;
  readonly Update: number | string;
  readonly Value: number | string;
  readonly Internal: boolean;
  readonly "Count Failed Values": boolean;
}

const update: fc.Arbitrary<Update> = fc.record({
  ID: fc.nat(),
  Name: fc.oneof(
    fc.constantFrom("internal.metrics.resultSize", "internal.metrics.shuffle.read.fetchWaitTime"),
    fc.string(),
    fc.constant('],"Internal":true,"Accumulables":['),
  ),
  Update: fc.oneof(fc.integer(), fc.constant("[1, 2]")),
  Value: fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constant("text")),
  Internal: fc.boolean(),
  "Count Failed Values": fc.constant(true),
});

const peaks = fc.oneof(
  fc.constant(0).map((value) => executorMetricNames.map(() => value)),
  fc.array(fc.nat(3), {
    minLength: executorMetricNames.length,
    maxLength: executorMetricNames.length,
  }),
);

const lineOf = (updates: readonly Update[], values: readonly number[]): string =>
  JSON.stringify({
    Event: "SparkListenerTaskEnd",
    "Stage ID": 1,
    "Stage Attempt ID": 0,
    "Task Type": "ShuffleMapTask",
    "Task End Reason": { Reason: "Success" },
    "Task Info": {
      "Task ID": 1,
      Index: 0,
      Attempt: 0,
      "Partition ID": 0,
      "Launch Time": 1,
      "Executor ID": "1",
      Host: "h",
      Locality: "ANY",
      Speculative: false,
      "Getting Result Time": 0,
      "Finish Time": 2,
      Failed: false,
      Killed: false,
      Accumulables: updates,
    },
    "Task Executor Metrics": Object.fromEntries(
      executorMetricNames.map((name, at) => [name, values[at] ?? 0]),
    ),
  });

/** As the rows have it: what is hidden stands nowhere; or why nothing can be read. */
function seen(line: string): unknown {
  try {
    const event = readEvent(JSON.parse(line) as JsonNode);
    if (typeof event !== "object" || event.kind !== "TaskEnd") return event;
    const accumulables = event.task.accumulables.filter(({ hidden }) => !hidden);
    return { ...event, task: { ...event.task, accumulables } };
  } catch (error) {
    return (error as Error).name;
  }
}

test("what rows show is the same with and without it", () => {
  fc.assert(
    fc.property(fc.array(update, { maxLength: 6 }), peaks, (updates, values) => {
      const line = lineOf(updates, values);
      expect(seen(withoutHidden(line))).toEqual(seen(line));
    }),
    { numRuns: 500 },
  );
});

test("a line that is broken anywhere stays broken, or reads alike", () => {
  const sign = fc.constantFrom("", ",", "}", "]", '"', "0", "x");
  fc.assert(
    fc.property(
      fc.array(update, { maxLength: 4 }),
      peaks,
      fc.nat(),
      sign,
      (updates, values, place, put) => {
        const whole = lineOf(updates, values);
        const at = place % whole.length;
        const line = whole.slice(0, at) + put + whole.slice(at + 1);
        expect(seen(withoutHidden(line))).toEqual(seen(line));
      },
    ),
    { numRuns: 2000 },
  );
});

test("of what Spark usually writes half is cut; other events are left alone", () => {
  const usual = Array.from({ length: 13 }, (_, at): Update => {
    const value = { Update: 79 + at, Value: 79 + at };
    const name = "internal.metrics.executorDeserializeTime";
    return { ID: at, Name: name, ...value, Internal: true, "Count Failed Values": true };
  });
  const line = lineOf(usual, []);
  expect(withoutHidden(line).length).toBeLessThan(line.length / 2);
  const other = line.replace("TaskEnd", "TaskStart");
  expect(withoutHidden(other)).toBe(other);
});
