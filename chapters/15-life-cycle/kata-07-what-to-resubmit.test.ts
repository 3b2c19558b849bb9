/**
 * The laws of kata 15/07: which finished map tasks run again after a loss.
 *
 * In Spark: MapOutputTrackerMaster.removeOutputsOnExecutor and removeOutputsOnHost. Registers are drawn with gaps, and with several
 * executors on one machine. Left out on purpose: the external shuffle service, with which nothing is lost.
 */
import { mapTasksToResubmit } from "#kata/15-life-cycle/07-what-to-resubmit";
import type { LostView, MapOutputView } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { killed, losses } from "../../test/harness/generators/losses.ts";
import { actions, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { sameAsSpark } from "./kata-engine.ts";
import { counted, figuresOf } from "./kata-tale.ts";

/** Executors 0 to 3 on two machines: the even ones on "east", the odd ones on "west". */
const hostOf = (executor: number): string => (executor % 2 === 0 ? "east" : "west");

/** For each map task the executor that holds its output; undefined where the output is missing already. */
const registers = fc.array(fc.option(fc.nat(3), { nil: undefined, freq: 5 }), {
  minLength: 1,
  maxLength: 8,
});

function viewsOf(register: readonly (number | undefined)[]): MapOutputView[] {
  return register.flatMap((executor, mapIndex) =>
    executor === undefined
      ? []
      : [{ mapIndex, executorId: String(executor), host: hostOf(executor) }],
  );
}

const nameOf = (lost: LostView): string =>
  lost.host === undefined ? `executor ${lost.executorId}` : `machine ${lost.host}`;

const inKoreanWords = (lost: LostView): string =>
  lost.host === undefined ? `${lost.executorId}번 익스큐터` : `${lost.host} 머신`;

/** A lane for each executor: what it wrote, whether it lives, what runs again of its own. */
function lanesOf(
  outputs: readonly MapOutputView[],
  lost: LostView,
  again: readonly number[],
  [noun, map]: readonly [executor: string, map: string],
): string[] {
  const executors = [...new Set(outputs.map(({ executorId }) => executorId))].toSorted();
  return executors.map((executor) => {
    const own = outputs.filter(({ executorId }) => executorId === executor);
    const written = own.map(({ mapIndex }) => `██ ${map} ${mapIndex}`).join("  ");
    const dead =
      lost.host === undefined ? executor === lost.executorId : own[0]?.host === lost.host;
    const parts = own.filter(({ mapIndex }) => again.includes(mapIndex) !== dead);
    const where = parts.map(({ mapIndex }) => `${map} ${mapIndex}`).join(", ");
    return `${noun} ${executor} (${own[0]?.host})  ${written}${dead ? "  ✝" : ""}${where === "" ? "" : `   ◂ ${where}`}`;
  });
}

const listed = (maps: readonly number[]): string =>
  maps.length === 0 ? "run no map task again" : `run map ${maps.join(", ")} again`;

const inKorean = (maps: readonly number[]): string =>
  maps.length === 0 ? "다시 실행할 맵 태스크 없음" : `${maps.join(", ")}번 맵 태스크를 다시 실행`;

kataLaw(
  "a map task runs again exactly when its output lay on what was lost",
  {
    subject: mapTasksToResubmit,
    claims: ["S1-25", "S2-19", "X-05"],
    ko: "맵 태스크는 출력이 잃은 곳에 있었을 때, 그리고 그때에만 다시 실행된다.",
    cover: {
      "nothing was lost": 5,
      "a machine is gone": 25,
      "another executor on the machine lives": 10,
      "an output was missing already": 20,
    },
    kills: ["M-08", "M-09", "K-15-07-a", "K-15-07-b", "K-15-07-c"],
  },
  [registers, fc.nat(3), fc.boolean()],
  (t, resubmit, register, executor, machine) => {
    const outputs = viewsOf(register);
    const lost: LostView = {
      executorId: String(executor),
      host: machine ? hostOf(executor) : undefined,
    };
    const gone = register.flatMap((holder, mapIndex) => {
      if (holder === undefined) return [];
      return (machine ? holder % 2 === executor % 2 : holder === executor) ? [mapIndex] : [];
    });
    const neighbour = (holder: number | undefined): boolean =>
      holder !== undefined && holder !== executor && holder % 2 === executor % 2;
    t.classify("nothing was lost", gone.length === 0);
    t.classify("a machine is gone", machine);
    t.classify("another executor on the machine lives", !machine && register.some(neighbour));
    t.classify("an output was missing already", register.includes(undefined));
    t.say(
      `${counted(outputs.length, "map output")} on four executors of two machines; ${nameOf(lost)} is gone`,
      `익스큐터 넷, 머신 둘에 맵 출력 ${outputs.length}개. 잃은 것: ${inKoreanWords(lost)}`,
    );
    const again = resubmit(outputs, lost);
    t.compare(
      {
        yours: listed(again),
        spark: listed(gone),
        lanes: lanesOf(outputs, lost, again, ["executor", "map"]),
      },
      {
        yours: inKorean(again),
        spark: inKorean(gone),
        lanes: lanesOf(outputs, lost, again, ["익스큐터", "맵"]),
      },
    );
    t.witness(
      `${nameOf(lost)} held ${gone.length} of ${outputs.length} outputs: ${listed(gone)}`,
      `${inKoreanWords(lost)}: 출력 ${outputs.length}개 가운데 ${gone.length}개를 잃음`,
    );
    t.expect([...again].toSorted((a, b) => a - b)).toEqual(gone);
  },
);

kataLaw(
  "after a loss a cluster runs the same tasks again as Spark, and answers the same",
  {
    subject: mapTasksToResubmit,
    claims: ["S1-25", "S2-19"],
    ko: "익스큐터를 잃은 클러스터는 스파크와 같은 태스크를 다시 실행하고 같은 답을 낸다.",
    cover: { "map tasks ran again": 25, "the loss cost no task": 5 },
    kills: ["M-08", "M-09"],
  },
  [shuffledLineages(), fc.integer({ min: 2, max: 3 }), losses(2, 6), actions(2, 2), seeds],
  async (t, subject, lineage, workers, loss, acts, seed) => {
    const noun = { en: "your rule for losses", ko: "여러분의 유실 규칙" };
    const { spark } = await sameAsSpark(
      t,
      noun,
      { mapTasksToResubmit: subject },
      { cluster: standaloneOf(workers, 1), lineage, actions: acts, faults: [killed(loss)], seed },
    );
    t.classify("map tasks ran again", figuresOf(spark.events).again > 0);
    t.classify("the loss cost no task", figuresOf(spark.events).again === 0);
  },
);
