/**
 * The card of kata 15/07: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/07",
  policy: "mapTasksToResubmit",
  title: { en: "what to resubmit", ko: "무엇을 다시 실행하나" },
  teaches: {
    en: "What is lost with an executor or a machine, and what is not.",
    ko: "익스큐터나 머신을 잃을 때 함께 사라지는 것과 남는 것",
  },
  minutes: 10,
  read: { en: "An executor dies", ko: "익스큐터가 죽으면" },
  hints: [
    {
      en: "Make the table first: which output was written where? Then strike out the row of what is gone.",
      ko: "먼저 표를 그려 보세요. 어느 출력이 어디에 기록되었나요? 그다음 사라진 곳의 줄을 지워 보세요.",
    },
    {
      en: "Two losses, two comparisons: without `lost.host` the executor decides; with it the machine does, whichever of its executors wrote the output.",
      ko: "잃는 것이 둘이니 비교도 둘입니다. `lost.host`가 없으면 익스큐터가 정하고, 있으면 머신이 정합니다. 그 머신의 어느 익스큐터가 썼는지는 상관없습니다.",
    },
    {
      en: "Filter `outputs` by that comparison, then answer the `mapIndex` of what is left. The position in the list is not the map index: some outputs may be missing from it.",
      ko: "그 비교로 `outputs`를 거른 뒤 남은 것의 `mapIndex`를 답하세요. 목록에서의 위치는 맵 번호가 아닙니다. 빠진 출력이 있을 수 있습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many of the 6 map outputs were still there after executor 0 had died?",
      ko: "이번 실행에서 익스큐터 0번이 죽은 뒤에도 맵 출력 6개 가운데 몇 개가 남아 있었을까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const shuffleOf = new Map<number, number>();
      const done = new Set<string>();
      let again = 0;
      for (const event of events) {
        if (event.kind === "SparkListenerJobStart") {
          for (const { stageId, shuffleId } of event.stageInfos)
            if (shuffleId !== undefined) shuffleOf.set(stageId, shuffleId);
        } else if (event.kind === "SparkListenerTaskEnd" && event.taskType === "ShuffleMapTask") {
          if (event.reason.kind !== "Success") continue;
          const task = `${shuffleOf.get(event.stageId)} ${event.taskInfo.partitionId}`;
          if (done.has(task)) again += 1;
          done.add(task);
        }
      }
      return String(done.size - again);
    },
  },
} as const;
