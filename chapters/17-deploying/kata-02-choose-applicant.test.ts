/**
 * The laws of kata 17/02: who gets a container.
 *
 * In Spark: nothing; in Hadoop CapacityScheduler. Left out on purpose: reservations, preemption.
 */
import { chooseApplicant } from "#kata/17-deploying/02-choose-applicant";
import type { NodeOffer, Resource } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { engineCases } from "./kata-cases.ts";
import { sameAsSpark } from "./kata-engine.ts";

const amount = (most: number): fc.Arbitrary<Resource> =>
  fc.record({ memory: fc.integer({ min: 0, max: most }).map((n) => n * 256), vcores: fc.nat(8) });
const asked: fc.Arbitrary<Resource> = fc.record({
  memory: fc.integer({ min: 1, max: 8 }).map((n) => n * 256),
  vcores: fc.integer({ min: 1, max: 4 }),
});

const offers: fc.Arbitrary<NodeOffer> = fc.record({
  free: amount(10),
  cluster: fc.constant({ memory: 8192, vcores: 16 }),
  calculator: fc.constantFrom("memory" as const, "dominant" as const),
  queues: fc
    .uniqueArray(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.record({
            name: fc.constant(name),
            capacity: fc.constantFrom(0.25, 0.5),
            maximum: fc.constantFrom(0.5, 0.75, 1),
            userLimitFactor: fc.constantFrom(1, 2),
            used: amount(32),
            applicants: fc
              .array(fc.record({ size: asked, userHolds: amount(20) }), { maxLength: 3 })
              .map((all) => all.map((one, i) => ({ ...one, appId: `${name}${i + 1}` }))),
          }),
        ),
      ),
    ),
});

/** Why an applicant may not have the container; nothing, if it may. Said once for each rule, without any order. */
function forbidden(
  { free, cluster, calculator }: NodeOffer,
  queue: NodeOffer["queues"][number],
  at: number,
): boolean {
  const kinds: readonly (keyof Resource)[] =
    calculator === "dominant" ? ["memory", "vcores"] : ["memory"];
  const applicant = queue.applicants[at];
  if (applicant === undefined) return true;
  return (
    kinds.some((kind) => applicant.size[kind] > free[kind]) ||
    kinds.some((kind) => queue.used[kind] >= queue.maximum * cluster[kind]) ||
    kinds.some(
      (kind) => applicant.userHolds[kind] > queue.capacity * queue.userLimitFactor * cluster[kind],
    )
  );
}

kataLaw(
  "the application that Spark's YARN would choose gets the container",
  {
    subject: chooseApplicant,
    claims: ["S0-31"],
    ko: "컨테이너는 YARN이 고를 애플리케이션이 받는다.",
    cover: { "nobody may have it": 10, "a queue above its share": 20, "several queues": 50 },
    kills: ["K-17-02-a", "K-17-02-b", "K-17-02-c"],
    runs: 400,
  },
  [offers],
  (t, choose, offer) => {
    const { cluster, calculator, queues } = offer;
    const fill = ({ used, capacity }: NodeOffer["queues"][number]): number =>
      Math.max(
        used.memory / cluster.memory,
        calculator === "dominant" ? used.vcores / cluster.vcores : 0,
      ) / capacity;
    const candidates = queues.flatMap((queue, order) => {
      const at = queue.applicants.findIndex((_, i) => !forbidden(offer, queue, i));
      return at === -1 ? [] : [{ id: queue.applicants[at]?.appId, fill: fill(queue), order }];
    });
    const [best] = candidates.toSorted((a, b) => a.fill - b.fill || a.order - b.order);
    const told = queues
      .map(
        (queue) =>
          `${queue.name} ${fill(queue).toFixed(2)} (${queue.applicants.map(({ appId }) => appId).join(" ")})`,
      )
      .join(", ");
    t.say(
      `${offer.free.memory} MB free; queues ${told}`,
      `빈 메모리 ${offer.free.memory} MB. 큐 ${told}`,
    );
    t.classify("nobody may have it", best === undefined);
    t.classify(
      "a queue above its share",
      queues.some((queue) => fill(queue) > 1),
    );
    t.classify("several queues", queues.length > 1);
    const answer = choose(offer);
    const [yours, spark] = [answer ?? "nobody", best?.id ?? "nobody"];
    t.compare({ yours, spark }, { yours, spark });
    t.witness(`${told}: ${spark}`, `${told}: ${spark}`);
    t.expect(answer).toBe(best?.id);
  },
);

kataLaw(
  "in these turns a whole cluster grants what YARN would grant",
  {
    subject: chooseApplicant,
    claims: ["S0-31"],
    ko: "이 차례로 클러스터는 YARN이 내줄 것을 내준다.",
    cover: { "several applications": 50 },
    kills: ["K-17-02-b"],
  },
  [engineCases],
  async (t, subject, one) => {
    t.classify("several applications", one.asked.length > 1);
    await sameAsSpark(
      t,
      { en: "your turns", ko: "여러분의 차례" },
      { chooseApplicant: subject },
      one,
    );
  },
);
