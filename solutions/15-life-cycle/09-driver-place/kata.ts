/**
 * The card of kata 15/09: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/09",
  policy: "placeDriver",
  title: { en: "where the driver goes", ko: "드라이버의 자리" },
  teaches: {
    en: "Which process becomes the driver, and which submissions are refused.",
    ko: "드라이버가 되는 프로세스와, 거절되는 제출",
  },
  minutes: 15,
  read: {
    en: "Cluster mode: the manager starts the driver",
    ko: "클러스터 모드: 매니저가 드라이버를 띄운다",
  },
  hints: [
    {
      en: "Ask in this order: which mode? may this be submitted at all? who has room? Each question is only for those whom the one before let through.",
      ko: "이 순서로 물어보세요. 어느 배포 모드인가요? 제출할 수 있나요? 자리가 있는 곳은 어디인가요? 앞의 물음을 지난 제출에만 다음을 묻습니다.",
    },
    {
      en: "The first question ends client mode: no refusal, no worker. Python is refused on standalone only; a shell is refused by every manager.",
      ko: "첫 물음에서 클라이언트 모드는 끝납니다. 거절도 워커도 없습니다. 파이썬은 스탠드얼론에서만 거절되고, 셸은 어느 클러스터 매니저에서나 거절됩니다.",
    },
    {
      en: "`workers.find(…)` with both comparisons, cores and memory; exactly enough is enough. What it does not find is not an error: the driver waits.",
      ko: "`workers.find(…)`에서 코어와 메모리를 둘 다 견주세요. 꼭 맞게 남아 있어도 됩니다. 찾지 못한 것은 오류가 아닙니다. 드라이버가 기다립니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, which worker had two cores fewer for executors, because `main` started there?",
      ko: "이번 실행에서 `main`이 시작되어 익스큐터에 내줄 코어가 둘 줄어든 워커는 어디일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const started = events.find((event) => event.kind === "MainStarted");
      return started?.kind === "MainStarted" ? started.host : "nowhere";
    },
  },
} as const;
