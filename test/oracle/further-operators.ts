/**
 * What each further operator means: its type, its Scala text, its call on the engine. One entry an operator, so that nothing about it stands elsewhere.
 * In Spark: methods of RDD, PairRDDFunctions, OrderedRDDFunctions and SparkContext.
 */
import { HashPartitioner, type RDD, type SparkContext } from "../../engine/index.ts";
import { applied, demand, keyed, present } from "./typing.ts";
import { mapFunctions } from "./functions.ts";
import type { FurtherOperation } from "./further.ts";
import {
  isHashable,
  isOrdered,
  pair,
  sameType,
  scalaLiteral,
  seq,
  showType,
  type Type,
  type Value,
} from "./types.ts";
import { toEngine } from "./values.ts";

type AnyRdd = RDD<unknown>;
type Pairs = RDD<[unknown, unknown]>;

/** Where programs keep their files. */
export interface Files {
  /** Stores a text; answers its path. */
  readonly stored: (text: string) => string;
  /** A path where nothing is. */
  readonly missing: () => string;
}

interface Meaning<S> {
  readonly type: (step: S, inputs: readonly Type[]) => Type;
  readonly scala: (step: S, names: readonly string[], types: readonly Type[]) => string;
  readonly run: (step: S, inputs: readonly AnyRdd[], sc: SparkContext, files: Files) => AnyRdd;
}

/** The operations that may bear the name. */
type Named<K, A = FurtherOperation> = A extends { readonly op: infer N }
  ? K extends N
    ? A
    : never
  : never;
type Table = { readonly [K in FurtherOperation["op"]]: Meaning<Named<K>> };

/** Whether a plain value is one of the type. */
const isOf = (value: Value, type: Type): boolean =>
  ({ number: "Int", boolean: "Boolean", string: "String" })[typeof value as string] === type;

const count = (step: { readonly partitions?: number }): string =>
  step.partitions === undefined ? "" : `, ${step.partitions}`;
const first = (inputs: readonly AnyRdd[]): AnyRdd => present(inputs[0]);
const pairs = (rdd: AnyRdd | undefined): Pairs => present(rdd) as Pairs;
const same = (_step: unknown, inputs: readonly Type[]): Type => present(inputs[0]);
const alike = (inputs: readonly Type[]): Type => {
  const type = present(inputs[0]);
  demand(
    inputs.length === 2 && inputs.every((each) => sameType(each, type)) && isHashable(type),
    "two RDDs of one type with a hash code",
  );
  return type;
};
const groupsOf = (inputs: readonly Type[]): Type => {
  const sides = inputs.map(keyed);
  const key = present(sides[0]).key;
  demand(
    inputs.length >= 2 && inputs.length <= 4 && sides.every((side) => sameType(side.key, key)),
    "two to four RDDs with keys of one type",
  );
  return pair(key, { tuple: sides.map((side) => seq(side.value)) });
};
const sizes = (...parts: readonly Iterable<unknown>[]): unknown[] => [
  parts.map((part) => [...part].length),
];
const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

const filesOf = ({ texts }: { readonly texts: readonly string[] }): string =>
  `Seq(${texts.map((text) => `run.file(${JSON.stringify(text)})`).join(", ")}).mkString(",")`;

const sources = {
  makeRDD: {
    type: ({ type }) => type,
    scala: ({ type, data }) =>
      `sc.makeRDD(Seq[(${showType(type)}, Seq[String])](${data
        .map(
          ({ value, hosts }) =>
            `(${scalaLiteral(value, type)}, Seq[String](${hosts.map((host) => JSON.stringify(host)).join(", ")}))`,
        )
        .join(", ")}))`,
    run: ({ data }, _inputs, sc) =>
      sc.makeRDDWithLocations(data.map(({ value, hosts }) => [toEngine(value), hosts])),
  },
  wholeTextFiles: {
    type: () => pair("String", "String"),
    scala: (step) =>
      `sc.wholeTextFiles(${filesOf(step)}${count(step)}).map { case (path, text) => (path.substring(path.lastIndexOf("/") + 1), text) }`,
    run: ({ texts, partitions }, _inputs, sc, { stored }) =>
      sc
        .wholeTextFiles(texts.map(stored).join(","), partitions)
        .map(([path, text]) => [baseName(path), text]),
  },
  binaryFiles: {
    type: () => pair("String", "Int"),
    scala: (step) =>
      `sc.binaryFiles(${filesOf(step)}${count(step)}).map { case (path, stream) => (path.substring(path.lastIndexOf("/") + 1), stream.toArray.length) }`,
    run: ({ texts, partitions }, _inputs, sc, { stored }) =>
      sc
        .binaryFiles(texts.map(stored).join(","), partitions)
        .map(([path, stream]) => [baseName(path), stream.toArray().length]),
  },
  missingFile: {
    type: () => "String",
    scala: () => "sc.textFile(run.missing())",
    run: (_step, _inputs, sc, { missing }) => sc.textFile(missing()),
  },
} satisfies Partial<Table>;

