/**
 * One run of a kata's function, told: what it did, or that its answer could not be used at all.
 *
 * In Spark: nothing. Every chapter's `kata-shows.ts` tells its runs by this. Left out on purpose: which run; the chapter chooses it.
 */
import { KataFault } from "#engine/index";
import type { Both } from "#engine/foundation/language";
import type { Show } from "../show.ts";

export type { Show };

/** `noun` is the function as the report calls it; `told` runs it and says what it did. */
export async function shownBy(
  noun: Both,
  run: Both,
  told: () => Promise<Pick<Show, "report" | "events">>,
): Promise<Show> {
  try {
    return { ...(await told()), run };
  } catch (error) {
    if (!(error instanceof KataFault)) throw error;
    const report = {
      en: `${noun.en} could not be used: ${error.line.en}`,
      ko: `${noun.ko}: 쓸 수 없음. ${error.line.ko}`,
    };
    return { report, run, events: undefined };
  }
}
