/**
 * What a law leaves behind: the record that travels from the test worker to the reporter, the grader and the book.
 *
 * In Spark: nothing. This is the harness. Plain data only (strings, numbers, arrays), because it crosses a thread.
 * Left out on purpose: how long a law took; the reporter measures that from outside.
 */

import type { RunTold } from "./run-told.ts";

export type LawKind = "law" | "kata law" | "experiment";

/** `not asked`: a replay asked for another law of the same file. */
export type LawState = "holds" | "broken" | "to do" | "could not run" | "not asked";

/** Why a law could not be put to the code at all. */
export type Obstacle =
  | "mutated input"
  | "endless loop"
  | "endless recursion"
  | "nothing expected"
  | "not deterministic"
  | "law failed"
  | "reference"
  | "export";

/** One call of the function under test; `spark` is what the reference answers to the same arguments. */
export interface Call {
  readonly given: string;
  readonly yours: string;
  readonly spark?: string;
}

/** The first place where the learner's code and Spark part, in Spark's words. */
export interface Difference {
  readonly yours: string;
  readonly spark: string;
  readonly lanes?: readonly string[];
}

export interface Misconception {
  readonly id: string;
  readonly en: { readonly belief: string; readonly refutation: string };
  readonly ko: { readonly belief: string; readonly refutation: string };
  readonly killedBy: string;
  /** Fresh inputs on which the learner's function answered exactly as this belief does. */
  readonly agreed?: number;
}

export interface Breakage {
  readonly case: string;
  readonly path: string;
  readonly shrinks: number;
  readonly because: string;
  /** `because` is a sentence of the engine's about the function's answer, not one of an assertion. */
  readonly isSaid?: boolean;
  readonly witness?: string;
  readonly compare?: Difference;
  readonly calls?: readonly Call[];
  /** The runs that the case made; only of the one case of a replay. */
  readonly runs?: readonly RunTold[];
  readonly misconception?: Misconception;
}

export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly against?: string;
}

export interface LawReport {
  readonly kind: LawKind;
  readonly title: string;
  /** The sentence in Korean. */
  readonly ko?: string;
  readonly claims: readonly string[];
  readonly kills: readonly string[];
  readonly state: LawState;
  readonly seed: number;
  readonly cases: number;
  readonly discarded: number;
  readonly kinds: readonly (readonly [kind: string, count: number])[];
  /** The law's place in its file, from 1. */
  readonly number: number;
  readonly witness?: string;
  readonly obstacle?: Obstacle;
  readonly message?: string;
  readonly broken?: Breakage;
  /** The one case of a replay on which the law holds. */
  readonly shown?: Breakage;
  readonly share?: Share;
}

declare module "vitest" {
  interface TaskMeta {
    law?: LawReport;
    /** Set by tests that compare the engine with a recording of real Spark. */
    recording?: string;
  }
}
