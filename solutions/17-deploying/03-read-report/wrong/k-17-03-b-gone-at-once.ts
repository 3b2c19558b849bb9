/** K-17-03-b: “In cluster mode spark-submit leaves as soon as it has submitted.” */
import type { Policies } from "#engine/kata";

export const belief = {
  id: "K-17-03-b",
  en: {
    belief: "In cluster mode spark-submit leaves as soon as it has submitted.",
    refutation:
      "By default it stays to the end, and its exit code is the application’s. Only spark.yarn.submit.waitAppCompletion=false lets it go.",
  },
  ko: {
    belief: "클러스터 모드의 spark-submit은 제출하자마자 떠난다.",
    refutation:
      "기본으로는 끝까지 남고, 종료 코드는 애플리케이션의 것입니다. spark.yarn.submit.waitAppCompletion=false일 때만 먼저 떠납니다.",
  },
  killedBy: "spark-submit looks again until the application is over, and then says how",
} as const;

export const readReport: Policies["readReport"] = ({ state }) =>
  state === "FAILED" || state === "KILLED" ? 1 : 0;
