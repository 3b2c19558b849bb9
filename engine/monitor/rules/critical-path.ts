/**
 * The chain of steps of an application that takes longest, each waiting for the one before it: with any number of cores it could not have been over sooner.
 * In Spark: nothing. A step is the longest task of a stage, or what the driver did while no job ran. Left out on purpose: other speeds. Chapter 18.
 */
import { chosenFrom, frozen } from "../../foundation/kata-fault.ts";

export interface PathStep {
  readonly id: number;
  /** The steps that have to be over before it begins; they stand before it in the list. */
  readonly after: readonly number[];
  readonly millis: number;
}

/** The ids of the longest chain, first step first; a kata's part. */
export type CriticalPath = (steps: readonly PathStep[]) => readonly number[];

const criticalPath: CriticalPath = (steps) => {
  const reached = new Map<number, { readonly at: number; readonly before: number | undefined }>();
  let last: number | undefined;
  for (const { id, after, millis } of steps) {
    const at = (one: number): number => reached.get(one)?.at ?? 0;
    const before = after.reduce<number | undefined>(
      (latest, one) => (latest === undefined || at(one) > at(latest) ? one : latest),
      undefined,
    );
    reached.set(id, { at: (before === undefined ? 0 : at(before)) + millis, before });
    if (last === undefined || at(id) > at(last)) last = id;
  }
  const path: number[] = [];
  for (let one = last; one !== undefined; one = reached.get(one)?.before) path.unshift(one);
  return path;
};

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfPaths(kata: CriticalPath | undefined): CriticalPath {
  if (kata === undefined) return criticalPath;
  return (steps) =>
    chosenFrom(
      "criticalPath",
      kata(frozen(steps)),
      steps.map(({ id }) => id),
      { en: "step", ko: "단계" },
    );
}
