/**
 * Runs of shuffles as data: under which settings, of which records, by which operator. Shuffles.scala takes them as lines on real Spark,
 * engine-shuffles.ts on the engine. Some are chosen for a rule, the others drawn from a seed. In Spark: spark.testing.memory stands for the
 * heap; without a storage region all of it is execution's.
 */
import { Random } from "../../engine/foundation/random.ts";

/** What keys and values are: see `shuffled` in Shuffles.scala. */
export const pairKinds = [
  "ii",
  "large",
  "si",
  "is",
  "ss",
  "ci",
  "li",
  "di",
  "bi",
  "ti",
  "it",
  "ib",
  // Null for a key in five, which has no place among others: it is neither sorted nor drawn.
  "ni",
] as const;
export type PairKind = (typeof pairKinds)[number];

export const operators = [
  "reduceByKey",
  "listed",
  "groupByKey",
  "groupInPlace",
  "combineReduceSide",
  "partitionBy",
  "repartition",
  "distinct",
  "cogroup",
  "join",
  "subtractByKey",
  // One array of bytes for all records of a map partition, filled anew for each.
  "reused",
  "valuesRepartitioned",
  "keysDistinct",
  "sortByKey",
  "sortDescending",
  "sortWithin",
  "sortInPlace",
] as const;
export type Operator = (typeof operators)[number];

export interface ShuffleStep {
  /**
   * Only asks which handle the shuffle got, or runs it and tells its records or how many they are; or runs it twice, the second time beside the first, whose
   * map tasks sleep before their last record.
   */
  readonly do: "handle" | "collect" | "count" | "beside";
  readonly kind: PairKind;
  readonly operator: Operator;
  /** Map partitions, and records of each. */
  readonly parts: number;
  readonly n: number;
  /** Distinct keys at most. */
  readonly keys: number;
  /** Reduce partitions. */
  readonly out: number;
}

export interface ShuffleRun {
  readonly name: string;
  /**
   * Where more than one map task runs at a time, each begins a second after the one before and needs a tenth of a millisecond for a record; but not those
   * of "beside".
   */
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly ShuffleStep[];
}

export const stepLine = (step: ShuffleStep): string =>
  [step.do, step.kind, step.operator, step.parts, step.n, step.keys, step.out].join(" ");

export const KRYO = { "spark.serializer": "org.apache.spark.serializer.KryoSerializer" };
export const threshold = (value: number): Record<string, string> => ({
  "spark.shuffle.sort.bypassMergeThreshold": String(value),
});
const spillEvery = (records: number): Record<string, string> => ({
  "spark.shuffle.spill.numElementsForceSpillThreshold": String(records),
});
/** A pool of execution memory of about so many bytes, and tables that ask for memory early. */
export const pool = (bytes: number, threshold: number): Record<string, string> => ({
  "spark.testing.memory": String(Math.ceil(bytes / 0.6)),
  "spark.testing.reservedMemory": "0",
  "spark.memory.storageFraction": "0",
  "spark.shuffle.spill.initialMemoryThreshold": String(threshold),
});

/** Which operators a kind of records has on both sides: byte arrays are no values to be told apart, and sorting needs an order. */
function suits(kind: PairKind, operator: Operator): boolean {
  if (kind === "ni") return false;
  return kind !== "ib" || (operator !== "distinct" && operator !== "valuesRepartitioned");
}

/** Sorting looks for its ranges in a job of its own, which a question for a handle need not run. */
const handleTable = (out: readonly number[]): ShuffleStep[] =>
  pairKinds.flatMap((kind) =>
    operators
      .filter((operator) => suits(kind, operator))
      .flatMap((operator) =>
        out.map((one) => ({
          do: "handle" as const,
          kind,
          operator,
          parts: 2,
          n: 3,
          keys: 5,
          out: one,
        })),
      ),
  );

/** 2^24, the most partitions that a packed record pointer can tell apart. */
const MOST = 16_777_216;
const atTheLimit = (["ii", "ti"] as const).flatMap((kind) =>
  (["partitionBy", "groupByKey", "reduceByKey"] as const).flatMap((operator) =>
    [MOST, MOST + 1].map((out) => ({
      do: "handle" as const,
      kind,
      operator,
      parts: 1,
      n: 1,
      keys: 1,
      out,
    })),
  ),
);

export const act =
  (action: ShuffleStep["do"]) =>
  (
    kind: PairKind,
    operator: Operator,
    [parts, n, keys, out]: readonly [number, number, number, number],
  ): ShuffleStep => ({ do: action, kind, operator, parts, n, keys, out });
const [collect, count] = [act("collect"), act("count"), act("beside")];

/**
 * What Java's serializer reads are objects of their own, small numbers too, where boxing shares those of a byte: such sizes are not reckoned
 * here, so that these operators get larger numbers. Values and keys of the other kinds are larger than a byte throughout.
 */
const readByJava: readonly Operator[] = ["cogroup", "join", "subtractByKey"];

interface Draw {
  readonly operators?: readonly Operator[];
  readonly kinds?: readonly PairKind[];
  /** Records of a map partition, at most. */
  readonly n?: number;
}

