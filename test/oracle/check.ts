/**
 * The types of a program's RDDs and actions; a program that has none is refused.
 * In Spark: what the Scala compiler says. The same: implicit needs, a pair for the ByKey family, an Ordering for sorting.
 * Left out on purpose: keys that are collections or arrays, which Spark hashes by identity or as Seq.
 */
import { aggregators } from "./aggregators.ts";
import {
  binaries,
  flatMapFunctions,
  indexedFunctions,
  mapFunctions,
  partitionFunctions,
  predicates,
} from "./functions.ts";
import { isSharedStep, sharedIn, typeOfShared, type Shared } from "./shared-variables.ts";
import { furtherActionType, isFurtherAction } from "./further-actions.ts";
import { furtherType, isFurther } from "./further-operators.ts";
import {
  inputsOf,
  type Action,
  type Operation,
  type Program,
  type Step,
  type UnaryStep,
} from "./program.ts";
import {
  isHashable,
  isOrdered,
  option,
  pair,
  sameType,
  seq,
  showType,
  type Type,
} from "./types.ts";
import { applied, demand, keyed, keyedLoosely, known, present } from "./typing.ts";

export interface Typed {
  readonly nodes: ReadonlyMap<string, Type>;
  readonly actions: ReadonlyMap<string, Type>;
  readonly shared: Shared;
}

/** The type of every named RDD and of every action's result. */
export function typesOf(program: Pick<Program, "steps">): Typed {
  const nodes = new Map<string, Type>();
  const actions = new Map<string, Type>();
  const shared = sharedIn(program.steps);
  for (const step of program.steps) checkStep(step, nodes, actions, shared);
  return { nodes, actions, shared };
}

function checkStep(
  step: Step,
  nodes: Map<string, Type>,
  actions: Map<string, Type>,
  shared: Shared,
): void {
  if (step.do === "killExecutor" || step.do === "setCheckpointDir") return;
  if (isSharedStep(step)) {
    if (step.do === "tell")
      actions.set(step.name, step.ask === "text" ? "String" : typeOfShared(step.shared, shared));
    return;
  }
  if (step.do === "let" || step.do === "probe") {
    demand(!nodes.has(step.name) && /^[a-z]\w*$/.test(step.name), `${step.name} is no new name`);
    const inputs = inputsOf(step).map((name) => known(nodes, name));
    const type = typeOfOperation(step, inputs);
    if (step.do === "let") nodes.set(step.name, type);
    return;
  }
  const type = known(nodes, step.on);
  if (step.do !== "act") return;
  demand(!actions.has(step.name) && !nodes.has(step.name), `${step.name} is no new name`);
  actions.set(step.name, typeOfAction(step, type));
}

/** The type of the RDD that an operation makes from RDDs of these types. */
export function typeOfOperation(step: Operation, inputs: readonly Type[]): Type {
  if (isFurther(step)) return furtherType(step, inputs);
  const [first, second] = inputs;
  switch (step.op) {
    case "parallelize":
    case "emptyRDD":
      return step.type;
    case "range":
      return "Long";
    case "textFile":
      return "String";
    case "cogroup":
    case "join":
    case "leftOuterJoin":
    case "rightOuterJoin":
    case "fullOuterJoin":
    case "subtractByKey":
      demand(inputs.length === 2, `${step.op} takes two RDDs`);
      return typeOfJoin(step.op, first, second);
    case "adding":
    case "spoil":
      return present(first);
    case "lookUp":
      demand(first === "Int", "lookUp of another type than Int");
      return "Int";
    case "reading":
      return "Long";
    case "union":
      demand(
        inputs.length >= 2 && inputs.every((each) => sameType(each, inputs[0] ?? each)),
        "union of RDDs of different types",
      );
      return present(first);
    default:
      demand(inputs.length === 1, `${step.op} takes one RDD`);
      return typeOfUnary(step, present(first));
  }
}

type JoinName =
  "cogroup" | "join" | "leftOuterJoin" | "rightOuterJoin" | "fullOuterJoin" | "subtractByKey";

