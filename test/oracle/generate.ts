/**
 * Draws well-typed programs from a seed: one to four shuffles, shared parents, several actions.
 * In Spark: what a user might write without a plan. Left out on purpose: nulls among keys that are sorted, and functions that
 * do not commute in reduce, fold and aggregate, because there Spark itself answers differently from run to run.
 */
import { typeOfAction, typeOfOperation } from "./check.ts";
import { drawFrom, type Draw } from "./draw.ts";
import { inputsOf, type Action, type Operation, type Program, type Step } from "./program.ts";
import { furtherActions, furtherNarrow, furtherWide } from "./generate-further.ts";
import { narrowKinds, sourceKinds, wideKinds } from "./generate-kinds.ts";
import type { Type } from "./types.ts";
import { IllTyped } from "./typing.ts";

/** What a draw may contain. The common kinds stay as they were, so that a seed means the same program for ever. */
interface Kinds {
  readonly narrow: readonly Kind[];
  readonly wide: readonly Kind[];
  readonly actions: readonly ActionKind[];
}
type Kind = (draw: Draw, inputs: readonly string[]) => Operation;
type ActionKind = (draw: Draw) => Action;

interface Growing {
  readonly draw: Draw;
  readonly kinds: Kinds;
  readonly steps: Step[];
  readonly nodes: { readonly name: string; readonly type: Type; readonly joins: number }[];
  readonly persisted: Set<string>;
}

/** The program of a seed; the same for ever. */
export const generate = (seed: number): Program =>
  drawn(seed, "drawn", { narrow: narrowKinds, wide: wideKinds, actions: actionKinds });

/** A program of a seed that may use every operator. */
export const generateFurther = (seed: number): Program =>
  drawn(seed, "drawn-further", {
    narrow: [...narrowKinds, ...furtherNarrow],
    wide: [...wideKinds, ...furtherWide, ...furtherWide],
    actions: [...actionKinds, ...furtherActions],
  });

function drawn(seed: number, prefix: string, kinds: Kinds): Program {
  const draw = drawFrom(seed);
  const growing: Growing = { draw, kinds, steps: [], nodes: [], persisted: new Set() };
  for (let count = 1 + draw.below(3); count > 0; count--) grow(growing, sourceKinds, []);
  const shuffles = 1 + draw.below(4);
  for (let wide = 0; wide < shuffles; wide++) {
    for (let count = draw.below(3); count > 0; count--) grow(growing, kinds.narrow, growing.nodes);
    grow(growing, kinds.wide, growing.nodes);
    if (draw.chance(30)) keep(growing);
  }
  if (draw.chance(50)) grow(growing, kinds.narrow, growing.nodes);
  if (draw.chance(20)) fail(growing);
  for (let count = 2 + draw.below(3); count > 0; count--) act(growing, count);
  const name = `${prefix}-${String(seed).padStart(4, "0")}`;
  return {
    name,
    group: "drawn",
    variant: `seed ${seed}`,
    seed,
    master: draw.pick(["local[2,4]", "local[4,4]", "local[3,4]"]),
    steps: growing.steps,
  };
}

/** Adds one RDD: draws a kind, then looks for parents that fit it, so that kinds with rare parents are not rare. */
function grow(growing: Growing, kinds: readonly Kind[], inputs: Growing["nodes"]): void {
  const { draw } = growing;
  for (let tries = 0; tries < 400; tries++) {
    const kind = draw.pick(kinds);
    for (let parents = 0; parents < 25; parents++) {
      const chosen = inputs.length === 0 ? [] : [0, 1].map(() => recent(draw, inputs).name);
      if (added(growing, kind(draw, chosen))) return;
    }
  }
}

/** Adds the operation if it fits and does not multiply joins by joins. */
function added({ nodes, steps }: Growing, operation: Operation): boolean {
  const used = nodes.filter((node) => inputsOf(operation).includes(node.name));
  const joins = used.reduce(
    (sum, node) => sum + node.joins,
    inputsOf(operation).length > 1 ? 1 : 0,
  );
  const type = joins > 2 ? undefined : typeIfFits(operation, nodes);
  if (type === undefined) return false;
  const name = `x${nodes.length}`;
  nodes.push({ name, type, joins });
  steps.push({ do: "let", name, ...operation });
  return true;
}

/** Later RDDs are likelier, so that lineages grow long; earlier ones come back, so that parents are shared. */
const recent = <T>(draw: Draw, items: readonly T[]): T =>
  draw.chance(60) ? draw.pick(items.slice(-2)) : draw.pick(items);

function typeIfFits(operation: Operation, nodes: Growing["nodes"]): Type | undefined {
  const inputs = inputsOf(operation).flatMap(
    (name) => nodes.find((node) => node.name === name)?.type ?? [],
  );
  try {
    return typeOfOperation(operation, inputs);
  } catch (thrown) {
    if (thrown instanceof IllTyped) return undefined;
    throw thrown;
  }
}

function keep({ draw, nodes, persisted, steps }: Growing): void {
  const { name } = recent(draw, nodes);
  if (persisted.has(name)) return;
  persisted.add(name);
  steps.push(
    draw.chance(60)
      ? { do: "cache", on: name }
      : { do: "persist", on: name, level: draw.pick(["MEMORY_AND_DISK", "DISK_ONLY"]) },
  );
}

function fail(growing: Growing): void {
  const { draw, nodes, steps } = growing;
  const node = recent(draw, nodes);
  const name = `x${nodes.length}`;
  nodes.push({ ...node, name });
  steps.push({
    do: "let",
    name,
    op: "map",
    fn: draw.chance(80) ? "failOnAttempt0" : "alwaysFail",
    on: [node.name],
  });
}

function act({ draw, kinds, nodes, persisted, steps }: Growing, number: number): void {
  for (let tries = 0; tries < 100; tries++) {
    const node = recent(draw, nodes);
    const action = draw.pick(kinds.actions)(draw);
    try {
      typeOfAction(action, node.type);
    } catch (thrown) {
      if (thrown instanceof IllTyped) continue;
      throw thrown;
    }
    steps.push({ do: "act", name: `act${number}`, on: node.name, ...action });
    const [kept] = persisted;
    if (kept !== undefined && draw.chance(25)) {
      persisted.delete(kept);
      steps.push({ do: "unpersist", on: kept });
    }
    return;
  }
}

const actionKinds: readonly ((draw: Draw) => Action)[] = [
  () => ({ action: "collect" }),
  () => ({ action: "collect" }),
  () => ({ action: "count" }),
  () => ({ action: "first" }),
  (draw) => ({ action: "take", count: 1 + draw.below(6) }),
  () => ({ action: "reduce", fn: "sum" }),
  () => ({ action: "fold", fn: "sum", zero: 3 }),
  () => ({ action: "aggregate", aggregator: "countAndSum" }),
  () => ({ action: "foreach" }),
  () => ({ action: "countByKey" }),
  () => ({ action: "countByValue" }),
  () => ({ action: "collectPartitions" }),
];
