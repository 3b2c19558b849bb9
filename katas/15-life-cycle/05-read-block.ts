/**
 * 15/05 · Read a block · 블록 읽기
 *
 * A reducer wants its block out of the data file of a map task. `offsets` is the index of that file: one offset for where each block begins,
 * and a last one for where the last block ends. Answer where the block of `reduceId` begins and how many bytes it has.
 * 리듀서가 맵 태스크의 데이터 파일에서 자기 블록을 읽으려 합니다. `offsets`는 그 파일의 인덱스로, 블록마다 시작하는 곳 하나와 마지막
 * 블록이 끝나는 곳 하나가 들어 있습니다. `reduceId`의 블록이 어디에서 시작하고 몇 바이트인지 답하세요.
 *
 * You get · 받는 것: offsets: number[], reduceId: number
 * You answer · 답할 것: { offset: number, length: number }
 *
 * The laws will: lay out files with empty and full blocks, cut them by your answers, and look at every byte; then every reducer of random
 * programs reads by your function.
 * 법칙이 볼 것: 빈 블록과 찬 블록이 있는 파일을 만들어 답한 대로 자르고 바이트를 모두 봅니다. 그다음 임의의 프로그램의 리듀서가 모두
 * 이 함수로 읽습니다.
 * You need not: read anything yourself, ask other executors, or decode records.
 * 생각하지 않아도 되는 것: 직접 읽기, 다른 익스큐터에 묻기, 레코드 풀기.
 *
 * In Spark: IndexShuffleBlockResolver.getBlockData. About 5 minutes · 약 5분. Hole: 3 lines.
 */
import { Todo, type Policies } from "#engine/kata";

export const blockRange: Policies["blockRange"] = (offsets, reduceId) => {
  throw new Todo("where does the block of `reduceId` begin, and how many bytes has it?");
};
