/**
 * 15/12 · Which executors to give back · 어떤 익스큐터를 돌려줄까
 *
 * Dynamic allocation is on, and some executors may have been idle for too long. Answer the ids of those to give back now, in the order in which you find them in `executors`. An executor may
 * go if it is idle (`idleSince` is defined), is not leaving already (`isLeaving`), holds no shuffle files that a running job may read (`isShuffleActive`), and has been idle for its time: at `idleSince`
 * plus that time it goes, not before.
 * 동적 할당을 켰고, 너무 오래 논 익스큐터가 있을지 모릅니다. 지금 돌려줄 것의 id를 `executors`에 놓인 순서대로 답하세요. 돌려줄 수 있는 익스큐터는 놀고 있고(`idleSince`가 있음), 이미 떠나는 중이 아니며
 * (`isLeaving`), 도는 잡이 읽을 수 있는 셔플 파일이 없고(`isShuffleActive`), 정해진 시간을 다 논 것입니다. `idleSince`에 그 시간을 더한 때가 되면 돌려줍니다.
 *
 * Its time is `timeouts.idle` if it holds nothing. With cached blocks it is `timeouts.cached`, with shuffle files `timeouts.shuffle`, with both the shorter of these two. Infinity means for ever. Of those
 * that may go give back one after another while what is left, without those that are leaving, is more than `minExecutors` and more than `target`.
 * 그 시간은 가진 것이 없으면 `timeouts.idle`, 캐시된 블록이 있으면 `timeouts.cached`, 셔플 파일이 있으면 `timeouts.shuffle`이고, 둘 다 있으면 이 둘 가운데 짧은 쪽입니다. Infinity는 끝없이라는
 * 뜻입니다. 돌려줄 수 있는 것을 하나씩 돌려주되, 떠나는 것을 뺀 남은 수가 `minExecutors`보다 많고 `target`보다도 많은 동안만 돌려줍니다.
 *
 * You get · 받는 것: view: { now: number, timeouts: { idle: number, cached: number, shuffle: number }, minExecutors: number, target: number, executors: { id: string, idleSince: number | undefined,
 *   hasCachedBlocks: boolean, hasShuffleFiles: boolean, isShuffleActive: boolean, isLeaving: boolean }[] }
 * You answer · 답할 것: string[]
 *
 * The laws will: draw executors that hold this and that, with bounds and without, and compare; then your function gives back the executors of whole applications.
 * 법칙이 볼 것: 이것저것 가진 익스큐터를 한도와 함께, 또는 한도 없이 뽑아 답을 견줍니다. 그다음 함수가 애플리케이션 전체의 익스큐터를 돌려줍니다.
 * You need not: change the wish, or look at the clock: you are asked when somebody may have been idle for too long.
 * 생각하지 않아도 되는 것: 원하는 수를 바꾸는 일, 시계를 보는 일(너무 오래 논 것이 있을 때 묻습니다).
 *
 * In Spark: ExecutorMonitor.timedOutExecutors, ExecutorAllocationManager.removeExecutors. About 20 minutes · 약 20분. Hole: 12 lines.
 */
import { Todo, type Policies, type RemovalView } from "#engine/kata";

export const executorsToRemove: Policies["executorsToRemove"] = (view: RemovalView) => {
  throw new Todo(
    "which of the executors of `view` have been idle for too long, and how many of them may go?",
  );
};
