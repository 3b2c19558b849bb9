/**
 * Runs of persisted RDDs as data: what is made, at which level, in what order it is read. Storage.scala takes them as lines on real Spark,
 * engine-storage.ts on the engine. In Spark: spark.testing.memory stands for the heap, so that small blocks fill it.
 */

/** What records an RDD of a run has: see `records` in Storage.scala. */
export type RecordKind =
  | "ints"
  | "longs"
  | "doubles"
  | "booleans"
  | "strings"
  | "wide"
  | "ii"
  | "dd"
  | "id"
  | "li"
  | "si"
  | "ss"
  | "iii"
  | "bytes"
  | "reduced"
  | "grouped"
  | "mapped"
  | "keyed";

export type StorageStep =
  | {
      readonly do: "make";
      readonly name: string;
      readonly kind: RecordKind;
      readonly parts: number;
      /** Records of a partition; for "bytes" the length of its one array. */
      readonly n: number;
      readonly level: string;
    }
  | { readonly do: "count"; readonly name: string }
  /** A broadcast of so many bytes; two tasks that read it, after a collection of the driver's garbage. */
  | { readonly do: "broadcast"; readonly name: string; readonly n: number }
  | { readonly do: "share"; readonly name: string }
  | { readonly do: "unpersist"; readonly name: string; readonly how: "blocking" | "async" }
  | { readonly do: "level"; readonly name: string; readonly level: string }
  | { readonly do: "reduce"; readonly name: string; readonly keys: number };

export interface StorageRun {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly StorageStep[];
}

const make = (
  name: string,
  kind: RecordKind,
  parts: number,
  n: number,
  level: string,
): StorageStep => ({ do: "make", name, kind, parts, n, level });
const count = (name: string): StorageStep => ({ do: "count", name });
const share: StorageStep = { do: "share", name: "b" };
const counts = (names: string): StorageStep[] => names.split("").map(count);

/** A heap of so many MiB of which nothing is reserved. */
const heap = (mebibytes: number): Record<string, string> => ({
  "spark.testing.memory": String(mebibytes * 1024 * 1024),
  "spark.testing.reservedMemory": "0",
});

const local = (
  name: string,
  steps: readonly StorageStep[],
  conf: Readonly<Record<string, string>> = heap(16),
): StorageRun => ({ name, master: "local[1]", conf, steps });
const twoExecutors = (name: string, steps: readonly StorageStep[]): StorageRun => ({
  name,
  master: "local-cluster[2,1,1024]",
  conf: {},
  steps,
});

const MB = 1_000_000;

/** One RDD that is too large for the heap, at one level, read twice. */
const tooLarge = (level: string, kind: RecordKind, parts: number, n: number): StorageRun =>
  local(`too-large-${kind}-${level}`, [make("A", kind, parts, n, level), ...counts("AA")]);

