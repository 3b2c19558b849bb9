/**
 * The card of kata 15/04: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "15/04",
  policy: "shuffleIndex",
  title: { en: "a shuffle index", ko: "셔플 인덱스" },
  teaches: {
    en: "What a map task writes beside its data, so that its parts are found again.",
    ko: "맵 태스크가 데이터 곁에 적어 두어 제 몫을 찾게 하는 것",
  },
  minutes: 5,
  read: { en: "A shuffle leaves files", ko: "셔플은 파일을 남긴다" },
  hints: [
    {
      en: "Draw the data file for lengths 5, 0 and 3. Which places does a reader have to know?",
      ko: "길이가 5, 0, 3인 데이터 파일을 그려 보세요. 읽는 쪽은 어느 자리들을 알아야 하나요?",
    },
    {
      en: "Where a block ends, the next one begins. So one sum that grows gives both.",
      ko: "블록이 끝나는 곳에서 다음 블록이 시작합니다. 그러니 불어나는 합 하나로 둘 다 얻습니다.",
    },
    {
      en: "Begin with 0; then, for each length, add it to the sum and note the sum. An empty block notes the same place twice, and that is right.",
      ko: "0으로 시작하세요. 그다음 길이마다 합에 더하고 그 합을 적습니다. 빈 블록은 같은 자리를 두 번 적게 되는데, 그것이 맞습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many bytes of shuffle data did all map tasks together write, those that ran again included?",
      ko: "이번 실행에서 다시 돈 것까지 맵 태스크가 쓴 셔플 데이터는 모두 몇 바이트일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let bytes = 0;
      for (const event of events)
        if (event.kind === "SparkListenerTaskEnd")
          bytes += event.taskMetrics?.shuffleBytesWritten ?? 0;
      return String(bytes);
    },
  },
} as const;
