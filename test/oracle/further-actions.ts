/**
 * What each further action means: its type, its Scala text, its call on the engine.
 * In Spark: actions of RDD, PairRDDFunctions, DoubleRDDFunctions and AsyncRDDActions. An answer that is no plain value is taken apart on both
 * sides alike: a partial result into what is final in it, a StatCounter into its five numbers.
 */
import type { BoundedDouble, PartialResult, RDD } from "../../engine/index.ts";
import { aggregators } from "./aggregators.ts";
import { binaries } from "./functions.ts";
import { statistics, type FurtherAction, type Statistic } from "./further.ts";
import { demand, keyed, present } from "./typing.ts";
import { isHashable, isOrdered, pair, scalaLiteral, seq, showType, type Type } from "./types.ts";
import { toEngine } from "./values.ts";

type AnyRdd = RDD<unknown>;
type Pairs = RDD<[unknown, unknown]>;
type Numbers = RDD<number>;
type Two = (left: unknown, right: unknown) => unknown;

interface Meaning<S> {
  readonly type: (step: S, input: Type) => Type;
  readonly scala: (step: S, on: string, input: Type) => string;
  readonly run: (step: S, on: AnyRdd) => Promise<unknown>;
}
/** The actions that may bear the name. */
type Named<K, A = FurtherAction> = A extends { readonly action: infer N }
  ? K extends N
    ? A
    : never
  : never;
type Table = { readonly [K in FurtherAction["action"]]: Meaning<Named<K>> };

/** Long enough that no task is still running: then an approximate answer is the exact one. */
const patience = 600_000;
const bounded: Type = { tuple: ["Double", "Double", "Double", "Double"] };
const scalaBounded = (of: string): string =>
  `{ val b = ${of}; (b.mean, b.confidence, b.low, b.high) }`;
const parts = ({ mean, confidence, low, high }: BoundedDouble): number[] => [
  mean,
  confidence,
  low,
  high,
];
const final = async <R>(result: Promise<PartialResult<R>>): Promise<R> =>
  (await result).getFinalValue();

const list = (_step: unknown, input: Type): Type => seq(input);
const ordered = (input: Type): Type => {
  demand(isOrdered(input), `no Ordering of ${showType(input)}`);
  return input;
};
const doubles = (result: Type) => {
  return (_step: unknown, input: Type): Type => {
    demand(input === "Double", `statistics of ${showType(input)}`);
    return result;
  };
};
const future = (call: string): string =>
  `scala.concurrent.Await.result(${call}, scala.concurrent.duration.Duration.Inf)`;

