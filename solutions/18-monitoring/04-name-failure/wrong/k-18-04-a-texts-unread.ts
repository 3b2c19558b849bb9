/** K-18-04-a: “Which tasks failed says it all; the texts are noise.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-04-a",
  en: {
    belief: "Which tasks failed says it all; the texts are noise.",
    refutation:
      "A full disk, memory and a lost executor stand in the text, and look like code or data otherwise.",
  },
  ko: {
    belief: "어느 태스크가 실패했는지가 전부다. 글은 볼 것이 없다.",
    refutation:
      "가득 찬 디스크와 메모리와 잃은 익스큐터는 글에 있습니다. 글을 안 보면 코드나 데이터로 보입니다.",
  },
  killedBy:
    "the texts name what Spark knows; otherwise it counts who failed where: code, host or data",
} as const;

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
  if (told !== undefined && failed.length === 0) return told[0];
  const good = attempts.filter(({ error }) => error === undefined);
  if (good.length === 0) return "code";
  const hosts = new Set(failed.map(({ host }) => host));
  const ranElsewhere = failed.every(({ index }) =>
    good.some((one) => one.index === index && !hosts.has(one.host)),
  );
  return hosts.size === 1 && ranElsewhere ? "host" : "data";
};
