/** K-15-06-b: “when something further up is lost, all that came of it runs again”. In Spark a complete stage hides what lies behind it. */
import type { Policies, StageView } from "#engine/kata";

export const belief = {
  id: "K-15-06-b",
  en: {
    belief: "When an output further up is lost, every stage after it runs again.",
    refutation:
      "A parent whose own outputs are all there needs nothing from its parents. What lies behind it is not asked for, lost or not.",
  },
  ko: {
    belief: "더 위의 출력을 잃으면 그 뒤의 스테이지가 모두 다시 돈다.",
    refutation:
      "자기 출력이 모두 있는 부모는 자기 부모에게서 읽을 것이 없습니다. 그 뒤는 잃었든 아니든 찾지 않습니다.",
  },
  killedBy: "a parent stage runs exactly when one of its outputs is missing",
} as const;

const isWhole = ({ availableOutputs, numPartitions, parents }: StageView): boolean =>
  availableOutputs >= numPartitions && parents.every(isWhole);

export const stagesToRun: Policies["stagesToRun"] = (stage) =>
  stage.parents.filter((parent) => !isWhole(parent)).map(({ id }) => id);
