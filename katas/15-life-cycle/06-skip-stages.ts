/**
 * 15/06 · Skip stages · 스테이지 건너뛰기
 *
 * A stage is about to be submitted. Answer the ids of its direct parents that have to run before it. A parent stage has one output for each
 * of its partitions; where all of them are registered, its shuffle files are still there, and it is skipped.
 * 스테이지를 제출하려는 참입니다. 그 전에 돌아야 하는 직접 부모의 id를 답하세요. 부모 스테이지의 출력은 파티션마다 하나입니다. 모두
 * 등록되어 있으면 셔플 파일이 아직 있는 것이고, 그 부모는 건너뜁니다.
 *
 * `stage.parents` are views of the same kind, with parents of their own; what lies behind fully cached data is left out already.
 * `stage.parents`도 같은 모양이고 저마다 부모가 있습니다. 모두 캐시된 데이터 뒤에 있는 것은 이미 빠져 있습니다.
 *
 * You get · 받는 것: stage: StageView { id: number, numPartitions: number, availableOutputs: number, parents: StageView[] }
 * You answer · 답할 것: number[]
 *
 * The laws will: draw stages whose parents have all, some or none of their outputs, with parents of parents in every state; then your
 * function decides in the whole engine, over several actions and a lost executor, and stages and tasks must be Spark's.
 * 법칙이 볼 것: 출력이 모두, 일부, 또는 하나도 없는 부모와, 온갖 상태의 부모의 부모를 뽑습니다. 그다음 액션 여럿과 익스큐터 유실이 있는
 * 엔진 전체에서 함수가 정하고, 스테이지와 태스크가 스파크와 같은지 봅니다.
 * You need not: look at parents of parents (the engine asks you again when it submits a parent), or say which tasks of a parent run.
 * 생각하지 않아도 되는 것: 부모의 부모(엔진이 부모를 제출할 때 다시 묻습니다), 부모의 어느 태스크가 도는지.
 *
 * In Spark: DAGScheduler.getMissingParentStages, ShuffleMapStage.isAvailable. About 5 minutes · 약 5분. Hole: 3 lines.
 */
import { Todo, type StageView, type Policies } from "#engine/kata";

export const stagesToRun: Policies["stagesToRun"] = (stage: StageView) => {
  throw new Todo("which direct parents of `stage` have to run before it?");
};
