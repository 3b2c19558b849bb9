/** Programs with shared variables: what accumulators hold after jobs, retries, losses; what broadcasts give, and when they are refused. */
import { act, collect, edge, ints, make, numbers } from "./edge.ts";
import type { AccumulatorKind, Program, Step } from "./program.ts";

const cluster = "local-cluster[2,1,1024]";

const accumulator = (name: string, kind: AccumulatorKind, label?: string): Step => ({
  do: "accumulator",
  name,
  kind,
  ...(label === undefined ? {} : { label }),
});
const broadcast = (name: string, ...data: number[]): Step => ({ do: "broadcast", name, data });
const tell = (shared: string, name = `${shared}_value`): Step => ({
  do: "tell",
  name,
  shared,
  ask: "value",
});
const text = (shared: string): Step => ({
  do: "tell",
  name: `${shared}_text`,
  shared,
  ask: "text",
});
const adding = (name: string, on: string, shared: string): Step =>
  make(name, { op: "adding", on: [on], shared });
const count = (name: string, on: string): Step => act(name, on, { action: "count" });
const counted: readonly Step[] = [accumulator("acc", "long", "seen"), ints("a", numbers(1, 8), 4)];

export const shared: readonly Program[] = [
  edge("accumulators-of-each-kind", [
    accumulator("l", "long", "longs"),
    accumulator("d", "double", "doubles"),
    accumulator("c", "collection", "sevens"),
    accumulator("silent", "long"),
    ints("a", numbers(1, 8), 4),
    ...["l", "d", "c", "silent"].map((each, at) =>
      adding(`r${at}`, at === 0 ? "a" : `r${at - 1}`, each),
    ),
    count("count", "r3"),
    ...["l", "d", "c", "silent"].map((each) => tell(each)),
    ...["l", "d", "c", "silent"].map(text),
  ]),
  edge("accumulator-read-in-a-task", [
    ...counted,
    make("sums", { op: "reading", on: ["a"], shared: "acc" }),
    collect("sums"),
    tell("acc"),
  ]),
  edge("accumulator-second-action", [
    ...counted,
    adding("b", "a", "acc"),
    count("first", "b"),
    tell("acc", "after_first"),
    count("second", "b"),
    tell("acc", "after_second"),
  ]),
  edge("accumulator-cached", [
    ...counted,
    adding("b", "a", "acc"),
    { do: "cache", on: "b" },
    count("first", "b"),
    count("second", "b"),
    tell("acc"),
  ]),
  edge("accumulator-behind-a-shuffle", [
    ...counted,
    adding("b", "a", "acc"),
    make("keyed", { op: "keyBy", fn: "modulo3", on: ["b"] }),
    make("groups", { op: "groupByKey", on: ["keyed"], partitions: 2 }),
    count("first", "groups"),
    count("second", "groups"),
    tell("acc"),
  ]),
  edge("accumulator-take-in-rounds", [
    ...counted,
    adding("b", "a", "acc"),
    act("take3", "b", { action: "take", count: 3 }),
    tell("acc"),
  ]),
  edge("accumulator-task-fails-once", [
    ...counted,
    adding("b", "a", "acc"),
    make("c", { op: "map", fn: "failOnAttempt0", on: ["b"] }),
    count("count", "c"),
    tell("acc"),
  ]),
  edge("accumulator-job-fails", [
    ...counted,
    adding("b", "a", "acc"),
    make("c", { op: "map", fn: "alwaysFail", on: ["b"] }),
    act("foreach", "c", { action: "foreachAdding", shared: "acc" }),
    act("again", "a", { action: "foreachAdding", shared: "acc" }),
  ]),
  edge("accumulator-map-task-fails-once", [
    ...counted,
    adding("b", "a", "acc"),
    make("c", { op: "map", fn: "failOnAttempt0", on: ["b"] }),
    make("keyed", { op: "keyBy", fn: "modulo3", on: ["c"] }),
    make("groups", { op: "groupByKey", on: ["keyed"], partitions: 2 }),
    count("count", "groups"),
    tell("acc"),
  ]),
  edge("accumulator-in-foreach", [
    ...counted,
    act("once", "a", { action: "foreachAdding", shared: "acc" }),
    act("twice", "a", { action: "foreachAdding", shared: "acc" }),
    tell("acc"),
    text("acc"),
  ]),
  edge(
    "accumulator-on-executors",
    [...counted, adding("b", "a", "acc"), count("count", "b"), tell("acc")],
    cluster,
  ),
  edge(
    "accumulator-executor-killed",
    [
      ...counted,
      adding("b", "a", "acc"),
      make("keyed", { op: "keyBy", fn: "modulo3", on: ["b"] }),
      make("groups", { op: "groupByKey", on: ["keyed"], partitions: 2 }),
      count("first", "groups"),
      tell("acc", "after_first"),
      { do: "killExecutor", executor: "0" },
      act("foreach", "a", { action: "foreachAdding", shared: "acc" }),
      tell("acc", "after_foreach"),
    ],
    cluster,
  ),
  edge("broadcast-local", [
    broadcast("bc", 10, 20, 30),
    ints("a", numbers(1, 4), 2),
    make("b", { op: "lookUp", on: ["a"], shared: "bc" }),
    collect("b"),
    text("bc"),
    tell("bc"),
  ]),
  edge("broadcast-changed-in-local-mode", [
    broadcast("bc", 10, 20, 30),
    ints("a", numbers(1, 4), 1),
    make("b", { op: "spoil", on: ["a"], shared: "bc" }),
    count("count", "b"),
    tell("bc"),
  ]),
  edge(
    "broadcast-changed-on-executors",
    [
      broadcast("bc", 10, 20, 30),
      ints("a", numbers(1, 4), 1),
      make("b", { op: "spoil", on: ["a"], shared: "bc" }),
      count("count", "b"),
      tell("bc"),
    ],
    cluster,
  ),
  edge(
    "broadcast-fetched-by-executors",
    [
      broadcast("bc", 10, 20, 30),
      ints("a", numbers(1, 12), 6),
      make("b", { op: "lookUp", on: ["a"], shared: "bc" }),
      collect("b"),
      { do: "unpersistBroadcast", shared: "bc" },
      tell("bc"),
    ],
    cluster,
  ),
  edge(
    "broadcast-used-after-unpersist",
    [
      broadcast("bc", 10, 20, 30),
      ints("a", numbers(1, 12), 6),
      make("b", { op: "lookUp", on: ["a"], shared: "bc" }),
      collect("b"),
      { do: "unpersistBroadcast", shared: "bc" },
      act("again", "b", { action: "collect" }),
    ],
    cluster,
  ),
  edge("broadcast-destroyed", [
    broadcast("bc", 1, 2),
    { do: "destroyBroadcast", shared: "bc" },
    tell("bc"),
    text("bc"),
    ints("a", numbers(1, 4), 2),
  ]),
  edge("broadcast-destroyed-before-the-action", [
    broadcast("bc", 1, 2),
    ints("a", numbers(1, 4), 2),
    act("count", "a", { action: "countDestroyed", shared: "bc" }),
    act("after", "a", { action: "count" }),
  ]),
  edge("broadcast-ids-among-stages", [
    broadcast("one", 1),
    ints("a", numbers(1, 4), 2),
    count("count", "a"),
    broadcast("two", 2),
    text("one"),
    text("two"),
  ]),
];
