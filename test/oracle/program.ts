/**
 * Programs on RDDs as JSON data, shared by the recorder of real Spark, by the engine's runner and by generators.
 * In Spark: the main method of an application. The same: steps run in order, a named RDD may be used by several others.
 * Left out on purpose: operators that draw at random from the machine, DataFrames, threads.
 */
import type { aggregators } from "./aggregators.ts";
import type {
  binaries,
  flatMapFunctions,
  indexedFunctions,
  mapFunctions,
  partitionFunctions,
  predicates,
} from "./functions.ts";
import type { FurtherAction, FurtherOperation } from "./further.ts";
import type { Type, Value } from "./types.ts";

export type MapName = keyof typeof mapFunctions;
export type FlatMapName = keyof typeof flatMapFunctions;
export type PredicateName = keyof typeof predicates;
export type BinaryName = keyof typeof binaries;
export type AggregatorName = keyof typeof aggregators;
export type PartitionsName = keyof typeof partitionFunctions;
export type IndexedName = keyof typeof indexedFunctions;

/** Where records come from. */
export type Source =
  | {
      readonly op: "parallelize";
      readonly type: Type;
      readonly data: readonly Value[];
      readonly slices?: number;
    }
  | {
      readonly op: "range";
      readonly start: number;
      readonly end: number;
      readonly step: number;
      readonly slices: number;
    }
  | { readonly op: "emptyRDD"; readonly type: Type }
  | { readonly op: "textFile"; readonly text: string; readonly partitions?: number };

interface On {
  /** The names of the RDDs that it is made from. */
  readonly on: readonly string[];
}
interface Count {
  /** The number of partitions, or Spark's own choice. */
  readonly partitions?: number;
}

export type Narrow = On &
  (
    | { readonly op: "map" | "mapValues" | "keyBy"; readonly fn: MapName }
    | { readonly op: "flatMap" | "flatMapValues"; readonly fn: FlatMapName }
    | { readonly op: "filter"; readonly fn: PredicateName }
    | { readonly op: "mapPartitions"; readonly fn: PartitionsName; readonly preserves?: boolean }
    | {
        readonly op: "mapPartitionsWithIndex";
        readonly fn: IndexedName;
        readonly preserves?: boolean;
      }
    | { readonly op: "union" }
    /** `map` with a function that adds to an accumulator, that also reads it, that reads a broadcast, that changes its value. */
    | { readonly op: "adding" | "reading" | "lookUp" | "spoil"; readonly shared: string }
    | { readonly op: "glom" | "keys" | "values" | "zipWithIndex" | "zipWithUniqueId" }
  );

export type Wide = On &
  Count &
  (
    | { readonly op: "distinct" }
    | { readonly op: "groupByKey" }
    | {
        readonly op:
          | "cogroup"
          | "join"
          | "leftOuterJoin"
          | "rightOuterJoin"
          | "fullOuterJoin"
          | "subtractByKey";
      }
    | { readonly op: "coalesce"; readonly partitions: number; readonly shuffle?: boolean }
    | { readonly op: "repartition"; readonly partitions: number }
    | { readonly op: "partitionBy"; readonly partitions: number }
    | { readonly op: "reduceByKey"; readonly fn: BinaryName }
    | { readonly op: "foldByKey"; readonly fn: BinaryName; readonly zero: Value }
    | { readonly op: "aggregateByKey" | "combineByKey"; readonly aggregator: AggregatorName }
    | { readonly op: "sortByKey"; readonly ascending: boolean }
    | { readonly op: "sortBy"; readonly ascending: boolean; readonly fn: MapName }
  );

export type CommonOperation = Source | Narrow | Wide;
export type Operation = CommonOperation | FurtherOperation;
export type OperationName = Operation["op"];
/** A `map` that uses a shared variable. */
export type SharingStep = Extract<Operation, { readonly shared: string }>;
/** A step made from exactly one RDD. */
export type UnaryStep = Exclude<
  CommonOperation,
  | Source
  | SharingStep
  | {
      op:
        | "union"
        | "cogroup"
        | "join"
        | "leftOuterJoin"
        | "rightOuterJoin"
        | "fullOuterJoin"
        | "subtractByKey";
    }
>;

export type CommonAction =
  | {
      readonly action:
        | "collect"
        | "count"
        | "first"
        | "foreach"
        | "countByKey"
        | "countByValue"
        | "saveAsTextFile"
        | "collectPartitions"
        /** What the driver knows: whether it is checkpointed, and whether in files. No job. */
        | "checkpointed";
    }
  | { readonly action: "take"; readonly count: number }
  | { readonly action: "reduce"; readonly fn: BinaryName }
  | { readonly action: "fold"; readonly fn: BinaryName; readonly zero: Value }
  | { readonly action: "aggregate"; readonly aggregator: AggregatorName }
  /** `foreach` that adds 1 to an accumulator; `count` of a `map` whose broadcast is destroyed in between. */
  | { readonly action: "foreachAdding" | "countDestroyed"; readonly shared: string };
export type Action = CommonAction | FurtherAction;
export type ActionName = Action["action"];

export type StorageLevelName = "MEMORY_ONLY" | "MEMORY_AND_DISK" | "DISK_ONLY" | "MEMORY_ONLY_SER";

export type LetStep = { readonly do: "let"; readonly name: string } & Operation;
export type ProbeStep = { readonly do: "probe"; readonly name: string } & Operation;
export type ActStep = { readonly do: "act"; readonly name: string; readonly on: string } & Action;

export type AccumulatorKind = "long" | "double" | "collection";

/** What a program does with shared variables besides using them in functions. */
export type SharedStep =
  | {
      readonly do: "accumulator";
      readonly name: string;
      readonly kind: AccumulatorKind;
      /** The name that listeners see. */
      readonly label?: string;
    }
  | { readonly do: "broadcast"; readonly name: string; readonly data: readonly number[] }
  | { readonly do: "unpersistBroadcast" | "destroyBroadcast"; readonly shared: string }
  /** Its value, or its text, on the driver. */
  | {
      readonly do: "tell";
      readonly name: string;
      readonly shared: string;
      readonly ask: "value" | "text";
    };

export type Step =
  | LetStep
  | SharedStep
  | ActStep
  | { readonly do: "cache" | "unpersist" | "checkpoint" | "localCheckpoint"; readonly on: string }
  /** Says where checkpoints go: a folder of this run. */
  | { readonly do: "setCheckpointDir" }
  | { readonly do: "persist"; readonly on: string; readonly level: StorageLevelName }
  /** Makes an RDD only to see whether that alone fails; nothing else may use it. */
  | ProbeStep
  /** The executor's process is killed as by the operating system; the program waits until it is lost and replaced. */
  | { readonly do: "killExecutor"; readonly executor: string };

export interface Program {
  readonly name: string;
  /** What a recording of it stands for: a cell of the matrix, or a draw of the generator. */
  readonly group: string;
  readonly variant: string;
  readonly seed?: number;
  readonly master: string;
  readonly conf?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export const isSource = (operation: Operation): operation is Source => !("on" in operation);
export const inputsOf = (operation: Operation): readonly string[] =>
  "on" in operation ? operation.on : [];
