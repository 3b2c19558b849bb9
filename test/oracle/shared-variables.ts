/**
 * Accumulators and broadcasts of recorded programs: their types, and what they are in Scala. In Spark: closures that capture them; the same functions
 * stand in programs/sharing.ts for the engine. Left out on purpose: accumulators of classes of the program's own.
 */
import type { AccumulatorKind, SharedStep, Step } from "./program.ts";
import { seq, type Type } from "./types.ts";

/** The kind of each shared variable by name. */
export type Shared = ReadonlyMap<string, AccumulatorKind | "broadcast">;

const words = new Set<string>([
  "accumulator",
  "broadcast",
  "unpersistBroadcast",
  "destroyBroadcast",
  "tell",
]);

export const isSharedStep = (step: Step): step is SharedStep => words.has(step.do);

export const sharedIn = (steps: readonly Step[]): Shared =>
  new Map(
    steps.flatMap((step): [string, AccumulatorKind | "broadcast"][] => {
      if (step.do === "accumulator") return [[step.name, step.kind]];
      return step.do === "broadcast" ? [[step.name, "broadcast"]] : [];
    }),
  );

/** The type of a variable's value. */
export function typeOfShared(name: string, shared: Shared): Type {
  switch (shared.get(name)) {
    case "long":
      return "Long";
    case "double":
      return "Double";
    case "collection":
    case "broadcast":
      return seq("Int");
    case undefined:
      throw new Error(`no shared variable is called ${name}`);
  }
}

/** What is added for a record. */
export const scalaAdded = (kind: AccumulatorKind | "broadcast" | undefined): string =>
  kind === "long" ? "1L" : kind === "double" ? "0.5" : "7";

const factory = {
  long: "longAccumulator",
  double: "doubleAccumulator",
  collection: "collectionAccumulator[Int]",
} as const;

export function scalaShared(step: SharedStep, shared: Shared): string {
  switch (step.do) {
    case "accumulator":
      return `val ${step.name} = sc.${factory[step.kind]}${step.label === undefined ? "" : `(${JSON.stringify(step.label)})`}`;
    case "broadcast":
      return `val ${step.name} = run.shared(sc.broadcast(Array[Int](${step.data.join(", ")})))`;
    case "unpersistBroadcast":
      return `${step.shared}.unpersist(true)`;
    case "destroyBroadcast":
      return `${step.shared}.destroy()`;
    case "tell":
      return `run.act(${JSON.stringify(step.name)}) { ${told(step.shared, step.ask, shared)} }`;
  }
}

function told(name: string, ask: "value" | "text", shared: Shared): string {
  if (ask === "text") return `run.plain(${name}.toString)`;
  switch (shared.get(name)) {
    case "collection":
      return `run.sorted(${name}.value)`;
    case "long":
      return `${name}.value.longValue`;
    case "double":
      return `${name}.value.doubleValue`;
    default:
      return `${name}.value.toSeq`;
  }
}
