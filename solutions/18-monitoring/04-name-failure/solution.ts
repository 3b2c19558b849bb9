/**
 * 18/04 · Name the failure.
 *
 * In Spark: see the head of the kata. Left out on purpose: what the kata leaves out.
 */
import type { Policies } from "#engine/kata";

export const nameFailure: Policies["nameFailure"] = (attempts) => {
  const texts = [
    ["result too large", /maxResultSize/],
    ["memory", /OutOfMemoryError|code 52\b/],
    ["disk", /No space left on device/],
    ["fetch", /^FetchFailed/],
    ["executor", /^ExecutorLostFailure|^Resubmitted/],
  ] as const;
  const failed = attempts.filter(({ error }) => error !== undefined);
  const told = texts.find(([, text]) => failed.some(({ error = "" }) => text.test(error)));
  if (told !== undefined) return told[0];
  const good = attempts.filter(({ error }) => error === undefined);
  if (good.length === 0) return "code";
  const hosts = new Set(failed.map(({ host }) => host));
  const ranElsewhere = failed.every(({ index }) =>
    good.some((one) => one.index === index && !hosts.has(one.host)),
  );
  return hosts.size === 1 && ranElsewhere ? "host" : "data";
};
