/**
 * 13/01 · Where a hash goes · 해시가 가는 파티션
 *
 * A shuffle puts every record into one of `numPartitions` partitions. All it looks at is the hash code of the key: a whole number
 * of 32 bits, negative for half of all keys. Answer the partition. A key that is null has no hash, and goes to the first.
 * 셔플은 레코드를 `numPartitions`개 파티션 가운데 하나에 넣습니다. 보는 것은 키의 해시 코드뿐입니다. 32비트 정수이고 키의 절반은 음수입니다. 파티션 번호를 답하세요. null 키는 해시가 없으며 첫 파티션으로
 * 갑니다.
 *
 * You get · 받는 것: hash: null | number, numPartitions: number
 * You answer · 답할 것: number
 *
 * The laws will: draw hash codes over all 32 bits, null among them; then your function places keys in the whole engine.
 * 법칙이 볼 것: 32비트 전체에서 해시 코드를 뽑고 null도 섞습니다. 그다음 함수가 엔진 전체에서 키를 놓습니다.
 * You need not: compute hashes, or think of sorted data.
 * 생각하지 않아도 되는 것: 해시 계산, 정렬된 데이터.
 *
 * In Spark: HashPartitioner.getPartition, Utils.nonNegativeMod.
 * About 5 minutes · 약 5분. Hole: 3 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const hashPartition: Policies["hashPartition"] = (hash, numPartitions) => {
  throw new Todo("which of the partitions has this hash?");
};