const plain = {
  min: {
    type: (_step, input) => ordered(input),
    scala: (_step, on) => `${on}.min()`,
    run: (_step, on) => on.min(),
  },
  max: {
    type: (_step, input) => ordered(input),
    scala: (_step, on) => `${on}.max()`,
    run: (_step, on) => on.max(),
  },
  countApproxDistinct: {
    type: () => "Long",
    scala: ({ precision }, on) =>
      `${on}.countApproxDistinct(${typeof precision === "number" ? precision : precision.join(", ")})`,
    run: ({ precision }, on) =>
      typeof precision === "number"
        ? on.countApproxDistinct(precision)
        : on.countApproxDistinct(...precision),
  },
  isEmpty: {
    type: () => "Boolean",
    scala: (_step, on) => `${on}.isEmpty()`,
    run: (_step, on) => on.isEmpty(),
  },
  takeOrdered: {
    type: (_step, input) => seq(ordered(input)),
    scala: (step, on) => `${on}.takeOrdered(${step.count})`,
    run: ({ count }, on) => on.takeOrdered(count),
  },
  top: {
    type: (_step, input) => seq(ordered(input)),
    scala: (step, on) => `${on}.top(${step.count})`,
    run: ({ count }, on) => on.top(count),
  },
  takeSample: {
    type: list,
    scala: ({ withReplacement, count, seed }, on) =>
      `${on}.takeSample(${withReplacement}, ${count}, ${seed}L)`,
    run: ({ withReplacement, count, seed }, on) => on.takeSample(withReplacement, count, seed),
  },
  toLocalIterator: {
    type: list,
    scala: (_step, on) => `${on}.toLocalIterator.toList`,
    run: async (_step, on) => {
      const records: unknown[] = [];
      for await (const record of on.toLocalIterator()) records.push(record);
      return records;
    },
  },
  foreachPartition: {
    type: () => "Unit",
    scala: (_step, on, input) => `${on}.foreachPartition((it: Iterator[${showType(input)}]) => ())`,
    run: (_step, on) => on.foreachPartition(() => undefined),
  },
  preferredLocations: {
    type: () => seq(seq("String")),
    scala: (_step, on) => `${on}.partitions.map(p => ${on}.preferredLocations(p).toList).toList`,
    run: (_step, on) =>
      Promise.resolve(
        Array.from({ length: on.getNumPartitions() }, (_, p) => on.preferredLocations(p)),
      ),
  },
  treeReduce: {
    type: (step, input) => {
      demand(binaries[step.fn].fits(input), `${step.fn} of ${showType(input)}`);
      return input;
    },
    scala: ({ fn, depth }, on, input) =>
      `${on}.treeReduce(${binaries[fn].scala.replaceAll("$T", showType(input))}, ${depth})`,
    run: ({ fn, depth }, on) => on.treeReduce(binaries[fn].run as Two, depth),
  },
  treeAggregate: {
    type: ({ aggregator }, input) => present(aggregators[aggregator].result(input)),
    scala: ({ aggregator, depth, onExecutor }, on, input) => {
      const { scalaZero, scalaMerge, scalaCombine } = aggregators[aggregator];
      const [zero, merge, combine] = [scalaZero, scalaMerge, scalaCombine].map((text) =>
        text.replaceAll("$T", showType(input)),
      );
      return onExecutor === undefined
        ? `${on}.treeAggregate(${zero})(${merge}, ${combine}, ${depth})`
        : `${on}.treeAggregate(${zero}, ${merge}, ${combine}, ${depth}, ${onExecutor})`;
    },
    run: ({ aggregator, depth, onExecutor }, on) => {
      const { zero, merge, combine } = aggregators[aggregator];
      return on.treeAggregate(toEngine(zero), merge as Two, combine as Two, depth, onExecutor);
    },
  },
} satisfies Partial<Table>;

const asynchronous = {
  countAsync: {
    type: () => "Long",
    scala: (_step, on) => future(`${on}.countAsync()`),
    run: (_step, on) => on.countAsync().get(),
  },
  collectAsync: {
    type: list,
    scala: (_step, on) => future(`${on}.collectAsync()`),
    run: (_step, on) => on.collectAsync().get(),
  },
  takeAsync: {
    type: list,
    scala: (step, on) => future(`${on}.takeAsync(${step.count})`),
    run: ({ count }, on) => on.takeAsync(count).get(),
  },
  foreachAsync: {
    type: () => "Unit",
    scala: (_step, on, input) => future(`${on}.foreachAsync((x: ${showType(input)}) => ())`),
    run: (_step, on) => on.foreachAsync(() => undefined).get(),
  },
  foreachPartitionAsync: {
    type: () => "Unit",
    scala: (_step, on, input) =>
      future(`${on}.foreachPartitionAsync((it: Iterator[${showType(input)}]) => ())`),
    run: (_step, on) => on.foreachPartitionAsync(() => undefined).get(),
  },
} satisfies Partial<Table>;

const approximate = {
  countApprox: {
    type: () => bounded,
    scala: (_step, on) => scalaBounded(`${on}.countApprox(${patience}L).getFinalValue()`),
    run: async (_step, on) => parts(await final(on.countApprox(patience))),
  },
  countByValueApprox: {
    type: (_step, input) => {
      demand(isHashable(input), `countByValueApprox of ${showType(input)}`);
      return seq(pair(input, bounded));
    },
    scala: (_step, on) =>
      `${on}.countByValueApprox(${patience}L).getFinalValue().toSeq.map { case (k, b) => (k, (b.mean, b.confidence, b.low, b.high)) }`,
    run: async (_step, on) => entries(await final(on.countByValueApprox(patience))),
  },
  countByKeyApprox: {
    type: (_step, input) => seq(pair(keyed(input).key, bounded)),
    scala: (_step, on) =>
      `${on}.countByKeyApprox(${patience}L).getFinalValue().toSeq.map { case (k, b) => (k, (b.mean, b.confidence, b.low, b.high)) }`,
    run: async (_step, on) => entries(await final((on as Pairs).countByKeyApprox(patience))),
  },
  sumApprox: {
    type: doubles(bounded),
    scala: (_step, on) => scalaBounded(`${on}.sumApprox(${patience}L).getFinalValue()`),
    run: async (_step, on) => parts(await final((on as Numbers).sumApprox(patience))),
  },
  meanApprox: {
    type: doubles(bounded),
    scala: (_step, on) => scalaBounded(`${on}.meanApprox(${patience}L).getFinalValue()`),
    run: async (_step, on) => parts(await final((on as Numbers).meanApprox(patience))),
  },
} satisfies Partial<Table>;

