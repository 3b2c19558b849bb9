/**
 * 18/03 · find the straggler · 뒤처진 태스크 찾기
 *
 * The tasks of a stage that succeeded. A task is long from two medians on (the median is the upper of two in the middle, at least 1 ms). A cold task, one of the first on its executor's slots, is measured
 * against the larger of that median and the median of the cold tasks (there the lower of two). A long task reads more if it took in more than 1.5 times the median of what tasks read.
 * If the longest of the long ones reads more, answer "skew" and all long tasks that read more; otherwise "straggler" and the long ones that do not. Places in the list, ascending; `undefined` if none is long.
 * 성공한 스테이지의 태스크입니다. 중앙값(가운데 둘이면 큰 쪽, 최소 1ms)의 두 배부터 긴 태스크입니다. 차가운(cold) 태스크, 곧 익스큐터의 슬롯에서 처음 돈 태스크는 그 중앙값과 차가운 태스크끼리의
 * 중앙값(가운데 둘이면 작은 쪽) 가운데 큰 것과 견줍니다. 읽은 양이 중앙값의 1.5배를 넘으면 더 읽은 것입니다. 긴 태스크 가운데 가장 긴 것이 더 읽었으면 "skew"와 더 읽은 긴 태스크 전부를, 아니면 "straggler"와 그러지 않은
 * 긴 태스크를 답하세요. 목록의 자리를 오름차순으로 적고, 긴 것이 없으면 `undefined`입니다.
 *
 * You get · 받는 것: tasks: { millis: number, reads: number, isCold: boolean }[]
 * You answer · 답할 것: { kind: "skew" | "straggler", tasks: number[] } | undefined
 *
 * The laws will: plant a slow task, a large one, or slow beginnings among equal tasks; then the doctor asks your rule about whole applications.
 * 법칙이 볼 것: 같은 태스크 사이에 느린 것, 큰 것, 느린 시작을 심습니다. 그다음 닥터가 애플리케이션을 두고 이 규칙에 묻습니다.
 * You need not: weigh what it costs; the doctor does.
 * 생각하지 않아도 되는 것: 얼마나 손해인지. 닥터가 잽니다.
 *
 * In Spark: the summary of a stage in the web UI; the rule is the doctor's own. About 20 minutes · 약 20분. Hole: 12 lines.
 */
import { Todo, type TaskSeen, type Policies } from "#engine/kata";

export const findStraggler: Policies["findStraggler"] = (tasks: readonly TaskSeen[]) => {
  throw new Todo("which of `tasks` are long, and do they read more?");
};
