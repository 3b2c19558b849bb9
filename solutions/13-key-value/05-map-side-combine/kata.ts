/**
 * The card of kata 13/05: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "13/05",
  policy: "mapSideCombine",
  title: { en: "combine before it travels", ko: "떠나기 전에 결합하기" },
  teaches: {
    en: "What a map task does before it sends: one combiner for each key.",
    ko: "맵 태스크가 보내기 전에 하는 일: 키마다 결합값 하나",
  },
  minutes: 10,
  read: { en: "What travels", ko: "무엇이 오가나" },
  hints: [
    {
      en: "What do you have to remember while you go through the records?",
      ko: "레코드를 훑는 동안 무엇을 기억해야 하나요?",
    },
    {
      en: "A Map from key to combiner. What is different about the first value of a key?",
      ko: "키에서 결합값으로 가는 Map입니다. 키의 첫 값은 무엇이 다른가요?",
    },
    {
      en: "If the Map has the key, set mergeValue(what it has, value); else set createCombiner(value). Answer [...map]. Ask has, not get: a combiner may be undefined.",
      ko: "Map에 키가 있으면 mergeValue(있던 것, 값)을 넣고, 없으면 createCombiner(값)을 넣습니다. [...map]을 답하세요. get이 아니라 has로 물으세요. 결합값이 undefined일 수 있습니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many records did the map tasks write for the shuffle?",
      ko: "이번 실행에서 맵 태스크가 셔플에 쓴 레코드는 모두 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string => {
      let written = 0;
      for (const event of events)
        if (event.kind === "SparkListenerTaskEnd")
          written += event.taskMetrics?.shuffleRecordsWritten ?? 0;
      return String(written);
    },
  },
} as const;
