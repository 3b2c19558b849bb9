/**
 * The card of kata 17/07: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "17/07",
  policy: "driverRetry",
  title: { en: "when to try a driver again", ko: "드라이버를 다시 띄울 때" },
  teaches: {
    en: "Which drivers the dispatcher of Mesos supervises, and how long they wait.",
    ko: "메소스의 디스패처가 감독하는 드라이버와 기다리는 시간",
  },
  minutes: 6,
  read: { en: "The dispatcher", ko: "디스패처" },
  hints: [
    {
      en: "Two questions: is it tried again at all? And if so, what did it wait the last time?",
      ko: "두 가지를 물으세요. 다시 띄울 것인가, 그렇다면 앞에서는 얼마나 기다렸는가.",
    },
    {
      en: "Tried again are those with `supervise` in TASK_FAILED or TASK_LOST. Without `waited` it is the first time.",
      ko: "`supervise`이고 TASK_FAILED나 TASK_LOST인 것만 다시 띄웁니다. `waited`가 없으면 처음입니다.",
    },
    {
      en: "`waited === undefined ? 1 : Math.min(longestWait, waited * 2)`, or `undefined`.",
      ko: "`waited === undefined ? 1 : Math.min(longestWait, waited * 2)`이거나 `undefined`입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many seconds were drivers told to wait, all together?",
      ko: "이번 실행에서 드라이버에게 기다리라고 한 초를 모두 더하면 얼마일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.reduce(
          (sum, event) =>
            event.kind === "DispatcherDriverStateChanged" ? sum + (event.waitSeconds ?? 0) : sum,
          0,
        ),
      ),
  },
} as const;
