/**
 * The card of kata 18/01: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/01",
  policy: "foldJob",
  title: { en: "how a job stands", ko: "잡의 상태" },
  teaches: {
    en: "How the status of a job is folded from the log.",
    ko: "로그에서 잡의 상태를 접어 만드는 법",
  },
  minutes: 20,
  read: { en: "How a job stands", ko: "잡의 상태" },
  hints: [
    {
      en: "Each kind of step changes two or three fields; spread the rest.",
      ko: "걸음의 종류마다 필드 두셋만 바뀝니다. 나머지는 그대로 펼치세요.",
    },
    {
      en: "Submitted: take the id out of `completedStages`. Failed says nothing about `status`.",
      ko: "제출되면 `completedStages`에서 번호를 빼세요. FAILED는 `status`와 상관없습니다.",
    },
    {
      en: "JobEnd: for each in `pending` add its id to `skippedStages` and its tasks to `skippedTasks`; then the status.",
      ko: "JobEnd에서는 `pending`마다 번호를 `skippedStages`에, 태스크를 `skippedTasks`에 더하고 상태를 정합니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many stages did the jobs name that nobody submitted?",
      ko: "이번 실행에서 잡이 이름만 부르고 제출하지 않은 스테이지는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const submitted = new Set(
        events.flatMap((event) =>
          event.kind === "SparkListenerStageSubmitted" ? [event.stageInfo.stageId] : [],
        ),
      );
      const named = events.flatMap((event) =>
        event.kind === "SparkListenerJobStart"
          ? event.stageInfos.map(({ stageId }) => stageId)
          : [],
      );
      return String(named.filter((id) => !submitted.has(id)).length);
    },
  },
} as const;
