/**
 * 13/07 · From which size on a block counts as huge · 얼마부터 큰 블록인가
 *
 * Where a shuffle has many reducers, a map task does not tell the driver the size of each of its blocks: it tells which are empty, the
 * sizes of the huge ones, and one average for all others. Answer from which size on a block is huge. With a skewedFactor of 0 or less it
 * is `threshold`. Else it is the median of all blocks, empty ones too, times the factor; with an even number of blocks the median is
 * half of what the two in the middle hold together, rounded down, and it is never less than 1. But no more than mostSkewed blocks are to
 * count as skewed, so it is at least as large as the smallest of the mostSkewed largest. And `threshold` stays the most it can be.
 * 리듀서가 많은 셔플에서 맵 태스크는 블록마다 크기를 드라이버에 알리지 않습니다. 빈 블록이 어느 것인지, 큰 블록의 크기, 나머지의 평균 하나를 알립니다. 얼마부터 큰 블록인지 답하세요. skewedFactor가 0 이하이면
 * `threshold`입니다. 아니면 빈 블록까지 넣은 모든 블록의 중앙값에 그 배수를 곱합니다. 블록이 짝수 개면 중앙값은 가운데 둘을 더해 반으로 나누고 내린 값이며, 1보다 작지 않습니다. 다만 치우쳤다고 볼 블록은
 * mostSkewed개까지이므로, 가장 큰 mostSkewed개 가운데 가장 작은 것보다 작아서는 안 됩니다. 그리고 `threshold`를 넘지 않습니다.
 *
 * You get · 받는 것: view: { lengths: number[], threshold: number, skewedFactor: number, mostSkewed: number }
 * You answer · 답할 것: number
 *
 * The laws will: draw blocks, some of them empty, and settings; then jobs with a hot key ask where its reducer should run.
 * 법칙이 볼 것: 빈 것이 섞인 블록과 설정을 뽑습니다. 그다음 한 키에 몰린 잡에서 그 리듀서를 어디서 돌리면 좋을지 묻습니다.
 * You need not: compress sizes or build the average.
 * 생각하지 않아도 되는 것: 크기의 압축과 평균.
 *
 * In Spark: HighlyCompressedMapStatus.apply; spark.shuffle.accurateBlockThreshold (100 MiB), spark.shuffle.accurateBlockSkewedFactor
 * (-1: off), spark.shuffle.maxAccurateSkewedBlockNumber (100). About 15 minutes · 약 15분. Hole: 8 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const hugeFrom: Policies["hugeFrom"] = (view) => {
  throw new Todo("from which size on is a block's own size told?");
};
