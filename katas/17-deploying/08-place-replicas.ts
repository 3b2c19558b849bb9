/**
 * 17/08 · Where the copies go · 복제본을 둘 곳
 *
 * HDFS writes a block, or repairs one that has lost copies. Answer the hosts of the `replicas` new copies, in the order in which you choose them. One after another:
 * the very first copy goes to the `writer`'s machine if that is among the nodes; the second to another rack than the first one's; the third, where the first two lie on
 * two racks, to the second one's rack while the block is being written and to the first one's when it is repaired, and to another rack where they share one; all
 * others anywhere. Copies that are there (`holders`, in order) count as the first ones. Never two copies on one host, never more than `mostOnRack` on one rack, those of
 * `holders` counted. Of the nodes that are right take the first in `nodes`; where none is, the first of all that the two nevers allow; where there is none either, stop.
 * HDFS가 블록을 쓰거나, 복제본을 잃은 블록을 고칩니다. 새 복제본 `replicas`개를 둘 호스트를 고른 순서대로 답하세요. 하나씩 고릅니다. 맨 첫 복제본은 `writer`가 노드 가운데 있으면 그
 * 머신에 둡니다. 둘째는 첫째와 다른 랙에 둡니다. 셋째는 앞의 둘이 서로 다른 랙에 있으면, 블록을 쓰는 중일 때는 둘째의 랙에, 고치는 중일 때는 첫째의 랙에 둡니다. 앞의 둘이 같은 랙에 있으면
 * 다른 랙에 둡니다. 나머지는 아무 데나 둡니다. 이미 있는 복제본(`holders`, 순서대로)은 앞의 것들로 셉니다. 한 호스트에 둘을 두지 않고, 한 랙에 `mostOnRack`개를 넘겨 두지 않습니다(`holders`도
 * 셉니다). 맞는 노드가 여럿이면 `nodes`에서 앞선 것을, 하나도 없으면 두 금지에 걸리지 않는 첫 노드를 고르고, 그것도 없으면 멈춥니다.
 *
 * You get · 받는 것: request: { writer: string | undefined, nodes: { host: string, rack: string }[], holders: DataNodePlace[],
 *   replicas: number, mostOnRack: number }
 * You answer · 답할 것: string[]
 *
 * The laws will: draw racks of one to four machines, writers inside and outside, blocks that are new and blocks that are repaired; then your function places the copies
 * of a whole cluster that loses a machine.
 * 법칙이 볼 것: 머신 한 대에서 네 대짜리 랙, 클러스터 안팎에서 쓰는 쪽, 새 블록과 고치는 블록을 뽑습니다. 그다음 여러분의 함수가 머신 하나를 잃는 클러스터 전체의 복제본을 둡니다.
 * You need not: draw anything (`nodes` come in an order drawn by chance), or look at how full a machine is.
 * 생각하지 않아도 되는 것: 무작위로 뽑는 일(`nodes`는 이미 섞인 순서입니다), 머신이 얼마나 찼는지.
 *
 * In Spark: nothing; in Hadoop BlockPlacementPolicyDefault. About 25 minutes · 약 25분. Hole: 20 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const placeReplicas: Policies["placeReplicas"] = (request) => {
  throw new Todo("which hosts get the copies of the block of `request`?");
};
