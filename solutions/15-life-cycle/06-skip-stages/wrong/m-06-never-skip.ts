/** M-06: “every action runs all its stages”. In Spark a stage whose shuffle files are there is skipped. */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "M-06",
  en: {
    belief: "Every action runs all its stages, whatever earlier jobs left behind.",
    refutation:
      "Shuffle files stay as long as their RDD and their executors live. A stage whose outputs are all registered is skipped: its files are read again.",
  },
  ko: {
    belief: "액션은 앞선 잡이 무엇을 남겼든 스테이지를 모두 돌린다.",
    refutation:
      "셔플 파일은 RDD와 익스큐터가 살아 있는 동안 남습니다. 출력이 모두 등록된 스테이지는 건너뛰고 그 파일을 다시 읽습니다.",
  },
  killedBy: "a parent stage runs exactly when one of its outputs is missing",
} as const;

export const stagesToRun: Policies["stagesToRun"] = (stage) => stage.parents.map(({ id }) => id);
