/**
 * 18/04 · Name the failure, in another way.
 *
 * In Spark: see the head of the kata. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Goes over the attempts once and keeps the gravest text, the hosts and the tasks.",
  ko: "시도를 한 번 훑으며 가장 무거운 글과 호스트와 태스크를 모은다.",
} as const;

export const nameFailure: Policies["nameFailure"] = (attempts) => {
  const order = ["result too large", "memory", "disk", "fetch", "executor"] as const;
  const rankOf = (error: string): number => {
    if (error.includes("maxResultSize")) return 0;
    if (error.includes("OutOfMemoryError") || /code 52\b/.test(error)) return 1;
    if (error.includes("No space left on device")) return 2;
    if (error.startsWith("FetchFailed")) return 3;
    return error.startsWith("ExecutorLostFailure") || error.startsWith("Resubmitted") ? 4 : 5;
  };
  let gravest = 5;
  const bad = new Map<number, string[]>();
  const good = new Map<number, string[]>();
  for (const { index, host, error } of attempts) {
    const list = error === undefined ? good : bad;
    list.set(index, [...(list.get(index) ?? []), host]);
    if (error !== undefined) gravest = Math.min(gravest, rankOf(error));
  }
  const name = order[gravest];
  if (name !== undefined) return name;
  if (good.size === 0) return "code";
  const [host = "", ...others] = new Set([...bad.values()].flat());
  if (others.length > 0) return "data";
  const all = [...bad.keys()].every((index) => good.get(index)?.some((one) => one !== host));
  return all ? "host" : "data";
};
