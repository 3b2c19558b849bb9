/**
 * The laws of kata 18/09: the fraction cached.
 *
 * In Spark: AppStatusListener.updateRDDBlock. Left out on purpose: what the kata leaves out.
 */
import { foldBlock } from "#kata/18-monitoring/09-cached-blocks";

import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

kataLaw(
  "a block is held by those that stored it last and did not drop it; sizes of what is dropped are taken away",
  {
    subject: foldBlock,
    claims: ["S4-82"],
    ko: "블록은 마지막으로 저장하고 버리지 않은 익스큐터가 갖는다. 버린 것의 크기는 뺀다.",
    cover: { "it was dropped": 40, "told twice": 30 },
    kills: ["K-18-09-a", "K-18-09-b", "K-18-09-c"],
  },
  [
    fc.array(fc.record({ executor: fc.nat(2), level: fc.constantFrom("memory", "disk", "none") }), {
      minLength: 1,
      maxLength: 7,
      size: "max",
    }),
  ],
  (t, subject, drawn) => {
    let holders: readonly string[] = [];
    const signs: string[] = [];
    for (const { executor, level } of drawn) {
      const [useMemory, useDisk] = [level === "memory", level === "disk"];
      const replication = level === "none" ? 0 : 1;
      const after = subject(holders, {
        executorId: `${executor}`,
        useMemory,
        useDisk,
        replication,
      });
      holders = after.holders;
      signs.push(`${after.memory} and ${after.disk}`);
    }
    const last = (executor: number): string | undefined =>
      drawn.findLast((one) => one.executor === executor)?.level;
    const held = [0, 1, 2].filter((id) => (last(id) ?? "none") !== "none");
    const wantedSigns = drawn.map(
      ({ level }) =>
        `${level === "memory" ? "add" : "take away"} and ${level === "disk" ? "add" : "take away"}`,
    );
    t.classify(
      "it was dropped",
      drawn.some(({ level }) => level === "none"),
    );
    t.classify(
      "told twice",
      drawn.some(({ executor }, at) => drawn.slice(0, at).some((one) => one.executor === executor)),
    );
    told(
      t,
      `${drawn.length} updates`,
      `갱신 ${drawn.length}번`,
      `held by ${holders.toSorted().join(", ")}; ${signs.join(", ")}`,
      `held by ${held.join(", ")}; ${wantedSigns.join(", ")}`,
    );
  },
);

kataLaw(
  "with your rule for the fraction cached a log reads as Spark reads it",
  {
    subject: foldBlock,
    claims: ["S4-82"],
    ko: "이 규칙(캐시된 몫)으로 읽은 로그는 스파크가 읽은 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-09-a"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { foldBlock: subject }, drawn),
);
