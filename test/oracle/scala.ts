/**
 * A program as Scala source: one object a program, compiled together with Recorder.scala.
 * In Spark: a compiled application. The same: each step is one call on the user's thread, at its own call site.
 */
import { aggregators } from "./aggregators.ts";
import { typesOf, type Typed } from "./check.ts";
import {
  binaries,
  flatMapFunctions,
  indexedFunctions,
  mapFunctions,
  partitionFunctions,
  predicates,
} from "./functions.ts";
import { furtherActionScala, isFurtherAction } from "./further-actions.ts";
import { furtherScala, isFurther } from "./further-operators.ts";
import {
  inputsOf,
  type Action,
  type ActStep,
  type LetStep,
  type Operation,
  type ProbeStep,
  type Program,
  type Step,
  type UnaryStep,
} from "./program.ts";
import { scalaAdded, scalaShared, type Shared } from "./shared-variables.ts";
import { pairOf, scalaLiteral, showType, type Type } from "./types.ts";

/** The Scala file of all programs, with the table by which the recorder finds them. */
export function scalaFile(programs: readonly Program[]): string {
  return [
    "package programs",
    "",
    "import org.apache.spark.{HashPartitioner, SparkContext, TaskContext}",
    "import org.apache.spark.rdd.RDD",
    "import org.apache.spark.storage.StorageLevel",
    "import org.apache.spark.oracle.{Program, Run}",
    "",
    "object All {",
    `  val list: Seq[Program] = Seq(${programs.map((_, at) => `P${at}`).join(", ")})`,
    "}",
    ...programs.map(scalaProgram),
    "",
  ].join("\n");
}

function scalaProgram(program: Program, at: number): string {
  const types = typesOf(program);
  const conf = Object.entries(program.conf ?? {}).map(
    ([key, value]) => `${JSON.stringify(key)} -> ${JSON.stringify(value)}`,
  );
  return [
    "",
    `object P${at} extends Program {`,
    `  val name = ${JSON.stringify(program.name)}`,
    `  val master = ${JSON.stringify(program.master)}`,
    `  val conf = Map[String, String](${conf.join(", ")})`,
    "  def main(sc: SparkContext, run: Run): Unit = {",
    ...program.steps.map((step) => `    ${scalaStep(step, types)}`),
    "  }",
    "}",
  ].join("\n");
}

function scalaStep(step: Step, types: Typed): string {
  switch (step.do) {
    case "let":
      return `val ${step.name}: RDD[${showType(typeOf(types, step.name))}] = run.let(${JSON.stringify(step.name)}) { ${scalaLet(step, types)} }`;
    case "probe":
      return `run.probe(${JSON.stringify(step.name)}) { ${scalaLet(step, types)} }`;
    case "act":
      return `run.act(${JSON.stringify(step.name)}) { ${scalaAct(step, typeOf(types, step.on), types)} }`;
    case "cache":
    case "unpersist":
    case "localCheckpoint":
      return `${step.on}.${step.do}()`;
    case "checkpoint":
      return `run.mark(${JSON.stringify(step.on)}) { ${step.on}.checkpoint() }`;
    case "setCheckpointDir":
      return "run.checkpointDir()";
    case "persist":
      return `${step.on}.persist(StorageLevel.${step.level})`;
    case "accumulator":
    case "broadcast":
    case "unpersistBroadcast":
    case "destroyBroadcast":
    case "tell":
      return scalaShared(step, types.shared);
    case "killExecutor":
      return `run.killExecutor(${JSON.stringify(step.executor)})`;
  }
}

const scalaLet = (step: LetStep | ProbeStep, types: Typed): string =>
  scalaOperation(
    step,
    inputsOf(step),
    inputsOf(step).map((name) => typeOf(types, name)),
    types.shared,
  );

function scalaOperation(
  step: Operation,
  names: readonly string[],
  types: readonly Type[],
  shared: Shared,
): string {
  if (isFurther(step)) return furtherScala(step, names, types);
  const [on = ""] = names;
  const type = types[0] ?? "Unit";
  switch (step.op) {
    case "parallelize": {
      const data = scalaLiteral(step.data, { seq: step.type });
      return `sc.parallelize(${data}${step.slices === undefined ? "" : `, ${step.slices}`})`;
    }
    case "range":
      return `sc.range(${step.start}L, ${step.end}L, ${step.step}L, ${step.slices})`;
    case "emptyRDD":
      return `sc.emptyRDD[${showType(step.type)}]`;
    case "textFile":
      return `sc.textFile(run.file(${JSON.stringify(step.text)})${step.partitions === undefined ? "" : `, ${step.partitions}`})`;
    case "union":
      return names.length === 2 ? `${on}.union(${names[1]})` : `sc.union(Seq(${names.join(", ")}))`;
    case "cogroup":
    case "join":
    case "leftOuterJoin":
    case "rightOuterJoin":
    case "fullOuterJoin":
    case "subtractByKey":
      return `${on}.${step.op}(${[names[1], ...count(step)].join(", ")})`;
    case "adding":
      return `${on}.map((x: ${showType(type)}) => { ${step.shared}.add(${scalaAdded(shared.get(step.shared))}); x })`;
    case "reading":
      return `${on}.map((x: ${showType(type)}) => { ${step.shared}.add(1L); ${step.shared}.value.longValue })`;
    case "lookUp":
      return `${on}.map((x: Int) => x + ${step.shared}.value(0))`;
    case "spoil":
      return `${on}.map((x: ${showType(type)}) => { ${step.shared}.value(0) += 1; x })`;
    default:
      return `${on}.${scalaUnary(step, type)}`;
  }
}

