/**
 * Closures are shipped as copies: the port that the engine uses. In Spark `ClosureCleaner.clean` serializes a function once at the
 * transformation to check it, the stage's task binary is serialized once when the stage is submitted, and every attempt
 * deserializes that binary. Same: these three moments, one graph a stage, one copy an attempt, the error's words. Left out: bytes on
 * a wire, which are counted and not made. Spark 3.5.3: core/…/SparkContext.scala (clean), core/…/scheduler/DAGScheduler.scala (submitMissingTasks).
 */
import { Copier, type TaskGlobals } from "./closures-copier.ts";
import { Refusal, notSerializable } from "./closures-errors.ts";
import { type ExecutorModules, loaded } from "./closures-modules.ts";
import {
  LiveVariable,
  isBare,
  markClass,
  moduleEnv,
  plain,
  ship,
  shippedOf,
} from "./closures-runtime.ts";
import { decodeClosure, encodeClosure } from "./closures-text.ts";

export { TASK, type Copier, type Handle, type Phase, type TaskGlobals } from "./closures-copier.ts";
export { HANDLE } from "./closures-graph.ts";
export { NotSerializable, cannotBeSent } from "./closures-errors.ts";
export { type ExecutorModules, newExecutorModules } from "./closures-modules.ts";
export { type Site, captures, serializable, siteOf } from "./closures-runtime.ts";

/** Says of a function of the engine's own that it captures nothing of the program's. */
export const capturesNothing = plain;

/** What a transformed module calls; only the closure pass writes such calls. */
export const passRuntime = { ship, plain, markClass, moduleEnv, loaded, LiveVariable } as const;

/** The functions of a stage as they stood when it was submitted. */
export interface Snapshot {
  readonly functions: readonly Function[];
  /** An estimate of what Java serialization would have written. */
  readonly bytes: number;
  /** Names of functions that are not copies, because they were not transformed. */
  readonly byReference: readonly string[];
  /** Captured names that the functions assign; what they write stays in the task. */
  readonly writes: readonly string[];
}

export interface ClosureShipper {
  /** At the transformation: throws `NotSerializable`. */
  check(made: Function): void;
  /** At stage submission: all functions of the stage as one graph. */
  snapshot(stage: readonly Function[]): Snapshot;
  /** One for each attempt, made right before it runs. */
  instance(
    snapshot: Snapshot,
    executor: ExecutorModules,
    globals: TaskGlobals,
  ): readonly Function[];
  /** A closed text of a function and its captures, for a real process. */
  encode(made: Function): string;
  decode(text: string): Function;
}

/** Resolves an import of a package where a text is decoded; an import cannot be waited for there. */
export type Importer = (from: string, name: string) => unknown;

const NO_NAMES: readonly string[] = [];
const PLAIN_BYTES = 96;

/** A function that may go to the task as it is. */
function staysAsItIs(made: Function): boolean {
  const shipped = shippedOf(made);
  return (
    shipped === 0 || (shipped !== undefined && isBare(shipped) && Object.keys(made).length === 0)
  );
}

function copied<T>(copier: Copier, value: T): T {
  try {
    return copier.copy(value);
  } catch (thrown) {
    if (thrown instanceof Refusal) throw notSerializable(value, thrown);
    throw thrown;
  }
}

function snapshot(stage: readonly Function[]): Snapshot {
  let copier: Copier | undefined;
  let bytes = 0;
  const functions: Function[] = [];
  for (const made of stage) {
    if (staysAsItIs(made)) {
      functions.push(made);
      bytes += PLAIN_BYTES;
    } else functions.push(copied((copier ??= new Copier("snapshot")), made));
  }
  if (copier === undefined) return { functions, bytes, byReference: NO_NAMES, writes: NO_NAMES };
  const { byReference, writes } = copier;
  return { functions, bytes: bytes + copier.bytes, byReference, writes };
}

function instance(
  from: Snapshot,
  executor: ExecutorModules,
  globals: TaskGlobals,
): readonly Function[] {
  let copier: Copier | undefined;
  let functions: Function[] | undefined;
  for (let at = 0; at < from.functions.length; at += 1) {
    const made = from.functions[at] as Function;
    if (staysAsItIs(made)) continue;
    if (copier === undefined) {
      executor.enter(globals);
      copier = new Copier("instance", executor, globals);
      functions = from.functions.slice();
    }
    (functions as Function[])[at] = copied(copier, made);
  }
  return functions ?? from.functions;
}

/** The shipper of the engine. `importer` is needed only to decode texts that import packages. */
export function closureShipper(importer?: Importer): ClosureShipper {
  return {
    check(made) {
      if (!staysAsItIs(made)) copied(new Copier("check"), made);
    },
    snapshot,
    instance,
    encode: encodeClosure,
    decode: (text) => decodeClosure(text, importer),
  };
}

/** A copy of a value that crosses between driver and executor: a result, a slice of `parallelize`, a broadcast value. */
export function copyValue<T>(value: T): T {
  if (
    (typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol") ||
    value === null
  ) {
    return value;
  }
  return copied(new Copier("value"), value);
}

/** The handles (RDDs, broadcasts, accumulators) that a function captures or a value holds. */
export function handlesIn(value: unknown): {
  readonly handles: readonly object[];
  /** A function among it was not transformed: what it captures cannot be seen. */
  readonly blind: boolean;
} {
  const copier = new Copier("check");
  try {
    copier.copy(value);
  } catch {
    // What cannot travel has been said where it was to travel; what was met up to there counts.
    return { handles: copier.handles ?? [], blind: true };
  }
  return { handles: copier.handles ?? [], blind: copier.byReference.length > 0 };
}

/** A copy with the bytes that Java serialization would have written, estimated. */
export function serialized<T>(value: T): { readonly copy: T; readonly bytes: number } {
  const copier = new Copier("value");
  return { copy: copied(copier, value), bytes: copier.bytes };
}
