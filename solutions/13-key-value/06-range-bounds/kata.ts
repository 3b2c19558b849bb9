/**
 * The card of kata 13/06: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "13/06",
  policy: "rangeBounds",
  title: { en: "where ranges of keys end", ko: "키 구간이 끝나는 곳" },
  teaches: {
    en: "What `sortByKey` cuts by: a weighed sample, so that ranges hold about as many records, not as many keys.",
    ko: "`sortByKey`가 자르는 기준: 무게를 단 표본. 구간마다 키의 수가 아니라 레코드의 수가 비슷하다",
  },
  minutes: 15,
  read: { en: "Where a key goes", ko: "키는 어디로 가나" },
  hints: [
    {
      en: "A hundred records have key 1, and one each the keys 2, 3 and 4. With two partitions, where should the first range end?",
      ko: "키 1인 레코드가 백 개, 키 2, 3, 4인 레코드가 하나씩입니다. 파티션이 둘이면 첫 구간은 어디서 끝나야 할까요?",
    },
    {
      en: "Sort a copy by key. Keep a running sum of weights and the target that comes next; each bound that you take moves the target by one share, once.",
      ko: "복사본을 키 순서로 정렬하세요. 무게의 합과 다음 목표를 들고 가면서, 경계를 하나 정할 때마다 목표를 한 몫만 옮깁니다.",
    },
    {
      en: "for each of the sorted: sum += weight; if (bounds.length < partitions - 1 && sum >= target && (bounds.length === 0 || key > last bound)) { push key; target += share }.",
      ko: "정렬한 것마다: sum += weight. bounds.length < partitions - 1이고 sum >= target이고 (경계가 없거나 key가 마지막 경계보다 크면) key를 넣고 target += share.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many jobs did one sortByKey and one collect take?",
      ko: "이번 실행에서 sortByKey 한 번과 collect 한 번에 잡이 모두 몇 개 돌았을까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(events.filter(({ kind }) => kind === "SparkListenerJobStart").length),
  },
} as const;