/** Both ways to draw by key. */
const drawnByKey = <Op extends "sampleByKey" | "sampleByKeyExact">(
  op: Op,
): Table["sampleByKey"] => ({
  type: ({ fractions }, inputs) => {
    const { key } = keyed(present(inputs[0]));
    const fit = fractions.every(([each]) => isOf(each, key));
    demand(fit, `fractions by ${showType(key)}`);
    return present(inputs[0]);
  },
  scala: ({ withReplacement, fractions, seed }, [on], [type]) => {
    const { key } = keyed(present(type));
    const entries = fractions.map(
      ([each, fraction]) => `(${scalaLiteral(each, key)}, ${fraction})`,
    );
    return `${on}.${op}(${withReplacement}, Map[${showType(key)}, Double](${entries.join(", ")}), ${seed}L)`;
  },
  run: ({ withReplacement, fractions, seed }, [on]) =>
    pairs(on)[op](
      withReplacement,
      new Map(fractions.map(([key, fraction]) => [toEngine(key), fraction])),
      seed,
    ),
});

const draws = {
  sample: {
    type: same,
    scala: ({ withReplacement, fraction, seed }, [on]) =>
      `${on}.sample(${withReplacement}, ${fraction}, ${seed}L)`,
    run: ({ withReplacement, fraction, seed }, inputs) =>
      first(inputs).sample(withReplacement, fraction, seed),
  },
  randomSplit: {
    type: same,
    scala: ({ weights, seed, part }, [on]) =>
      `${on}.randomSplit(Array[Double](${weights.join(", ")}), ${seed}L)(${part})`,
    run: ({ weights, seed, part }, inputs) =>
      present(first(inputs).randomSplit(weights, seed)[part]),
  },
  sampleByKey: drawnByKey("sampleByKey"),
  sampleByKeyExact: drawnByKey("sampleByKeyExact"),
  countApproxDistinctByKey: {
    type: (_step, inputs) => pair(keyed(present(inputs[0])).key, "Long"),
    scala: ({ precision, partitions }, [on]) =>
      typeof precision === "number"
        ? `${on}.countApproxDistinctByKey(${precision}, ${partitions})`
        : `${on}.countApproxDistinctByKey(${precision.join(", ")}, new org.apache.spark.HashPartitioner(${partitions}))`,
    run: ({ precision, partitions }, [on]) =>
      typeof precision === "number"
        ? pairs(on).countApproxDistinctByKey(precision, partitions)
        : pairs(on).countApproxDistinctByKey(...precision, partitions),
  },
} satisfies Partial<Table>;

const together = {
  zip: {
    type: (_step, inputs) => pair(present(inputs[0]), present(inputs[1])),
    scala: (_step, [left, right]) => `${left}.zip(${right})`,
    run: (_step, inputs) => first(inputs).zip(present(inputs[1])),
  },
  zipPartitions: {
    type: (_step, inputs) => {
      demand(inputs.length >= 2 && inputs.length <= 4, "two to four RDDs");
      return { tuple: inputs.map(() => "Int" as const) };
    },
    scala: (_step, [on, ...others], types) => {
      const names = types.map((_, at) => `i${at}`);
      const parameters = types.map((type, at) => `i${at}: Iterator[${showType(type)}]`);
      return `${on}.zipPartitions(${others.join(", ")})((${parameters.join(", ")}) => Iterator((${names.map((name) => `${name}.size`).join(", ")})))`;
    },
    run: (_step, inputs) => {
      const [on, b, c, d] = inputs;
      const [base, second] = [present(on), present(b)];
      if (c === undefined) return base.zipPartitions(second, (x, y) => sizes(x, y));
      if (d === undefined) return base.zipPartitions(second, c, (x, y, z) => sizes(x, y, z));
      return base.zipPartitions(second, c, d, (x, y, z, w) => sizes(x, y, z, w));
    },
  },
  cartesian: {
    type: (_step, inputs) => pair(present(inputs[0]), present(inputs[1])),
    scala: (_step, [left, right]) => `${left}.cartesian(${right})`,
    run: (_step, inputs) => first(inputs).cartesian(present(inputs[1])),
  },
  intersection: {
    type: (_step, inputs) => alike(inputs),
    scala: (step, [left, right]) => `${left}.intersection(${right}${count(step)})`,
    run: ({ partitions }, inputs) => first(inputs).intersection(present(inputs[1]), partitions),
  },
  subtract: {
    type: (_step, inputs) => alike(inputs),
    scala: (step, [left, right]) => `${left}.subtract(${right}${count(step)})`,
    run: ({ partitions }, inputs) => first(inputs).subtract(present(inputs[1]), partitions),
  },
  groupWith: {
    type: (_step, inputs) => groupsOf(inputs),
    scala: (_step, [on, ...others]) => `${on}.groupWith(${others.join(", ")})`,
    run: (_step, [on, ...others]) => groupedWith(pairs(on), others.map(pairs)),
  },
  cogroupMany: {
    type: (_step, inputs) => groupsOf(inputs),
    scala: (step, [on, ...others]) => `${on}.cogroup(${others.join(", ")}${count(step)})`,
    run: ({ partitions }, [on, ...others]) =>
      cogroupedMany(pairs(on), others.map(pairs), partitions),
  },
} satisfies Partial<Table>;

