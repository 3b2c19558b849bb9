/**
 * Applications of real Spark by which `npm run whatif` is measured: what each does stands in WhatIf.scala under its shape, how much of it in its size. Each is
 * recorded on every cluster of its kind, and predicted from the log of the first for all others. Those that work keep to two slots, as many as the machine
 * that recorded them has cores; those that only wait may have more. In Spark: nothing.
 */

/** Executors and the cores of each. */
export type Size = readonly [executors: number, cores: number];

export interface WhatIfRun {
  readonly shape: string;
  readonly tasks: number;
  readonly size: Size;
  readonly kind: WhatIfKind;
  /** Whether the replay was made with an eye on it. */
  readonly seen: boolean;
}

export type WhatIfKind = "waits" | "works";

const sizes: Readonly<Record<WhatIfKind, readonly Size[]>> = {
  waits: [
    [2, 1],
    [1, 2],
    [2, 2],
    [3, 1],
    [4, 1],
  ],
  works: [
    [1, 1],
    [2, 1],
    [1, 2],
  ],
};

type Shape = readonly [kind: WhatIfKind, shape: string, tasks: number];

/** Those at which the replay was looked at while it was made. */
const seen: readonly Shape[] = [
  ["waits", "sleepEven", 30],
  ["waits", "sleepRamp", 24],
  ["waits", "sleepSkew", 24],
  ["waits", "sleepSteps", 12],
  ["waits", "sleepTogether", 16],
  ["waits", "sleepJobs", 9],
  ["works", "burn", 24],
  ["works", "burnRamp", 24],
  ["works", "burnSkew", 14],
  ["works", "burnGaps", 10],
  ["works", "burnTogether", 16],
  ["works", "words", 24],
  ["works", "sort", 24],
  ["works", "join", 24],
  ["works", "cache", 24],
  ["works", "groups", 24],
  ["works", "sql", 24],
  ["works", "sqlJoin", 24],
  ["works", "files", 24],
];

/** Those recorded when it was done, and changed nothing in it. */
const unseen: readonly Shape[] = [
  ["waits", "sleepTree", 20],
  ["waits", "sleepMany", 80],
  ["works", "digests", 24],
  ["works", "ranks", 12],
  ["works", "distincts", 20],
];

export const nameOf = ({ shape, size: [executors, cores] }: WhatIfRun): string =>
  `${shape}-${executors}x${cores}`;

const runsOf = (shapes: readonly Shape[], isSeen: boolean): readonly WhatIfRun[] =>
  shapes.flatMap(([kind, shape, tasks]) =>
    sizes[kind].map((size) => ({ shape, tasks, size, kind, seen: isSeen })),
  );

export const whatIfRuns: readonly WhatIfRun[] = [...runsOf(seen, true), ...runsOf(unseen, false)];

/** The same number of tasks whatever the number of cores: adaptive plans look at that number. */
const plain = {
  "spark.sql.adaptive.enabled": "false",
  "spark.sql.shuffle.partitions": "12",
} as const;

/**
 * Of executors that work. In runs of a quarter of a minute the second compiler of a JVM works as long as the tasks do, and beside two tasks it has no core on a
 * machine of two: then two slots are hardly quicker than one, and what is measured is the compiler. A collector of one thread for the same reason.
 */
const quiet = {
  "spark.executor.extraJavaOptions": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
} as const;

export const settingsOf = ({ kind }: WhatIfRun): Readonly<Record<string, string>> =>
  kind === "works" ? { ...plain, ...quiet } : plain;