/** Steps drawn from a seed. */
function drawn(seed: number, steps: number, draw: Draw = {}): ShuffleStep[] {
  const kinds = draw.kinds ?? pairKinds.filter((each) => each !== "ib" && each !== "ni");
  const n = draw.n ?? 120;
  const random = new Random(seed, "shuffle runs");
  const one = <T>(of: readonly T[]): T => of[random.below(of.length)] as T;
  return Array.from({ length: steps }, () => {
    const kind = one(kinds);
    const operator = one(draw.operators ?? operators);
    return collect(readByJava.includes(operator) && kind === "ii" ? "large" : kind, operator, [
      1 + random.below(4),
      1 + random.below(n),
      1 + random.below(90),
      1 + random.below(6),
    ]);
  });
}

const sorting: readonly Operator[] = ["sortByKey", "sortDescending", "sortWithin", "sortInPlace"];
/** Those whose combiners have a size that is known here: no lists of the program's own. */
const sized: readonly Operator[] = [
  "reduceByKey",
  "groupByKey",
  "groupInPlace",
  "cogroup",
  ...sorting,
];
const spilling: readonly Operator[] = [...sized, "listed", "combineReduceSide", "partitionBy"];
const reused = (kind: PairKind): ShuffleStep => collect(kind, "reused", [2, 20, 7, 3]);

export const runsAlone: readonly Omit<ShuffleRun, "master">[] = [
  { name: "handles", conf: {}, steps: [...handleTable([1, 200, 201]), ...atTheLimit] },
  { name: "handles-kryo", conf: KRYO, steps: [...handleTable([200, 201]), ...atTheLimit] },
  { name: "handles-threshold", conf: threshold(3), steps: handleTable([3, 4]) },
  { name: "handles-never-bypass", conf: threshold(0), steps: handleTable([1]) },
  { name: "written", conf: {}, steps: [reused("ii"), ...drawn(1, 24)] },
  {
    name: "written-never-bypass",
    conf: threshold(0),
    steps: [reused("ii"), reused("ti"), ...drawn(2, 24)],
  },
  {
    name: "written-kryo",
    conf: { ...threshold(2), ...KRYO },
    steps: [reused("ii"), ...drawn(3, 24)],
  },
  {
    name: "spill-every-7",
    conf: { ...threshold(0), ...spillEvery(7) },
    steps: drawn(4, 40, { operators: spilling, n: 40 }),
  },
  { name: "spill-every-40", conf: spillEvery(40), steps: drawn(5, 30, { operators: spilling }) },
  {
    name: "spill-each",
    conf: { ...threshold(1), ...spillEvery(1) },
    steps: drawn(6, 20, { operators: spilling, n: 16 }),
  },
  {
    name: "spill-nulls",
    conf: { ...threshold(0), ...spillEvery(3) },
    steps: (["reduceByKey", "groupByKey", "cogroup", "partitionBy"] as const).flatMap(
      (operator) => [
        collect("ni", operator, [1, 60, 13, 1]),
        collect("ni", operator, [3, 40, 25, 2]),
      ],
    ),
  },
  {
    name: "pool-of-8k",
    conf: { ...threshold(0), ...pool(8_000, 1_000) },
    steps: drawn(7, 20, { operators: [...sized, "partitionBy"], kinds: ["ti", "it"] }),
  },
  {
    name: "pool-of-6k",
    conf: pool(6_000, 1_500),
    steps: drawn(8, 24, { operators: sized }),
  },
  {
    name: "larger",
    conf: threshold(0),
    steps: [
      count("large", "reduceByKey", [2, 4000, 3000, 2]),
      count("ss", "reduceByKey", [2, 1500, 1000, 3]),
      count("ss", "partitionBy", [1, 70_000, 1000, 3]),
      count("large", "groupByKey", [2, 1500, 300, 2]),
      count("ti", "reduceByKey", [1, 1000, 700, 2]),
      count("large", "sortByKey", [2, 1200, 1000, 2]),
      count("ss", "cogroup", [2, 400, 350, 2]),
      count("it", "partitionBy", [1, 700, 300, 2]),
    ],
  },
  {
    name: "pool-of-3m",
    conf: { ...threshold(0), ...pool(3_000_000, 100_000) },
    steps: [
      count("ss", "partitionBy", [1, 150_000, 1000, 3]),
      count("large", "reduceByKey", [1, 60_000, 40_000, 2]),
      count("large", "groupByKey", [2, 30_000, 3_000, 2]),
      count("large", "sortByKey", [1, 60_000, 60_000, 1]),
      count("ss", "cogroup", [1, 12_000, 9_000, 2]),
    ],
  },
  {
    name: "pool-of-1m",
    conf: { ...threshold(0), ...pool(1_300_000, 100_000) },
    steps: [
      count("large", "reduceByKey", [1, 60_000, 40_000, 2]),
      count("large", "groupByKey", [2, 20_000, 3_000, 1]),
      count("ss", "cogroup", [1, 12_000, 9_000, 2]),
      count("is", "reduceByKey", [2, 20_000, 15_000, 3]),
    ],
  },
];