function groupedWith(on: Pairs, others: readonly Pairs[]): AnyRdd {
  const [b, c, d] = others;
  if (c === undefined) return on.groupWith(present(b));
  return d === undefined ? on.groupWith(present(b), c) : on.groupWith(present(b), c, d);
}

function cogroupedMany(on: Pairs, others: readonly Pairs[], partitions?: number): AnyRdd {
  const [b, c, d] = others;
  if (c === undefined) return on.cogroup(present(b), partitions);
  return d === undefined
    ? on.cogroup(present(b), c, partitions)
    : on.cogroup(present(b), c, d, partitions);
}

const byKey = {
  groupBy: {
    type: (step, inputs) => {
      const input = present(inputs[0]);
      const key = applied(mapFunctions[step.fn], input, step.fn);
      demand(isHashable(key), `key of type ${showType(key)}`);
      return pair(key, seq(input));
    },
    scala: (step, [on], [type]) =>
      `${on}.groupBy(${mapFunctions[step.fn].scala.replaceAll("$T", showType(present(type)))}${count(step)})`,
    run: ({ fn, partitions }, inputs) =>
      first(inputs).groupBy(mapFunctions[fn].run as (value: unknown) => unknown, partitions),
  },
  repartitionAndSortWithinPartitions: {
    type: (_step, inputs) => {
      demand(isOrdered(keyed(present(inputs[0])).key), "keys with an order");
      return present(inputs[0]);
    },
    scala: ({ partitions }, [on]) =>
      `${on}.repartitionAndSortWithinPartitions(new HashPartitioner(${partitions}))`,
    run: ({ partitions }, [on]) =>
      pairs(on).repartitionAndSortWithinPartitions(
        new HashPartitioner(partitions, present(on).keyKind),
      ),
  },
  filterByRange: {
    type: ({ lower, upper }, inputs) => {
      const { key } = keyed(present(inputs[0]));
      demand(isOrdered(key) && isOf(lower, key) && isOf(upper, key), "keys with an order");
      return present(inputs[0]);
    },
    scala: ({ lower, upper }, [on], [type]) => {
      const { key } = keyed(present(type));
      return `${on}.filterByRange(${scalaLiteral(lower, key)}, ${scalaLiteral(upper, key)})`;
    },
    run: ({ lower, upper }, [on]) => pairs(on).filterByRange(toEngine(lower), toEngine(upper)),
  },
} satisfies Partial<Table>;

const table: Table = { ...sources, ...draws, ...together, ...byKey };

export const isFurther = (step: { readonly op: string }): step is FurtherOperation =>
  Object.hasOwn(table, step.op);

const meaning = (step: FurtherOperation): Meaning<FurtherOperation> =>
  table[step.op] as unknown as Meaning<FurtherOperation>;

export const furtherType = (step: FurtherOperation, inputs: readonly Type[]): Type =>
  meaning(step).type(step, inputs);
export const furtherScala = (
  step: FurtherOperation,
  names: readonly string[],
  types: readonly Type[],
): string => meaning(step).scala(step, names, types);
export const furtherRdd = (
  step: FurtherOperation,
  inputs: readonly AnyRdd[],
  sc: SparkContext,
  files: Files,
): AnyRdd => meaning(step).run(step, inputs, sc, files);
