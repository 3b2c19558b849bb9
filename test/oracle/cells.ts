/**
 * The matrix of hand-made programs: sixteen groups of operators, each in nine situations.
 * In Spark: small jobs that one would type into a shell. The same data serve all groups, so that a difference points at the operator.
 */
import { furtherGroups } from "./groups-further.ts";
import { groups, type Nodes } from "./groups.ts";
import type { Program, Step } from "./program.ts";
import { pair, type Type, type Value } from "./types.ts";

export const variants = [
  "plain",
  "second-action",
  "cached",
  "empty-partition",
  "mixed-keys",
  "more-partitions",
  "fails-once",
  "fails-for-good",
  "executor-killed",
] as const;
export type VariantName = (typeof variants)[number];

const allGroups = { ...groups, ...furtherGroups };
type GroupName = keyof typeof allGroups;

/** Every cell of the matrix as a program. */
export function cells(): Program[] {
  return (Object.keys(allGroups) as GroupName[]).flatMap((group) =>
    variants.map((variant) => cell(group, variant)),
  );
}

function cell(group: GroupName, variant: VariantName): Program {
  const inputs = inputsFor(variant);
  const { steps, results, actions } = allGroups[group](inputs.nodes);
  const program = { name: `${group}-${variant}`, group, variant };
  const body = [...inputs.steps, ...steps];
  if (variant === "executor-killed") {
    return {
      ...program,
      master: "local-cluster[2,1,1024]",
      steps: [...body, ...killed(results.slice(0, 3))],
    };
  }
  const rest =
    variant === "cached"
      ? cached(results)
      : variant === "second-action"
        ? twice(results, actions)
        : [...collects(results, ""), ...actions];
  return { ...program, master: "local[2,4]", steps: [...body, ...rest] };
}

const collects = (results: readonly string[], suffix: string): Step[] =>
  results.map((on) => ({ do: "act", name: `collect_${on}${suffix}`, on, action: "collect" }));
const counts = (results: readonly string[], suffix: string): Step[] =>
  results.map((on) => ({ do: "act", name: `count_${on}${suffix}`, on, action: "count" }));

/** The same action again, and another one. */
const twice = (results: readonly string[], actions: readonly Step[]): Step[] => [
  ...collects(results, ""),
  ...actions,
  ...collects(results, "_again"),
  ...counts(results, ""),
];

/** Marked, filled, used, forgotten, used. */
const cached = (results: readonly string[]): Step[] => [
  ...results.map((on): Step => ({ do: "cache", on })),
  ...counts(results, ""),
  ...collects(results, "_from_cache"),
  ...results.map((on): Step => ({ do: "unpersist", on })),
  ...collects(results, "_after"),
];

const killed = (results: readonly string[]): Step[] => [
  ...counts(results, "_before"),
  { do: "killExecutor", executor: "0" },
  ...collects(results, "_after"),
];

interface Inputs {
  readonly steps: readonly Step[];
  readonly nodes: Nodes;
}

/** The four inputs of a group: ints `a`, pairs `p` and `q`, words `w`, as the situation wants them. */
function inputsFor(variant: VariantName): Inputs {
  const key: Type = variant === "mixed-keys" ? "Any" : "String";
  const nodes: Nodes = {
    ints: "a",
    left: "p",
    right: "q",
    words: "w",
    ordered: variant !== "mixed-keys",
  };
  switch (variant) {
    case "empty-partition":
      return { nodes, steps: withEmptyPartitions(plainData) };
    case "mixed-keys":
      return { nodes, steps: parallelized(mixedData, key, [3, 3, 2, 2]) };
    case "more-partitions":
      return { nodes, steps: parallelized(fewData, key, [5, 4, 3, 4]) };
    case "fails-once":
      return { nodes, steps: throughFault(plainData, "failOnAttempt0") };
    case "fails-for-good":
      return { nodes, steps: throughFault(plainData, "alwaysFail") };
    default:
      return { nodes, steps: parallelized(plainData, key, [3, 3, 2, 2]) };
  }
}