function typeOfJoin(op: JoinName, left: Type | undefined, right: Type | undefined): Type {
  const l = keyed(present(left));
  const r = keyed(present(right));
  demand(sameType(l.key, r.key), `${op} on keys ${showType(l.key)} and ${showType(r.key)}`);
  switch (op) {
    case "cogroup":
      return pair(l.key, pair(seq(l.value), seq(r.value)));
    case "join":
      return pair(l.key, pair(l.value, r.value));
    case "leftOuterJoin":
      return pair(l.key, pair(l.value, option(r.value)));
    case "rightOuterJoin":
      return pair(l.key, pair(option(l.value), r.value));
    case "fullOuterJoin":
      return pair(l.key, pair(option(l.value), option(r.value)));
    case "subtractByKey":
      return present(left);
  }
}

function typeOfUnary(step: UnaryStep, input: Type): Type {
  switch (step.op) {
    case "map":
      return applied(mapFunctions[step.fn], input, step.fn);
    case "keyBy":
      return pair(applied(mapFunctions[step.fn], input, step.fn), input);
    case "mapValues":
      return pair(
        keyedLoosely(input).key,
        applied(mapFunctions[step.fn], keyedLoosely(input).value, step.fn),
      );
    case "flatMap":
      return applied(flatMapFunctions[step.fn], input, step.fn);
    case "flatMapValues":
      return pair(
        keyedLoosely(input).key,
        applied(flatMapFunctions[step.fn], keyedLoosely(input).value, step.fn),
      );
    case "filter":
      demand(applied(predicates[step.fn], input, step.fn) === "Boolean", step.fn);
      return input;
    case "mapPartitions":
      return applied(partitionFunctions[step.fn], input, step.fn);
    case "mapPartitionsWithIndex":
      return applied(indexedFunctions[step.fn], input, step.fn);
    case "glom":
      return { array: input };
    case "keys":
      return keyedLoosely(input).key;
    case "values":
      return keyedLoosely(input).value;
    case "zipWithIndex":
    case "zipWithUniqueId":
      return pair(input, "Long");
    case "coalesce":
    case "repartition":
      return input;
    case "distinct":
      demand(isHashable(input), `distinct of ${showType(input)}`);
      return input;
    default:
      return typeOfKeyed(step, input);
  }
}

type KeyedStep = Extract<
  UnaryStep,
  {
    op:
      | "partitionBy"
      | "reduceByKey"
      | "foldByKey"
      | "aggregateByKey"
      | "combineByKey"
      | "groupByKey"
      | "sortByKey"
      | "sortBy";
  }
>;

function typeOfKeyed(step: KeyedStep, input: Type): Type {
  if (step.op === "sortBy") {
    const key = applied(mapFunctions[step.fn], input, step.fn);
    demand(isOrdered(key), `no Ordering of ${showType(key)}`);
    return input;
  }
  const { key, value } = keyed(input);
  switch (step.op) {
    case "partitionBy":
      return input;
    case "reduceByKey":
    case "foldByKey":
      demand(binaries[step.fn].fits(value), `${step.fn} of ${showType(value)}`);
      return input;
    case "aggregateByKey":
    case "combineByKey":
      return pair(key, present(aggregators[step.aggregator].result(value)));
    case "groupByKey":
      return pair(key, seq(value));
    case "sortByKey":
      demand(isOrdered(key), `no Ordering of ${showType(key)}`);
      return input;
  }
}

/** The type of what an action answers. */
export function typeOfAction(step: Action, type: Type): Type {
  if (isFurtherAction(step)) return furtherActionType(step, type);
  switch (step.action) {
    case "collect":
    case "take":
      return seq(type);
    case "collectPartitions":
      return seq(seq(type));
    case "checkpointed":
      return pair("Boolean", "Boolean");
    case "count":
      return "Long";
    case "first":
      return type;
    case "foreach":
    case "foreachAdding":
      return "Unit";
    case "countDestroyed":
      return "Long";
    case "reduce":
    case "fold":
      demand(binaries[step.fn].fits(type), `${step.fn} of ${showType(type)}`);
      return type;
    case "aggregate":
      return present(aggregators[step.aggregator].result(type));
    case "countByKey":
      return seq(pair(keyed(type).key, "Long"));
    case "countByValue":
      demand(isHashable(type), `countByValue of ${showType(type)}`);
      return seq(pair(type, "Long"));
    case "saveAsTextFile":
      return seq(pair("String", seq("String")));
  }
}
