/**
 * 18/09 · The fraction cached, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Puts holders into a set and takes the executor in or out of it.",
  ko: "보유자를 집합에 넣고 익스큐터를 더하거나 뺀다.",
} as const;

export const foldBlock: Policies["foldBlock"] = (holders, update) => {
  const all = new Set(holders);
  const lies = update.replication > 0 && (update.useMemory || update.useDisk);
  if (lies) all.add(update.executorId);
  else all.delete(update.executorId);
  const sign = (uses: boolean): "add" | "take away" => (uses ? "add" : "take away");
  return { holders: [...all], memory: sign(update.useMemory), disk: sign(update.useDisk) };
};
