/**
 * The show of a kata: when its laws are through, the learner's own function runs in the whole engine, in one run that its chapter chose.
 * What it did there travels to the loop, with the answer to the card's question counted from that very run.
 *
 * In Spark: nothing. A chapter registers its shows in `kata-show.spec.ts`; the loop alone runs that file and says which kata it is
 * about. Left out on purpose: a verdict; the laws give that.
 */
import { inject, test } from "vitest";
import type { TracedEvent } from "#engine/index";
import type { Both } from "./texts.ts";
import { cardIn, kataIn } from "./solutions.ts";
import { newTrace, type Subject, watched } from "./trial.ts";

/** One run, as a chapter tells it. */
export interface Show {
  /** What the function given did, counted from the events. */
  readonly report: Both;
  /** The program, where it ran, what went wrong. */
  readonly run: Both;
  /** Undefined where the function's answer could not be used at all. */
  readonly events: readonly TracedEvent[] | undefined;
}

/** What travels from the worker to the loop: plain data. */
export interface ShowReport extends Pick<Show, "report" | "run"> {
  /** The answer to the card's question, where it has one and the run went through. */
  readonly answer?: string;
}

declare module "vitest" {
  interface TaskMeta {
    show?: ShowReport;
  }
  interface ProvidedContext {
    /** The kata in hand, `15-life-cycle/07-what-to-resubmit`; empty while none is. */
    kata: string;
  }
}

/** Registers the shows of a chapter: `show` runs the one that is about a policy, with the function given. */
export function kataShow(show: (policy: string, rule: Subject) => Promise<Show>): void {
  test("what a kata's function does in the whole engine", async ({ task }) => {
    const kata = inject("kata");
    const { policy, review } = await cardIn(kata);
    const rule = (await kataIn(kata))[policy];
    if (typeof rule !== "function") throw new Error(`katas/${kata}.ts exports no ${policy}`);
    // Watched for its loops; the function was checked against the policy's type where it was written.
    const { report, run, events } = await show(policy, watched(rule as Subject, newTrace()));
    const answer = events === undefined ? undefined : review?.answer(events);
    task.meta.show = { report, run, ...(answer === undefined ? {} : { answer }) };
  });
}