interface Data {
  readonly ints: readonly Value[];
  readonly left: readonly Value[];
  readonly right: readonly Value[];
  readonly words: readonly Value[];
}

const of = (key: Value, value: number): Value => ({ tuple: [key, value] });

const plainData: Data = {
  ints: [5, 3, 8, 1, 9, 2, 7, 3, 10, 4],
  left: [
    of("b", 1),
    of("a", 2),
    of("c", 3),
    of("a", 4),
    of("d", 5),
    of("b", 6),
    of("e", 7),
    of("zz", 8),
    of("yy", 9),
  ],
  right: [of("a", 10), of("c", 30), of("f", 60), of("a", 11), of("zz", 80)],
  words: ["to be or", "not to be", "that is", "the question"],
};
const fewData: Data = {
  ints: [2, 1],
  left: [of("b", 1), of("a", 2)],
  right: [of("a", 3)],
  words: ["to be"],
};
const mixedData: Data = {
  ints: [-3, 0, 3, -1, 2147483647, -2147483648, 7],
  left: [
    of(1, 1),
    of("a", 2),
    of(null, 3),
    of({ long: "4294967296" }, 4),
    of({ double: "1.5" }, 5),
    of(true, 6),
    of({ tuple: [1, "x"] }, 7),
    of(null, 8),
    of("a", 9),
    of(1, 10),
    of(-7, 11),
  ],
  right: [of("a", 20), of(null, 30), of({ tuple: [1, "x"] }, 70), of(-7, 90), of(false, 91)],
  words: ["été", null, "", "a  b ", null, "été"],
};

function parallelized(
  data: Data,
  key: Type,
  slices: readonly [number, number, number, number],
): Step[] {
  return [
    { do: "let", name: "a", op: "parallelize", type: "Int", data: data.ints, slices: slices[0] },
    {
      do: "let",
      name: "p",
      op: "parallelize",
      type: pair(key, "Int"),
      data: data.left,
      slices: slices[1],
    },
    {
      do: "let",
      name: "q",
      op: "parallelize",
      type: pair(key, "Int"),
      data: data.right,
      slices: slices[2],
    },
    {
      do: "let",
      name: "w",
      op: "parallelize",
      type: "String",
      data: data.words,
      slices: slices[3],
    },
  ];
}

/** Each input between two empty partitions, or with one emptied by a filter. */
function withEmptyPartitions(data: Data): Step[] {
  return [
    {
      do: "let",
      name: "a0",
      op: "parallelize",
      type: "Int",
      data: [1, 3, 5, ...data.ints, 7, 9],
      slices: 4,
    },
    { do: "let", name: "a", op: "filter", fn: "even", on: ["a0"] },
    {
      do: "let",
      name: "none",
      op: "parallelize",
      type: pair("String", "Int"),
      data: [],
      slices: 2,
    },
    {
      do: "let",
      name: "p0",
      op: "parallelize",
      type: pair("String", "Int"),
      data: data.left,
      slices: 2,
    },
    { do: "let", name: "p", op: "union", on: ["none", "p0"] },
    {
      do: "let",
      name: "q0",
      op: "parallelize",
      type: pair("String", "Int"),
      data: data.right,
      slices: 2,
    },
    { do: "let", name: "q", op: "union", on: ["q0", "none"] },
    {
      do: "let",
      name: "w0",
      op: "parallelize",
      type: "String",
      data: ["a", "b", ...data.words],
      slices: 3,
    },
    { do: "let", name: "w", op: "filter", fn: "longerThanTwo", on: ["w0"] },
  ];
}

/** Partition 1 of every input goes through a function that fails. */
function throughFault(data: Data, fn: "failOnAttempt0" | "alwaysFail"): Step[] {
  const names = ["a", "p", "q", "w"];
  const sources = parallelized(data, "String", [3, 3, 2, 2]).map((step) =>
    step.do === "let" ? { ...step, name: `${step.name}0` } : step,
  );
  return [
    ...sources,
    ...names.map((name): Step => ({ do: "let", name, op: "map", fn, on: [`${name}0`] })),
  ];
}
