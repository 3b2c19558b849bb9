/**
 * One run for each kata of this chapter, chosen so that its rule shows: after the laws hold, the learner's function runs here, the report says what
 * it did, and the question of the kata's card is about this very run.
 *
 * In Spark: an application on a small cluster on which something goes wrong. Left out on purpose: chance.
 */
import { shownBy, type Show } from "../../test/harness/generators/shown.ts";
import type { Policies } from "#engine/index";
import { afterJob } from "../../test/harness/generators/losses.ts";
import { standaloneOf } from "../../test/harness/generators/run.ts";
import { inTheEngine, ranWith, type EngineCase } from "./kata-engine.ts";
import { figuresOf, tellFigures, type Both } from "./kata-figures.ts";

const show: EngineCase = {
  cluster: standaloneOf(4, 2),
  size: 900,
  partitions: 12,
  failing: { partition: 1, attempts: 1 },
  faults: [afterJob(1)],
  deployMode: "cluster",
  seed: 42,
};

const nouns: Readonly<Record<string, Both>> = {
  cutPieces: { en: "your pieces", ko: "여러분의 조각" },
  pieceSource: { en: "your choice of holders", ko: "여러분의 보유자 고르기" },
  countsUpdates: { en: "your rule for updates", ko: "여러분의 합치기 규칙" },
};

/** Runs the show of a policy with the function given, or with Spark's where none is; counts what it did. */
export async function shown(policy: keyof Policies, rule?: unknown): Promise<Show> {
  const noun = nouns[policy];
  if (noun === undefined) throw new Error(`no kata of chapter 14 is about ${policy}`);
  return shownBy(noun, inTheEngine(show), async () => {
    // The function was checked against the policy's type where it was written.
    const policies = rule === undefined ? {} : { [policy]: rule };
    const { events, outcome } = await ranWith(policies, show);
    return { report: tellFigures(noun, figuresOf(events), outcome), events };
  });
}
