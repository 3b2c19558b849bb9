/**
 * The laws of kata 17/06: an executor on an offer of Mesos.
 *
 * In Spark: MesosCoarseGrainedSchedulerBackend.canLaunchTask, executorCores. Left out on purpose: ports, hosts that are wished for.
 */
import { executorOnOffer } from "#kata/17-deploying/06-executor-on-offer";
import type { OfferLeft } from "#engine/deploy/mesos/executor-on-offer";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { mesosCases, sameOnMesos } from "./kata-mesos.ts";

const lefts: fc.Arbitrary<OfferLeft> = fc
  .record({
    cpus: fc.integer({ min: 0, max: 40 }).map((fifths) => fifths / 5),
    mem: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1408, max: 9000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 1407 }) },
    ),
    executorCores: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    executors: fc.integer({ min: 0, max: 3 }),
    most: fc.integer({ min: 1, max: 9 }),
    agentFailures: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(0, 1) },
      { weight: 1, arbitrary: fc.constantFrom(2, 3) },
    ),
    limit: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 3 }),
  })
  .map(({ cpus, mem, executorCores, executors, most, agentFailures, limit }) => {
    const each = executorCores ?? 1;
    const coresMax = most * each;
    return {
      cpus,
      mem,
      executorMemory: 1408,
      coresAcquired: Math.min(coresMax, executors * each),
      coresMax,
      agentFailures,
      executors,
      ...(executorCores === undefined ? {} : { executorCores }),
      ...(limit === undefined ? {} : { executorLimit: limit }),
    };
  });

const inWords = (left: OfferLeft): string =>
  `${left.cpus} cpus, ${left.mem} MB; ${left.coresAcquired} of ${left.coresMax} cores held; ${left.executorCores ?? "all"} each`;
const inKorean = (left: OfferLeft): string =>
  `cpu ${left.cpus}개에 ${left.mem} MB. 코어 ${left.coresMax}개 가운데 ${left.coresAcquired}개를 쥠. 익스큐터마다 ${left.executorCores ?? "전부"}`;

/** Nothing but cores stands against it. */
const free = ({ mem, agentFailures, executors, executorLimit = 99 }: OfferLeft): boolean =>
  mem >= 1408 && agentFailures < 2 && executors < executorLimit;

kataLaw(
  "an executor has the cores that are set, or all that are offered, and the application no more than spark.cores.max",
  {
    subject: executorOnOffer,
    claims: ["S2-72"],
    ko: "익스큐터의 코어는 설정한 수이거나 제안받은 전부이고, 애플리케이션은 spark.cores.max를 넘지 않는다.",
    cover: { "cores are set": 30, "a fraction of a core": 50 },
    kills: ["K-17-06-a", "K-17-06-b"],
  },
  [lefts.map((left) => ({ ...left, mem: 9000, agentFailures: 0, executorLimit: 99 }))],
  (t, subject, left) => {
    t.say(inWords(left), inKorean(left));
    t.classify("cores are set", left.executorCores !== undefined);
    t.classify("a fraction of a core", left.cpus % 1 !== 0);
    let most = 0;
    while (most + 1 <= left.cpus && left.coresAcquired + most + 1 <= left.coresMax) most += 1;
    const { executorCores: set = most } = left;
    const expected = set <= most ? set : 0;
    const answer = subject(left);
    const told = { yours: String(answer), spark: String(expected) };
    t.compare(told, told);
    t.witness(`${inWords(left)}: ${expected}`, `${inKorean(left)}: ${expected}개`);
    t.expect(answer).toBe(expected);
  },
);

kataLaw(
  "no executor is started without memory, beyond what is wanted, or where two have failed",
  {
    subject: executorOnOffer,
    claims: ["S2-72"],
    ko: "메모리가 없거나, 바라는 수를 채웠거나, 둘이 실패한 곳에는 익스큐터를 띄우지 않는다.",
    cover: { "nothing against it": 30, "too little memory": 15, "failed once": 20 },
    kills: ["K-17-06-c", "K-17-06-d"],
  },
  [lefts.map((left) => ({ ...left, cpus: 8, executorCores: 1, coresAcquired: 0, coresMax: 9 }))],
  (t, subject, left) => {
    const story = `${left.mem} MB, ${left.executors} of ${left.executorLimit ?? "any number of"} executors, ${left.agentFailures} failures`;
    t.say(
      story,
      `${left.mem} MB, 익스큐터 ${left.executors}개(상한 ${left.executorLimit ?? "없음"}), 실패 ${left.agentFailures}번`,
    );
    t.classify("nothing against it", free(left));
    t.classify("too little memory", left.mem < 1408);
    t.classify("failed once", left.agentFailures === 1);
    const expected = free(left) ? 1 : 0;
    const answer = subject(left);
    const told = { yours: String(answer), spark: String(expected) };
    t.compare(told, told);
    t.witness(
      `${story}: ${expected === 1 ? "started" : "not started"}`,
      `${left.mem} MB, 실패 ${left.agentFailures}번: ${expected === 1 ? "띄움" : "띄우지 않음"}`,
    );
    t.expect(answer).toBe(expected);
  },
);

kataLaw(
  "with these answers Mesos starts the executors that it would start",
  {
    subject: executorOnOffer,
    claims: ["S4-60"],
    ko: "이 답으로 메소스에서 원래 뜰 익스큐터가 뜬다.",
    cover: { "cores are set": 25 },
    kills: ["K-17-06-a", "K-17-06-b"],
  },
  [mesosCases],
  async (t, subject, one) => {
    t.classify("cores are set", one.executorCores !== undefined);
    const noun = { en: "your answers", ko: "여러분의 답" };
    await sameOnMesos(t, noun, { executorOnOffer: subject }, one);
  },
);