export const storageRuns: readonly StorageRun[] = [
  {
    name: "golden-lru",
    master: "local-cluster[2,1,1024]",
    conf: {},
    steps: [
      make("A", "bytes", 6, 60 * 1024 * 1024, "MEMORY_ONLY"),
      count("A"),
      make("B", "bytes", 10, 60 * 1024 * 1024, "MEMORY_AND_DISK"),
      ...counts("BA"),
    ],
  },
  local("fits", [make("A", "bytes", 4, MB, "MEMORY_ONLY"), ...counts("AA")]),
  tooLarge("MEMORY_ONLY", "bytes", 12, MB),
  tooLarge("MEMORY_AND_DISK", "bytes", 12, MB),
  tooLarge("MEMORY_ONLY_SER", "ints", 12, 250_000),
  tooLarge("MEMORY_AND_DISK_SER", "ints", 12, 250_000),
  tooLarge("MEMORY_ONLY", "ints", 4, MB),
  tooLarge("MEMORY_AND_DISK", "ints", 4, MB),
  tooLarge("MEMORY_ONLY", "strings", 6, 30_000),
  tooLarge("MEMORY_AND_DISK", "ii", 6, 50_000),
  tooLarge("DISK_ONLY", "ints", 3, 250_000),
  local("evicts-older", [
    make("A", "bytes", 6, MB, "MEMORY_ONLY"),
    make("B", "bytes", 6, MB, "MEMORY_ONLY"),
    ...counts("ABAB"),
  ]),
  local("evicts-to-disk", [
    make("A", "bytes", 6, MB, "MEMORY_AND_DISK"),
    make("B", "bytes", 6, MB, "MEMORY_AND_DISK"),
    ...counts("ABABA"),
  ]),
  local("evicts-serialized-to-disk", [
    make("A", "ints", 5, 250_000, "MEMORY_AND_DISK_SER"),
    make("B", "ints", 5, 250_000, "MEMORY_AND_DISK_SER"),
    ...counts("ABAB"),
  ]),
  local("least-recently-used", [
    ...["A", "B", "C"].map((name) => make(name, "bytes", 2, MB, "MEMORY_ONLY")),
    ...counts("ABCA"),
    make("D", "bytes", 5, MB, "MEMORY_ONLY"),
    ...counts("DABC"),
  ]),
  local("larger-than-memory", [
    make("A", "bytes", 1, 11 * MB, "MEMORY_ONLY"),
    make("B", "bytes", 1, 11 * MB, "MEMORY_AND_DISK"),
    ...counts("ABB"),
  ]),
  local(
    "no-room-to-begin",
    [make("A", "bytes", 3, 300_000, "MEMORY_ONLY"), ...counts("AA")],
    heap(2),
  ),
  ...[2, 5].map((millions) =>
    local(
      `broadcast-dropped-${millions}`,
      [
        { do: "broadcast", name: "b", n: millions * MB },
        share,
        make("A", "bytes", 12, MB, "MEMORY_ONLY"),
        count("A"),
        share,
        share,
        ...counts("AA"),
        share,
      ],
      { ...heap(16), "spark.broadcast.compress": "false" },
    ),
  ),
  {
    name: "broadcast-dropped-on-an-executor",
    master: "local-cluster[1,1,1024]",
    conf: { ...heap(16), "spark.broadcast.compress": "false", "spark.broadcast.blockSize": "1m" },
    steps: [
      { do: "broadcast", name: "b", n: 2 * MB },
      share,
      make("A", "bytes", 12, MB, "MEMORY_ONLY"),
      count("A"),
      share,
    ],
  },
  local("unpersist", [
    make("A", "ints", 2, 1000, "MEMORY_ONLY"),
    count("A"),
    { do: "level", name: "A", level: "MEMORY_ONLY" },
    { do: "level", name: "A", level: "DISK_ONLY" },
    { do: "unpersist", name: "A", how: "blocking" },
    count("A"),
    { do: "level", name: "A", level: "MEMORY_AND_DISK_SER" },
    count("A"),
    { do: "unpersist", name: "A", how: "async" },
    count("A"),
  ]),
  local("no-peers", [
    make("A", "ints", 2, 1000, "MEMORY_ONLY_2"),
    make("B", "ints", 2, 1000, "DISK_ONLY_3"),
    ...counts("AB"),
  ]),
  local("nothing-in-it", [
    make("A", "strings", 2, 0, "MEMORY_ONLY"),
    make("B", "ii", 2, 0, "MEMORY_ONLY_SER"),
    make("C", "ii", 2, 0, "DISK_ONLY"),
    ...counts("ABCABC"),
  ]),
  local("off-heap", [make("A", "ints", 4, 500_000, "OFF_HEAP"), ...counts("AA")], {
    ...heap(16),
    "spark.memory.offHeap.enabled": "true",
    "spark.memory.offHeap.size": "8m",
  }),
  local("off-heap-without-it", [make("A", "ints", 2, 500_000, "OFF_HEAP"), ...counts("AA")]),
  local("execution-has-enough", [
    make("A", "bytes", 8, MB, "MEMORY_ONLY"),
    count("A"),
    { do: "reduce", name: "R", keys: 60_000 },
    count("A"),
  ]),
  local("execution-takes-it-back", [
    make("A", "bytes", 8, MB, "MEMORY_ONLY"),
    count("A"),
    { do: "reduce", name: "R", keys: 300_000 },
    count("A"),
  ]),
  local(
    "spills",
    [
      { do: "reduce", name: "few", keys: 50_000 },
      { do: "reduce", name: "many", keys: 400_000 },
    ],
    heap(10),
  ),
  ...["MEMORY_ONLY_2", "MEMORY_AND_DISK_SER_2", "DISK_ONLY_2", "DISK_ONLY_3"].map((level) =>
    twoExecutors(`replicated-${level}`, [make("A", "ints", 4, 1000, level), ...counts("AA")]),
  ),
];

/** A step as a line of Storage.scala. */
export function stepLine(step: StorageStep): string {
  switch (step.do) {
    case "make":
      return `make ${step.name} ${step.kind} ${step.parts} ${step.n} ${step.level}`;
    case "count":
      return `count ${step.name}`;
    case "unpersist":
      return `unpersist ${step.name} ${step.how}`;
    case "level":
      return `level ${step.name} ${step.level}`;
    case "reduce":
      return `reduce ${step.name} ${step.keys}`;
    case "broadcast":
      return `broadcast ${step.name} ${step.n}`;
    case "share":
      return `share ${step.name}`;
  }
}

/** Kinds and lengths whose block sizes are recorded: below and above the length from which the estimator draws a sample. */
export const sizeKinds: readonly RecordKind[] =
  "ints longs doubles booleans strings wide ii dd id li si ss iii reduced mapped keyed grouped bytes".split(
    " ",
  ) as RecordKind[];
export const sizeLengths = [1, 2, 10, 100, 120, 399, 400, 450, 1000, 5000] as const;
export const sizeLevels = ["MEMORY_ONLY", "MEMORY_ONLY_SER"] as const;

export const sizesRun: StorageRun = {
  name: "sizes",
  master: "local[1]",
  conf: {},
  steps: sizeKinds.flatMap((kind) =>
    sizeLengths.flatMap((n) =>
      sizeLevels.flatMap((level): StorageStep[] => {
        const name = `${kind}-${n}-${level}`;
        return [
          make(name, kind, 2, n, level),
          count(name),
          { do: "unpersist", name, how: "blocking" },
        ];
      }),
    ),
  ),
};
