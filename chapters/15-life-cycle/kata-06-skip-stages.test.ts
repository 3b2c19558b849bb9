/**
 * The laws of kata 15/06: which parents of a stage run before it, and which are skipped.
 *
 * In Spark: DAGScheduler.getMissingParentStages. Drawn are parents in every state, and the same for their own parents, which must not
 * matter. Left out on purpose: caches; the view that a hole gets has nothing behind fully cached data.
 */
import type { Both } from "#engine/foundation/language";
import { stagesToRun } from "#kata/15-life-cycle/06-skip-stages";
import type { StageView } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { afterJob } from "../../test/harness/generators/losses.ts";
import { actions, seeds, standaloneOf } from "../../test/harness/generators/run.ts";
import { sameAsSpark } from "./kata-engine.ts";
import { counted, figuresOf } from "./kata-tale.ts";

/** A map stage by the outputs that are there, and its parents. */
interface Drawn {
  readonly outputs: readonly boolean[];
  readonly parents: readonly Drawn[];
}

const outputs = fc.oneof(
  fc.array(fc.constant(true), { minLength: 1, maxLength: 4 }),
  fc.array(fc.constant(false), { minLength: 1, maxLength: 4 }),
  fc.array(fc.boolean(), { minLength: 2, maxLength: 4 }),
);
const sources: fc.Arbitrary<Drawn> = outputs.map((own) => ({ outputs: own, parents: [] }));
const stages: fc.Arbitrary<Drawn> = fc.record({
  outputs,
  parents: fc.array(sources, { maxLength: 2 }),
});

const whole = ({ outputs: own }: Drawn): boolean => own.every(Boolean);

/** Parents have lower ids than their children. */
function viewsOf(drawn: readonly Drawn[], next: { id: number }): StageView[] {
  return drawn.map(({ outputs: own, parents }): StageView => {
    const before = viewsOf(parents, next);
    const id = next.id;
    next.id += 1;
    const availableOutputs = own.filter(Boolean).length;
    return { id, numPartitions: own.length, availableOutputs, parents: before };
  });
}

const listed = (ids: readonly number[]): string =>
  ids.length === 0 ? "run no parent" : `run stage ${ids.join(", ")} first`;
const inKorean = (ids: readonly number[]): string =>
  ids.length === 0 ? "먼저 돌릴 부모 없음" : `${ids.join(", ")}번 스테이지를 먼저 돌림`;

kataLaw(
  "a parent stage runs exactly when one of its outputs is missing",
  {
    subject: stagesToRun,
    claims: ["S4-21", "S4-24", "S2-54"],
    ko: "부모 스테이지는 출력이 하나라도 빠졌을 때, 그리고 그때에만 돈다.",
    cover: {
      "a parent has all its outputs": 30,
      "a parent has some of its outputs": 15,
      "two parents have to run": 15,
      "a complete parent with an incomplete one behind it": 15,
      "an incomplete parent with an incomplete one behind it": 15,
    },
    kills: ["M-06", "K-15-06-a", "K-15-06-b", "K-15-06-c", "K-15-06-d"],
  },
  [fc.array(stages, { minLength: 1, maxLength: 3, size: "max" })],
  (t, subject, drawn) => {
    const parents = viewsOf(drawn, { id: 0 });
    const id = parents.reduce((next, parent) => Math.max(next, parent.id + 1), 0);
    const needed = parents.flatMap((parent, at) =>
      drawn[at]?.outputs.includes(false) ? [parent.id] : [],
    );
    const behind = ({ parents: before }: Drawn): boolean => !before.every(whole);
    t.classify("a parent has all its outputs", drawn.some(whole));
    t.classify(
      "a parent has some of its outputs",
      drawn.some((one) => !whole(one) && one.outputs.includes(true)),
    );
    t.classify("two parents have to run", needed.length > 1);
    t.classify(
      "a complete parent with an incomplete one behind it",
      drawn.some((one) => whole(one) && behind(one)),
    );
    t.classify(
      "an incomplete parent with an incomplete one behind it",
      drawn.some((one) => !whole(one) && behind(one)),
    );
    t.say(
      `stage ${id} with ${counted(drawn.length, "parent")} is about to be submitted`,
      `부모가 ${drawn.length}개인 ${id}번 스테이지를 제출하려 한다`,
    );
    const answer = subject({ id, numPartitions: 2, availableOutputs: 0, parents });
    const lanes = parents.map(({ id: own, availableOutputs, numPartitions }, at): Both => {
      const cells = drawn[at]?.outputs.map((there) => (there ? "██" : "░░")).join(" ");
      const mark = answer.includes(own) === needed.includes(own) ? "" : "  ◂";
      return {
        en: `stage ${own}  ${cells}  ${availableOutputs} of ${numPartitions} outputs${mark}`,
        ko: `스테이지 ${own}  ${cells}  출력 ${numPartitions}개 가운데 ${availableOutputs}개${mark}`,
      };
    });
    t.compare(
      { yours: listed(answer), spark: listed(needed), lanes: lanes.map(({ en }) => en) },
      { yours: inKorean(answer), spark: inKorean(needed), lanes: lanes.map(({ ko }) => ko) },
    );
    t.witness(
      `${counted(drawn.length, "parent")}: ${needed.length} to run, ${drawn.length - needed.length} to skip`,
      `부모 ${drawn.length}개 가운데 ${needed.length}개가 돌고 ${drawn.length - needed.length}개를 건너뜀`,
    );
    t.expect([...answer].toSorted((a, b) => a - b)).toEqual(needed);
  },
);

kataLaw(
  "with this rule, later jobs skip and run the stages that they do in Spark",
  {
    subject: stagesToRun,
    claims: ["S4-21", "S4-24"],
    ko: "이 규칙을 쓰면 뒤에 오는 잡이 건너뛰고 돌리는 스테이지가 스파크와 같다.",
    cover: { "a stage was skipped": 35, "a loss made map tasks run again": 15 },
    kills: ["M-06", "K-15-06-a"],
  },
  [shuffledLineages({ maxSteps: 2 }), fc.boolean(), actions(2, 2), seeds],
  async (t, subject, lineage, loss, acts, seed) => {
    const noun = { en: "your skipping of stages", ko: "여러분의 건너뛰기 규칙" };
    const faults = loss ? [afterJob(1)] : [];
    const one = { cluster: standaloneOf(2, 1), lineage, actions: acts, faults, seed };
    const { spark } = await sameAsSpark(t, noun, { stagesToRun: subject }, one);
    t.classify("a stage was skipped", figuresOf(spark.events).skipped > 0);
    t.classify("a loss made map tasks run again", loss && figuresOf(spark.events).again > 0);
  },
);
