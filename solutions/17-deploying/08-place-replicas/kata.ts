/**
 * The card of kata 17/08: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "17/08",
  policy: "placeReplicas",
  title: { en: "where the copies go", ko: "복제본을 둘 곳" },
  teaches: {
    en: "Why HDFS outlives a rack and still writes across racks only once.",
    ko: "HDFS가 랙 하나를 잃어도 견디면서 랙 사이로는 한 번만 쓰는 까닭",
  },
  minutes: 25,
  read: { en: "HDFS", ko: "HDFS" },
  hints: [
    {
      en: "A loop with one copy a turn. Keep a list of all copies, those of `holders` first; each turn looks at its length and at the racks of its first two.",
      ko: "한 번에 복제본 하나씩 도는 반복문입니다. `holders`로 시작하는 모든 복제본의 목록을 두고, 차례마다 그 길이와 앞의 두 랙을 봅니다.",
    },
    {
      en: "First filter: nodes that hold no copy and whose rack is below `mostOnRack`. Then `find` the right one among them, and fall back to the first of the filtered.",
      ko: "먼저 거릅니다. 복제본이 없고 랙이 `mostOnRack`에 못 미치는 노드만 남깁니다. 그 가운데 맞는 것을 `find`하고, 없으면 거른 것의 첫째를 씁니다.",
    },
    {
      en: "Right is: with no copy `host === writer`; with one `rack !== one.rack`; with two on one rack the same; with two on two racks `rack === (holders.length === 0 ? two : one).rack`; with more, any.",
      ko: "맞는 조건: 복제본이 없으면 `host === writer`, 하나면 `rack !== one.rack`, 둘이 한 랙이면 같은 조건, 둘이 두 랙이면 `rack === (holders.length === 0 ? two : one).rack`, 더 많으면 아무거나입니다.",
    },
  ],
  review: {
    ask: {
      en: "In your run, how many copies were made because a DataNode was lost?",
      ko: "이번 실행에서 데이터노드를 잃은 탓에 새로 만든 복제본은 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter((event) => event.kind === "ReplicaAdded" && event.why === "copied").length,
      ),
  },
} as const;
