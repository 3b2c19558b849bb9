/**
 * The laws of kata 15/08: how a standalone Master grants cores.
 *
 * In Spark: Master.scheduleExecutorsOnWorkers. The answers that MasterSuite pins are a table (D2.24); beside it stands what every grant
 * has to keep (D2.25), put without a procedure. Left out on purpose: GPUs and other named resources.
 */
import type { Both } from "#engine/foundation/language";
import { grantCores } from "#kata/15-life-cycle/08-grant-cores";
import type { CoreRequest } from "#engine/kata";
import { standalone, type Fault } from "#engine/index";
import { fc, kataLaw, type Trial } from "../../test/harness/law.ts";
import { workersInKorean } from "../../test/harness/generators/outside.ts";
import { lineages, narrowOps } from "../../test/harness/generators/draw-lineage.ts";
import { actions, seeds, type ClusterCase } from "../../test/harness/generators/run.ts";
import { sameAsSpark, type EngineCase } from "./kata-engine.ts";
import {
  drawnRequests,
  inWords,
  lanesOf,
  ledgerOf,
  listed,
  requestOf,
  table,
} from "./kata-grants.ts";

kataLaw(
  "cores are granted as the tests of Spark's own Master say",
  {
    subject: grantCores,
    claims: ["S0-13", "S3-21", "S0-14"],
    ko: "코어는 스파크 마스터의 테스트에 적힌 대로 나간다.",
    cover: {
      "spread out": 30,
      "executors of a set size": 30,
      "a limit on executors": 25,
      "a limit on cores": 35,
    },
    kills: [
      "M-34",
      "M-36",
      "M-38",
      "K-15-08-a",
      "K-15-08-b",
      "K-15-08-c",
      "K-15-08-d",
      "K-15-08-e",
    ],
    runs: 500,
  },
  [fc.constantFrom(...table), fc.boolean()],
  (t, grant, row, spreadOut) => {
    const request = requestOf(row, spreadOut);
    t.classify("spread out", spreadOut);
    t.classify("executors of a set size", row.c !== undefined);
    t.classify("a limit on executors", row.limit !== undefined);
    t.classify("a limit on cores", row.max !== undefined);
    const [en, ko] = inWords(request);
    t.say(en, ko);
    const pinned = spreadOut ? row.spread : row.packed;
    const answer = grant(request);
    const lanes = lanesOf(request, answer, (at) => answer[at] !== pinned[at]);
    const [yours, spark] = [listed(answer), listed(pinned)];
    t.compare(
      { yours: yours.en, spark: spark.en, lanes: lanes.en },
      { yours: yours.ko, spark: spark.ko, lanes: lanes.ko },
    );
    t.witness(`${en}; granted: ${spark.en}`, `${ko}. 내준 코어: ${spark.ko}`);
    t.expect(answer).toEqual(pinned);
  },
);

/** Says the case and the grant; `marked` tells which worker is wrong, `law` what it should be. */
function told(
  t: Trial,
  request: CoreRequest,
  cores: readonly number[],
  marked: readonly number[],
  law: Both,
): void {
  const [en, ko] = inWords(request);
  t.say(en, ko);
  const yours = listed(cores);
  t.witness(`${en}; granted: ${yours.en}`, `${ko}. 내준 코어: ${yours.ko}`);
  const lanes = lanesOf(request, cores, (at) => marked.includes(at));
  if (marked.length === 0) return;
  t.compare(
    { yours: yours.en, spark: law.en, lanes: lanes.en },
    { yours: yours.ko, spark: law.ko, lanes: lanes.ko },
  );
}

