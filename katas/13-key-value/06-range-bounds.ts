/**
 * 13/06 · Where ranges of keys end · 키 구간이 끝나는 곳
 *
 * `sortByKey(true, n)` cuts the keys into ranges, and each range becomes a partition. To cut well it looks at a sample first: some
 * keys, each with a weight that says how many records it stands for. Answer the last key of each range but the last. Go through the
 * sample from the smallest key and add up the weights. A full share is the whole weight divided by `partitions`. When the sum has
 * reached one share, the key there is the first bound; at two shares comes the second, and so on. A key that is no larger than the
 * last bound is passed over: the next larger key is taken. Fewer bounds are no fault, and there are never more than partitions - 1.
 * `sortByKey(true, n)`은 키를 구간으로 자르고 구간마다 파티션 하나를 만듭니다. 잘 자르려고 먼저 표본을 봅니다. 표본은 키 몇 개이고, 키마다 레코드 몇 개를 대신하는지 나타내는 무게가 있습니다.
 * 마지막을 뺀 구간마다 마지막 키를 답하세요. 가장 작은 키부터 무게를 더해 갑니다. 한 몫은 전체 무게를 `partitions`로 나눈 값입니다. 합이 한 몫에 이른 키가 첫 경계이고, 두 몫에 이르면 둘째
 * 경계입니다. 앞 경계보다 크지 않은 키는 지나치고 더 큰 다음 키를 씁니다. 경계가 모자라도 괜찮지만 partitions - 1개를 넘지는 않습니다.
 *
 * You get · 받는 것: sample: { key: number, weight: number }[], partitions: number
 * You answer · 답할 것: number[]
 *
 * The laws will: draw samples with equal keys and unequal weights; then your bounds sort data in the whole engine.
 * 법칙이 볼 것: 같은 키와 서로 다른 무게가 섞인 표본을 뽑습니다. 그다음 엔진 전체에서 그 경계로 정렬합니다.
 * You need not: draw the sample, or sort in descending order; and the sample comes in no order.
 * 생각하지 않아도 되는 것: 표본 뽑기와 내림차순. 표본은 순서 없이 옵니다.
 *
 * In Spark: RangePartitioner.determineBounds. About 15 minutes · 약 15분. Hole: 12 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const rangeBounds: Policies["rangeBounds"] = (sample, partitions) => {
  throw new Todo("at which keys do the ranges end?");
};
