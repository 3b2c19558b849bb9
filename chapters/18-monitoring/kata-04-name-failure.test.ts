/**
 * The laws of kata 18/04: name the failure.
 *
 * In Spark: the texts of TaskEndReason; the one word is ours. Left out on purpose: what the kata leaves out.
 */
import { nameFailure } from "#kata/18-monitoring/04-name-failure";
import type { AttemptSeen } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "the texts name what Spark knows; otherwise it counts who failed where: code, host or data",
  {
    subject: nameFailure,
    claims: ["S4-81", "S4-85"],
    ko: "스파크가 아는 것은 글에 이름이 있다. 아니면 누가 어디서 실패했는지로 코드, 호스트, 데이터를 가른다.",
    cover: { "named by a text": 30, code: 5, host: 5, data: 5 },
    kills: ["K-18-04-a", "K-18-04-b", "K-18-04-c"],
  },
  [
    fc.constantFrom(
      ...([
        "result too large",
        "memory",
        "disk",
        "fetch",
        "executor",
        "code",
        "host",
        "data",
      ] as const),
    ),
    fc.integer({ min: 2, max: 6 }),
    fc.nat(99),
    fc.boolean(),
  ],
  (t, subject, planted, count, at, oneHost) => {
    const texts: Readonly<Record<string, string>> = {
      "result too large": "Tasks result size has exceeded maxResultSize",
      memory: "java.lang.OutOfMemoryError: Java heap space",
      disk: "java.io.IOException: No space left on device",
      fetch: "FetchFailed(BlockManagerId(1, worker-1, 40001), shuffleId=0)",
      executor: "ExecutorLostFailure (executor 1 exited): Command exited with code 137",
    };
    const text = texts[planted];
    const own = "java.lang.RuntimeException: spoilt";
    const bad = at % count;
    const attempts = Array.from({ length: count }, (_, index): AttemptSeen[] => {
      const host = `worker-${1 + (index % 2)}`;
      const good = { index, host, error: undefined };
      if (planted === "code") return [{ index, host, error: own }];
      if (planted === "host")
        return index % 2 === bad % 2
          ? [
              { index, host, error: own },
              { index, host: `worker-${2 - (index % 2)}`, error: undefined },
            ]
          : [good];
      if (index !== bad) return [good];
      const failed = [0, 1, 2].map((n) => ({
        index,
        host: oneHost ? host : `worker-${1 + (n % 2)}`,
        error: n === 1 && text !== undefined ? text : own,
      }));
      return failed;
    }).flat();
    const answer = subject(attempts);
    t.classify("named by a text", text !== undefined);
    t.classify(planted);
    const failures = attempts.filter(({ error }) => error !== undefined).length;
    told(
      t,
      `${planted}: ${failures} of ${attempts.length} attempts failed`,
      `${planted}: 시도 ${attempts.length}개 가운데 ${failures}개 실패`,
      answer,
      planted,
    );
  },
);

kataLaw(
  "with your rule for name the failure a log reads as Spark reads it",
  {
    subject: nameFailure,
    claims: ["S4-81"],
    ko: "이 규칙(실패의 이름)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-04-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { nameFailure: subject }, drawn),
);
