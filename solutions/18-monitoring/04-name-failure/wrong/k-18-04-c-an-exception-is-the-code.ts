/** K-18-04-c: “An exception of the program is a fault of the program.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-18-04-c",
  en: {
    belief: "An exception of the program is a fault of the program.",
    refutation: "If other tasks ran the same code and succeeded, look at the data.",
  },
  ko: {
    belief: "프로그램의 예외는 프로그램의 잘못이다.",
    refutation: "다른 태스크가 같은 코드로 성공했다면 데이터를 보세요.",
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
  return hosts.size === 1 && ranElsewhere ? "host" : "code";
};
