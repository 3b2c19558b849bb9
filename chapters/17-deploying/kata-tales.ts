/** Two runs as tales, the kata's and Spark's: the first line in which they part is shown, and none is wanted. In Spark: nothing. Left out on purpose: how a run becomes a tale; each manager has its own. */
import type { Trial } from "../../test/harness/law.ts";

/** Wants the same tale of both. */
export function sameTale(t: Trial, own: readonly string[], model: readonly string[]): void {
  const parts = own.findIndex((line, index) => line !== model[index]);
  if (parts !== -1) {
    const lanes = own.slice(Math.max(0, parts - 3), parts);
    const difference = { yours: own[parts] ?? "…", spark: model[parts] ?? "…", lanes };
    t.compare(difference, difference);
  }
  t.expect(own).toEqual(model);
}
