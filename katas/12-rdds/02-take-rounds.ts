/**
 * 12/02 · The next round of take · take의 다음 회차
 *
 * `take(wanted)` looks at a few partitions, and if that was not enough, at more, a job each time. It has looked at the first `scanned`
 * partitions and `found` so many records. How many more partitions does the next job look at? The first job looks at `initial`. After
 * rounds that found nothing it looks at `scaleUp` times what it has seen. Else it takes what the rest should need if the next ones are as
 * full, and half of that on top, rounded up, but never more than `scaleUp` times what it has seen.
 * `take(wanted)`는 파티션 몇 개를 보고, 모자라면 더 봅니다. 볼 때마다 잡이 하나입니다. 앞에서부터 파티션 `scanned`개를 보고 레코드 `found`개를 찾았습니다. 다음
 * 잡은 파티션을 몇 개 더 볼까요? 첫 잡은 `initial`개를 봅니다. 하나도 찾지 못했으면 본 것의 `scaleUp`배를 봅니다. 찾았으면 다음 파티션도 그만큼 찼다고
 * 보고 나머지에 필요한 수에 절반을 더해 올림하되, 본 것의 `scaleUp`배를 넘지 않습니다.
 *
 * You get · 받는 것: view: { wanted: number, found: number, scanned: number, initial: number, scaleUp: number }
 * You answer · 답할 것: number
 *
 * The laws will: ask for rounds after all sorts of finds, and then run `take` over full and empty partitions and compare every job.
 * 법칙이 볼 것: 여러 가지로 찾은 뒤의 회차를 묻고, 찬 파티션과 빈 파티션에 `take`를 돌려 잡마다 견줍니다.
 * You need not: stop at the last partition; the engine does.
 * 생각하지 않아도 되는 것: 마지막 파티션에서 멈추기. 엔진이 합니다.
 *
 * In Spark: RDD.take. About 6 minutes · 약 6분. Hole: 4 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const partitionsToTry: Policies["partitionsToTry"] = (view) => {
  throw new Todo("how many more partitions does the next job look at?");
};