kataLaw(
  "a grant keeps every limit and leaves nothing that would still have fitted",
  {
    subject: grantCores,
    claims: ["S3-21", "S3-24", "S0-13"],
    ko: "마스터는 어떤 한도도 넘지 않고, 더 들어갈 몫을 남기지 않는다.",
    cover: {
      "cores ran out": 15,
      "room ran out": 25,
      "several executors on a worker": 8,
      "at the limit of executors": 5,
    },
    kills: ["M-34", "M-36", "M-38", "K-15-08-a", "K-15-08-b", "K-15-08-e"],
    runs: 200,
  },
  [drawnRequests, fc.boolean()],
  (t, grant, rest, spreadOut) => {
    const request = { ...rest, spreadOut };
    const { workers, coresLeft, executorLimit, executorsHeld, memoryPerExecutor } = request;
    const cores = grant(request);
    const { executors, held, coresGranted, roomAt } = ledgerOf(request, cores);
    const helping = request.coresPerExecutor ?? 1;
    const over = workers.flatMap(({ coresFree, memoryFree }, at) => {
      const [count = 0, own = 0] = [executors[at], cores[at]];
      const keeps =
        Number.isInteger(count) && own <= coresFree && count * memoryPerExecutor <= memoryFree;
      return keeps ? [] : [at];
    });
    const under = coresLeft - coresGranted < helping ? [] : [...workers.keys()].filter(roomAt);
    t.classify("cores ran out", coresLeft - coresGranted < helping);
    t.classify("room ran out", coresLeft - coresGranted >= helping);
    t.classify(
      "several executors on a worker",
      executors.some((count) => count > 1),
    );
    t.classify("at the limit of executors", held === executorLimit && held > executorsHeld);
    told(
      t,
      request,
      cores,
      [...over, ...under],
      over.length > 0
        ? { en: "less, or in whole executors", ko: "더 적게, 또는 익스큐터 단위로" }
        : { en: "more", ko: "더 많이" },
    );
    t.expect(cores.length).toBe(workers.length);
    t.expect(coresGranted).toBeLessThanOrEqual(coresLeft);
    if (coresGranted > 0) t.expect(held).toBeLessThanOrEqual(executorLimit);
    t.expect({ over, under }).toEqual({ over: [], under: [] });
  },
);

kataLaw(
  "spread out, no worker gets another helping while one before it waits for as many",
  {
    subject: grantCores,
    claims: ["S3-21"],
    ko: "흩어 줄 때는 앞의 워커가 같은 몫을 받기 전에 뒤의 워커가 더 받지 않는다.",
    cover: { "cores ran out on several workers": 10, "a worker was full before the others": 6 },
    kills: ["K-15-08-c"],
    runs: 200,
  },
  [drawnRequests],
  (t, grant, rest) => {
    const request = { ...rest, spreadOut: true };
    const cores = grant(request);
    const { helpings, coresGranted, roomAt } = ledgerOf(request, cores);
    /** Workers that could have taken more and are behind another: by two helpings, or by one of a later worker. */
    const behind = [...cores.keys()].filter(
      (at) =>
        roomAt(at) &&
        helpings.some((other, place) => other > (helpings[at] ?? 0) + (place < at ? 1 : 0)),
    );
    const granted = cores.filter((count) => count > 0).length;
    t.classify(
      "cores ran out on several workers",
      request.coresLeft - coresGranted < (request.coresPerExecutor ?? 1) && granted > 1,
    );
    t.classify(
      "a worker was full before the others",
      cores.some((count, at) => !roomAt(at) && count > 0 && count < Math.max(...cores)),
    );
    told(t, request, cores, behind, {
      en: "round after round, one helping each",
      ko: "한 바퀴에 한 몫씩 차례로",
    });
    t.expect(behind).toEqual([]);
  },
);

kataLaw(
  "not spread out, a worker gets nothing while one before it has room",
  {
    subject: grantCores,
    claims: ["S3-21"],
    ko: "흩어 주지 않을 때는 앞의 워커에 자리가 있는 동안 뒤의 워커가 받지 않는다.",
    cover: { "one worker was not needed": 10, "several workers were filled": 12 },
    kills: ["K-15-08-d"],
    runs: 200,
  },
  [drawnRequests],
  (t, grant, rest) => {
    const request = { ...rest, spreadOut: false };
    const cores = grant(request);
    const { roomAt } = ledgerOf(request, cores);
    const last = cores.findLastIndex((count) => count > 0);
    const passed = [...cores.keys()].filter((at) => at < last && roomAt(at));
    t.classify(
      "one worker was not needed",
      [...cores.keys()].some((at) => at > last && roomAt(at)),
    );
    t.classify("several workers were filled", cores.filter((count) => count > 0).length > 1);
    told(t, request, cores, passed, {
      en: "worker after worker, each to the full",
      ko: "워커를 차례로, 저마다 찰 때까지",
    });
    t.expect(passed).toEqual([]);
  },
);

