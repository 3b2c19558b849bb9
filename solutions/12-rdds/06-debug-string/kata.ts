/**
 * The card of kata 12/06: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "12/06",
  policy: "debugString",
  title: { en: "print a lineage", ko: "계보 찍기" },
  teaches: {
    en: "How to read `toDebugString`: which lines are one stage, and what the numbers in brackets count.",
    ko: "`toDebugString`을 읽는 법: 어느 줄이 한 스테이지이고 괄호 안의 수가 무엇을 세는지",
  },
  minutes: 20,
  read: { en: "Lineage", ko: "계보" },
  hints: [
    {
      en: "Write a function that gives the lines of everything below an RDD when it is told the margin with which they begin.",
      ko: "여백을 받아 RDD 아래의 줄을 모두 내주는 함수를 써 보세요.",
    },
    {
      en: "A narrow parent has the same margin. Behind a shuffle the bar at the end of the margin is taken away, `+-(n) ` comes in its place, and below it a new margin begins.",
      ko: "좁은 부모의 여백은 같습니다. 셔플 뒤에서는 여백 끝의 막대를 떼고 그 자리에 `+-(n) `을 놓고, 그 아래로 새 여백이 시작됩니다.",
    },
    {
      en: "The new margin is: the old one without its last bar, then two blanks (or `| ` if this is not the last dependency of its RDD), then the bar of the label: blanks, `|`, blanks.",
      ko: "새 여백은 마지막 막대를 뗀 옛 여백, 빈칸 둘(그 RDD의 마지막 의존성이 아니면 `| `), 이름표의 막대(빈칸, `|`, 빈칸)의 차례입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many map tasks had to end before the stage with the line `+-(5)` could begin?",
      ko: "이번 실행에서 `+-(5)` 줄의 스테이지가 시작되기 전에 끝나야 했던 맵 태스크는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      const infos = events.flatMap((event) =>
        event.kind === "SparkListenerJobStart" ? event.stageInfos : [],
      );
      const { parentIds = [] } = infos.find(({ numTasks }) => numTasks === 5) ?? {};
      const before = infos.filter(({ stageId }) => parentIds.includes(stageId));
      return String(before.reduce((sum, { numTasks }) => sum + numTasks, 0));
    },
  },
} as const;
