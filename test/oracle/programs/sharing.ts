/**
 * Functions of recorded programs that capture shared variables. In Spark: closures of the program's text. The same here: this file is a program for the
 * closure pass, so accumulators and broadcasts travel as handles. Left out on purpose: functions that capture nothing; those stand in functions.ts.
 */
import type {
  Broadcast,
  CollectionAccumulator,
  DoubleAccumulator,
  LongAccumulator,
  RDD,
  SparkContext,
} from "../../../engine/index.ts";
import type { AccumulatorKind, SharedStep, SharingStep } from "../program.ts";

type AnyRdd = RDD<unknown>;

/** What a program holds under the name of a shared variable. */
export type Variable =
  | { readonly kind: "long"; readonly handle: LongAccumulator }
  | { readonly kind: "double"; readonly handle: DoubleAccumulator }
  | { readonly kind: "collection"; readonly handle: CollectionAccumulator<number> }
  | { readonly kind: "broadcast"; readonly handle: Broadcast<number[]> };

/** Makes the variable of a step. */
export function made(
  sc: SparkContext,
  step: Extract<SharedStep, { readonly do: "accumulator" | "broadcast" }>,
): Variable {
  if (step.do === "broadcast") return { kind: "broadcast", handle: sc.broadcast([...step.data]) };
  return accumulator(sc, step.kind, step.label);
}

function accumulator(sc: SparkContext, kind: AccumulatorKind, label: string | undefined): Variable {
  switch (kind) {
    case "long":
      return { kind, handle: sc.longAccumulator(label) };
    case "double":
      return { kind, handle: sc.doubleAccumulator(label) };
    case "collection":
      return { kind, handle: sc.collectionAccumulator<number>(label) };
  }
}

export function using(on: AnyRdd, step: SharingStep["op"], variable: Variable): AnyRdd {
  if (variable.kind === "broadcast") {
    const { handle } = variable;
    if (step === "lookUp") return on.map((x) => ((x as number) + (handle.value[0] as number)) | 0);
    return on.map((x) => {
      handle.value[0] = (handle.value[0] as number) + 1;
      return x;
    });
  }
  if (variable.kind === "long") {
    const { handle } = variable;
    if (step === "adding")
      return on.map((x) => {
        handle.add(1);
        return x;
      });
    return on.map(() => {
      handle.add(1);
      return BigInt(handle.value);
    });
  }
  if (variable.kind === "double") {
    const { handle } = variable;
    return on.map((x) => {
      handle.add(0.5);
      return x;
    });
  }
  const { handle } = variable;
  return on.map((x) => {
    handle.add(7);
    return x;
  });
}

export function addedForEach(on: AnyRdd, variable: Variable): Promise<void> {
  if (variable.kind !== "long") throw new Error("foreachAdding takes a long accumulator");
  const { handle } = variable;
  return on.foreach(() => {
    handle.add(1);
  });
}

export function countedDestroyed(on: AnyRdd, variable: Variable): Promise<number> {
  if (variable.kind !== "broadcast") throw new Error("countDestroyed takes a broadcast");
  const { handle } = variable;
  const mapped = on.map((x) => (x as number) + (handle.value[0] as number));
  handle.destroy();
  return mapped.count();
}

/** What the driver sees. */
export function told({ kind, handle }: Variable, ask: "value" | "text"): unknown {
  if (ask === "text") return handle.toString();
  return kind === "collection" ? [...handle.value].sort((a, b) => a - b) : handle.value;
}

/** The ids of the program's own broadcasts. */
export const broadcastIds = (variables: ReadonlyMap<string, Variable>): Set<number> =>
  new Set(
    [...variables.values()].flatMap(({ kind, handle }) =>
      kind === "broadcast" ? [handle.id] : [],
    ),
  );
