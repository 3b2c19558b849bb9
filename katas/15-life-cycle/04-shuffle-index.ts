/**
 * 15/04 · A shuffle index · 셔플 인덱스
 *
 * A map task leaves one data file, in which the blocks for reducers 0, 1, 2 … lie one after another without a gap. Beside it lies an index
 * file, so that a reducer finds its block. `lengths` says how many bytes each block has. Answer the offsets of the index: where each block
 * begins, and after them where the last one ends. That is one offset more than there are blocks.
 * 맵 태스크는 데이터 파일 하나를 남깁니다. 그 안에 0번, 1번, 2번 리듀서의 블록이 빈틈없이 이어집니다. 리듀서가 자기 블록을 찾도록 인덱스
 * 파일이 곁에 있습니다. `lengths`는 블록마다 몇 바이트인지 말해 줍니다. 인덱스의 오프셋을 답하세요. 블록마다 시작하는 곳, 그리고 마지막
 * 블록이 끝나는 곳입니다. 오프셋은 블록보다 하나 많습니다.
 *
 * You get · 받는 것: lengths: number[]
 * You answer · 답할 것: number[]
 *
 * The laws will: draw lengths, empty blocks and very large ones among them, and compare with an index that real Spark wrote; then every map
 * task of random programs writes its index by your function, and every reducer must find its records.
 * 법칙이 볼 것: 빈 블록과 아주 큰 블록이 섞인 길이를 뽑고, 진짜 스파크가 쓴 인덱스와 견줍니다. 그다음 임의의 프로그램의 맵 태스크가 모두
 * 이 함수로 인덱스를 쓰고, 리듀서가 모두 자기 레코드를 찾아야 합니다.
 * You need not: write bytes (the engine writes each offset as 8 bytes), or think of checksums and compression.
 * 생각하지 않아도 되는 것: 바이트로 쓰기(엔진이 오프셋마다 8바이트로 씁니다), 체크섬, 압축.
 *
 * In Spark: IndexShuffleBlockResolver.writeMetadataFileAndCommit. About 5 minutes · 약 5분. Hole: 3 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const shuffleIndex: Policies["shuffleIndex"] = (lengths) => {
  throw new Todo("where does each block begin, and where does the last one end?");
};