function scalaUnary(step: UnaryStep, type: Type): string {
  const value = pairOf(type)?.value ?? "Unit";
  switch (step.op) {
    case "map":
    case "keyBy":
      return `${step.op}(${filled(mapFunctions[step.fn].scala, type)})`;
    case "mapValues":
      return `mapValues(${filled(mapFunctions[step.fn].scala, value)})`;
    case "flatMap":
      return `flatMap(${filled(flatMapFunctions[step.fn].scala, type)})`;
    case "flatMapValues":
      return `flatMapValues(${filled(flatMapFunctions[step.fn].scala, value)})`;
    case "filter":
      return `filter(${filled(predicates[step.fn].scala, type)})`;
    case "mapPartitions":
      return `mapPartitions(${filled(partitionFunctions[step.fn].scala, type)}, ${step.preserves ?? false})`;
    case "mapPartitionsWithIndex":
      return `mapPartitionsWithIndex(${filled(indexedFunctions[step.fn].scala, type)}, ${step.preserves ?? false})`;
    case "glom":
    case "zipWithIndex":
    case "zipWithUniqueId":
      return `${step.op}()`;
    case "keys":
    case "values":
      return step.op;
    case "coalesce":
      return `coalesce(${step.partitions}, ${step.shuffle ?? false})`;
    case "repartition":
      return `repartition(${step.partitions})`;
    case "sortByKey":
      return `sortByKey(${[String(step.ascending), ...count(step)].join(", ")})`;
    case "sortBy":
      return `sortBy(${[filled(mapFunctions[step.fn].scala, type), String(step.ascending), ...count(step)].join(", ")})`;
    default:
      return scalaKeyed(step, value);
  }
}

type KeyedStep = Extract<
  UnaryStep,
  {
    op:
      | "distinct"
      | "partitionBy"
      | "reduceByKey"
      | "foldByKey"
      | "aggregateByKey"
      | "combineByKey"
      | "groupByKey";
  }
>;

function scalaKeyed(step: KeyedStep, value: Type): string {
  const list = (...texts: string[]): string => [...texts, ...count(step)].join(", ");
  switch (step.op) {
    case "distinct":
    case "groupByKey":
      return `${step.op}(${list()})`;
    case "partitionBy":
      return `partitionBy(new HashPartitioner(${step.partitions}))`;
    case "reduceByKey":
      return `reduceByKey(${list(filled(binaries[step.fn].scala, value))})`;
    case "foldByKey":
      return `foldByKey(${list(scalaLiteral(step.zero, value))})(${filled(binaries[step.fn].scala, value)})`;
    case "aggregateByKey": {
      const { scalaZero, scalaMerge, scalaCombine } = aggregators[step.aggregator];
      return `aggregateByKey(${list(filled(scalaZero, value))})(${filled(scalaMerge, value)}, ${filled(scalaCombine, value)})`;
    }
    case "combineByKey": {
      const { scalaCreate, scalaMerge, scalaCombine } = aggregators[step.aggregator];
      return `combineByKey(${list(filled(scalaCreate, value), filled(scalaMerge, value), filled(scalaCombine, value))})`;
    }
  }
}

function scalaAct(step: ActStep & Action, type: Type, { shared }: Typed): string {
  const on = step.on;
  if (isFurtherAction(step)) return furtherActionScala(step, on, type);
  switch (step.action) {
    case "checkpointed":
      return `(${on}.isCheckpointed, ${on}.getCheckpointFile.isDefined)`;
    case "collectPartitions":
      return `${on}.glom().collect()`;
    case "foreachAdding":
      return `${on}.foreach((x: ${showType(type)}) => ${step.shared}.add(${scalaAdded(shared.get(step.shared))}))`;
    case "countDestroyed":
      return `val mapped = ${on}.map((x: Int) => x + ${step.shared}.value(0)); ${step.shared}.destroy(); mapped.count()`;
    case "foreach":
      return `${on}.foreach((x: ${showType(type)}) => ())`;
    case "take":
      return `${on}.take(${step.count})`;
    case "reduce":
      return `${on}.reduce(${filled(binaries[step.fn].scala, type)})`;
    case "fold":
      return `${on}.fold(${scalaLiteral(step.zero, type)})(${filled(binaries[step.fn].scala, type)})`;
    case "aggregate": {
      const { scalaZero, scalaMerge, scalaCombine } = aggregators[step.aggregator];
      return `${on}.aggregate(${filled(scalaZero, type)})(${filled(scalaMerge, type)}, ${filled(scalaCombine, type)})`;
    }
    case "saveAsTextFile":
      return `run.saved(path => ${on}.saveAsTextFile(path))`;
    case "collect":
    case "count":
    case "first":
    case "countByKey":
    case "countByValue":
      return `${on}.${step.action}()`;
  }
}

const count = (step: { partitions?: number }): string[] =>
  step.partitions === undefined ? [] : [String(step.partitions)];
const filled = (scala: string, type: Type): string => scala.replaceAll("$T", showType(type));

function typeOf(types: Typed, name: string): Type {
  const type = types.nodes.get(name);
  if (type === undefined) throw new Error(`${name} has no type`);
  return type;
}