const entries = (map: ReadonlyMap<unknown, BoundedDouble>): unknown[] =>
  [...map].map(([key, value]) => [key, parts(value)]);

const byKey = {
  collectAsMap: {
    type: (_step, input) => seq(pair(keyed(input).key, keyed(input).value)),
    scala: (_step, on) => `${on}.collectAsMap()`,
    run: (_step, on) => (on as Pairs).collectAsMap(),
  },
  reduceByKeyLocally: {
    type: ({ fn }, input) => {
      demand(binaries[fn].fits(keyed(input).value), `${fn} of ${showType(keyed(input).value)}`);
      return seq(pair(keyed(input).key, keyed(input).value));
    },
    scala: ({ fn }, on, input) =>
      `${on}.reduceByKeyLocally(${binaries[fn].scala.replaceAll("$T", showType(keyed(input).value))})`,
    run: ({ fn }, on) => (on as Pairs).reduceByKeyLocally(binaries[fn].run as Two),
  },
  lookup: {
    type: (_step, input) => seq(keyed(input).value),
    scala: ({ key }, on, input) => `${on}.lookup(${scalaLiteral(key, keyed(input).key)})`,
    run: ({ key }, on) => (on as Pairs).lookup(toEngine(key)),
  },
} satisfies Partial<Table>;

const statistic = (name: Statistic): Meaning<Named<Statistic>> => ({
  type: doubles("Double"),
  scala: (_step, on) => `${on}.${name}()`,
  run: (_step, on) => (on as Numbers)[name](),
});

const numbers = {
  ...(Object.fromEntries(statistics.map((name) => [name, statistic(name)])) as {
    readonly [K in Statistic]: Meaning<Named<K>>;
  }),
  stats: {
    type: doubles({ tuple: ["Long", "Double", "Double", "Double", "Double"] }),
    scala: (_step, on) => `{ val s = ${on}.stats(); (s.count, s.mean, s.stdev, s.max, s.min) }`,
    run: async (_step, on) => {
      const s = await (on as Numbers).stats();
      return [s.count, s.mean, s.stdev, s.max, s.min];
    },
  },
  histogramOf: {
    type: doubles(pair(seq("Double"), seq("Long"))),
    scala: ({ count }, on) => `${on}.histogram(${count})`,
    run: ({ count }, on) => (on as Numbers).histogram(count),
  },
  histogram: {
    type: doubles(seq("Long")),
    scala: ({ buckets, even }, on) =>
      `${on}.histogram(Array[Double](${buckets.join(", ")}), ${even})`,
    run: ({ buckets, even }, on) => (on as Numbers).histogram(buckets, even),
  },
} satisfies Partial<Table>;

const table: Table = { ...plain, ...asynchronous, ...approximate, ...byKey, ...numbers };

export const isFurtherAction = (step: { readonly action: string }): step is FurtherAction =>
  Object.hasOwn(table, step.action);

const meaning = (step: FurtherAction): Meaning<FurtherAction> =>
  table[step.action] as unknown as Meaning<FurtherAction>;

export const furtherActionType = (step: FurtherAction, input: Type): Type =>
  meaning(step).type(step, input);
export const furtherActionScala = (step: FurtherAction, on: string, input: Type): string =>
  meaning(step).scala(step, on, input);
export const furtherActionRun = (step: FurtherAction, on: AnyRdd): Promise<unknown> =>
  meaning(step).run(step, on);
