/** K-18-04-b: “Where all failures are on one host, that host is to blame.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-04-b",
  en: {
    belief: "Where all failures are on one host, that host is to blame.",
    refutation:
      "A bad record fails there, too, when its attempts happened to run there. Ask whether the same task succeeded elsewhere.",
  },
  ko: {
    belief: "실패가 모두 한 호스트에서 났으면 그 호스트 탓이다.",
    refutation:
      "나쁜 레코드의 시도가 마침 거기서만 돌았을 수 있습니다. 같은 태스크가 다른 곳에서 성공했는지 물으세요.",
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
  if (told !== undefined) return told[0];
  const good = attempts.filter(({ error }) => error === undefined);
  if (good.length === 0) return "code";
  const hosts = new Set(failed.map(({ host }) => host));
  const ranElsewhere = failed.every(({ index }) =>
    good.some((one) => one.index === index && !hosts.has(one.host)),
  );
  return hosts.size === 1 && (ranElsewhere || failed.length > 0) ? "host" : "data";
};