/** Workers that may be too small; a large one joins in the end, so that nobody waits for ever. */
const submissions: fc.Arbitrary<Pick<EngineCase, "cluster" | "as" | "faults">> = fc
  .record({
    workers: fc.array(
      fc.record({ cores: fc.integer({ min: 1, max: 5 }), gib: fc.integer({ min: 1, max: 4 }) }),
      {
        minLength: 2,
        maxLength: 4,
      },
    ),
    spreadOut: fc.boolean(),
    size: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined, freq: 3 }),
    extra: fc.option(fc.nat(6), { nil: undefined, freq: 3 }),
    memory: fc.constantFrom(1, 1, 2),
    joins: fc.constantFrom(1_600_000, 2_100_000),
    deployMode: fc.constantFrom("client", "cluster"),
  })
  .map(({ workers, spreadOut, size, extra, memory, joins, deployMode }) => {
    const conf = {
      "spark.executor.memory": `${memory}g`,
      ...(size === undefined ? {} : { "spark.executor.cores": size }),
      ...(extra === undefined ? {} : { "spark.cores.max": (size ?? 1) + extra }),
    };
    const late: Fault = { kind: "add worker", cores: 6, memory: "8g", when: { at: joins } };
    return {
      cluster: clusterOf(workers, spreadOut, conf),
      as: { deployMode, conf },
      faults: [late],
    };
  });

function clusterOf(
  workers: readonly { readonly cores: number; readonly gib: number }[],
  spreadOut: boolean,
  conf: Readonly<Record<string, string | number>>,
): ClusterCase {
  const sizes = workers.map(({ cores, gib }) => `${cores}c ${gib}g`).join(", ");
  const asked = Object.entries(conf).map(([key, value]) => `${key.replace("spark.", "")} ${value}`);
  return {
    name: `workers of ${sizes}, ${spreadOut ? "" : "not "}spread out, ${asked.join(", ")}`,
    ko: `${workersInKorean(workers)}, ${spreadOut ? "흩어 줌" : "채워 줌"}, ${asked.join(", ")}`,
    spec: standalone({
      workers: workers.map(({ cores, gib }) => ({ cores, memory: `${gib}g` })),
      conf: { "spark.deploy.spreadOut": spreadOut },
    }),
    isLocal: false,
    executors: workers.length,
    slots: workers.reduce((sum, { cores }) => sum + cores, 0),
  };
}

kataLaw(
  "granted by this rule, an application gets the executors that it gets in Spark",
  {
    subject: grantCores,
    claims: ["S0-13", "S3-21", "S3-22"],
    ko: "이 규칙으로 내준 애플리케이션은 스파크에서와 같은 익스큐터를 받는다.",
    cover: {
      "several executors on a worker": 15,
      "executors on several workers": 40,
      "a limit on cores": 40,
      "in two goes": 15,
    },
    kills: ["M-34", "M-38", "K-15-08-a", "K-15-08-c", "K-15-08-d"],
  },
  [submissions, lineages({ maxSteps: 2, ops: narrowOps, maxPartitions: 3 }), actions(1, 1), seeds],
  async (t, subject, submission, lineage, acts, seed) => {
    const noun = { en: "your grant of cores", ko: "여러분의 코어 배정" };
    const one: EngineCase = { ...submission, lineage, actions: acts, seed };
    const { yours } = await sameAsSpark(t, noun, { grantCores: subject }, one);
    const launched = yours.events.filter((event) => event.kind === "LaunchExecutor");
    const workers = new Set(launched.map(({ workerId }) => workerId));
    const cores = launched.reduce((sum, event) => sum + event.cores, 0);
    t.witness(
      `${noun.en} launched ${launched.length} executors with ${cores} cores on ${workers.size} workers (${one.cluster.name})`,
      `${noun.ko}: 워커 ${workers.size}개에 익스큐터 ${launched.length}개, 코어 ${cores}개 (${one.cluster.ko})`,
    );
    t.classify("several executors on a worker", launched.length > workers.size);
    t.classify("executors on several workers", workers.size > 1);
    t.classify("a limit on cores", submission.as?.conf?.["spark.cores.max"] !== undefined);
    t.classify("in two goes", new Set(launched.map(({ at }) => at)).size > 1);
  },
);
