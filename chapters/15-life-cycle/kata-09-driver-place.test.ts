/**
 * The laws of kata 15/09: where a deploy mode puts the driver, and what is refused at the door.
 *
 * In Spark: SparkSubmit.prepareSubmitEnvironment and Master.schedule. What is refused is a table here (S1-39), as real spark-submit
 * answered it. Left out on purpose: Mesos in cluster mode, which needs a REST door besides; how YARN and Kubernetes
 * choose a machine.
 */
import type { Both } from "#engine/foundation/language";
import { placeDriver } from "#kata/15-life-cycle/09-driver-place";
import type { DriverPlace, DriverSubmission } from "#engine/kata";
import { type Fault, type TracedEvent } from "#engine/index";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { lineages, narrowOps } from "../../test/harness/generators/draw-lineage.ts";
import { actions, localClusters, seeds } from "../../test/harness/generators/run.ts";
import { inTheEngine, ranWith, sameAsSpark, type EngineCase } from "./kata-engine.ts";
import { gib, inWords, say, sides, smallWorkers } from "./kata-places.ts";
import { tale } from "./kata-tale.ts";

/** What a driver asks for and what the workers have left, often exactly as much. */
const rooms = fc.record({
  driverCores: fc.integer({ min: 1, max: 3 }),
  driverMemory: fc.integer({ min: 1, max: 3 }).map((count) => count * gib),
  workers: fc
    .array(fc.record({ coresFree: fc.nat(4), memoryFree: fc.nat(4).map((count) => count * gib) }), {
      maxLength: 5,
    })
    .map((workers) => workers.map((worker, at) => ({ id: `worker-${at + 1}`, ...worker }))),
});

const masters = ["local", "standalone", "yarn", "mesos", "kubernetes"] as const;
const programs = ["jvm", "python", "r"] as const;

type Asked = Pick<DriverSubmission, "master" | "program" | "shell">;

/** Rules S1-31, S1-39: cluster mode, by manager, kind of program, and whether it is a shell. Mesos is not asked. */
const asked: readonly (Asked & { readonly refused: boolean })[] = [
  { master: "local", program: "jvm", shell: false, refused: true },
  { master: "local", program: "python", shell: false, refused: true },
  { master: "local", program: "r", shell: false, refused: true },
  { master: "local", program: "jvm", shell: true, refused: true },
  { master: "standalone", program: "jvm", shell: false, refused: false },
  { master: "standalone", program: "python", shell: false, refused: true },
  { master: "standalone", program: "r", shell: false, refused: true },
  { master: "standalone", program: "jvm", shell: true, refused: true },
  { master: "yarn", program: "jvm", shell: false, refused: false },
  { master: "yarn", program: "python", shell: false, refused: false },
  { master: "yarn", program: "r", shell: false, refused: false },
  { master: "yarn", program: "jvm", shell: true, refused: true },
  { master: "yarn", program: "python", shell: true, refused: true },
  { master: "kubernetes", program: "jvm", shell: false, refused: false },
  { master: "kubernetes", program: "python", shell: false, refused: false },
  { master: "kubernetes", program: "r", shell: false, refused: false },
  { master: "kubernetes", program: "jvm", shell: true, refused: true },
];

kataLaw(
  "in client mode the driver stays with the process that submitted",
  {
    subject: placeDriver,
    claims: ["S1-29", "S0-34", "S1-31"],
    ko: "클라이언트 모드의 드라이버는 제출한 프로세스에 있다.",
    cover: { "a shell": 30, "a local master": 10, "a Python program": 20, "a worker had room": 25 },
    kills: ["M-24", "M-77"],
  },
  [fc.constantFrom(...masters), fc.constantFrom(...programs), fc.boolean(), rooms],
  (t, place, master, program, shell, room) => {
    const submission: DriverSubmission = { deployMode: "client", master, program, shell, ...room };
    t.classify("a shell", shell);
    t.classify("a local master", master === "local");
    t.classify("a Python program", program === "python");
    t.classify("a worker had room", firstWithRoom(submission) !== undefined);
    const [en, ko] = say(submission);
    t.say(en, ko);
    const answer = place(submission);
    sides(t, submission, answer, { on: "submitter" });
    t.witness(`${en}: with the submitter`, `${ko}: 제출한 프로세스`);
    t.expect(answer).toEqual({ on: "submitter" });
  },
);

/** Worker after worker, as one would with a finger on the list. */
function firstWithRoom({
  workers,
  driverCores,
  driverMemory,
}: DriverSubmission): string | undefined {
  for (const { id, coresFree, memoryFree } of workers) {
    const cores = coresFree - driverCores;
    const memory = memoryFree - driverMemory;
    if (Math.min(cores, memory) >= 0) return id;
  }
  return undefined;
}

kataLaw(
  "in cluster mode the driver goes to the first worker with room for it, and waits while there is none",
  {
    subject: placeDriver,
    claims: ["S1-33"],
    ko: "클러스터 모드의 드라이버는 자리가 있는 첫 워커에 뜨고, 없으면 기다린다.",
    cover: {
      "it waits": 20,
      "not the first worker": 10,
      "exactly enough": 15,
      "a later one had more": 6,
    },
    kills: ["K-15-09-b", "K-15-09-c", "K-15-09-d"],
  },
  [rooms],
  (t, place, room) => {
    const submission: DriverSubmission = {
      deployMode: "cluster",
      master: "standalone",
      program: "jvm",
      shell: false,
      ...room,
    };
    const id = firstWithRoom(submission);
    const spark: DriverPlace = id === undefined ? { on: "nowhere yet" } : { on: "worker", id };
    const chosen = room.workers.findIndex((worker) => worker.id === id);
    const { coresFree = 0, memoryFree = 0 } = room.workers[chosen] ?? {};
    t.classify("it waits", id === undefined);
    t.classify("not the first worker", chosen > 0);
    t.classify(
      "exactly enough",
      coresFree === room.driverCores || memoryFree === room.driverMemory,
    );
    t.classify(
      "a later one had more",
      chosen >= 0 && room.workers.slice(chosen + 1).some((later) => later.coresFree > coresFree),
    );
    const [en, ko] = say(submission);
    t.say(`${en}; ${room.workers.length} workers`, `${ko}. 워커 ${room.workers.length}개`);
    const answer = place(submission);
    sides(t, submission, answer, spark);
    t.witness(`${en}: ${inWords(spark).en}`, `${ko}: ${inWords(spark).ko}`);
    t.expect(answer).toEqual(spark);
  },
);

kataLaw(
  "cluster mode is refused to shells, to a local master, and on standalone to Python and R",
  {
    subject: placeDriver,
    claims: ["S1-31", "S1-39"],
    ko: "셸, 로컬 마스터, 스탠드얼론의 파이썬과 R 프로그램은 클러스터 모드가 거절된다.",
    cover: { refused: 35, "not refused": 20, "a shell": 15, "Python or R elsewhere": 10 },
    kills: ["M-28", "M-61", "K-15-09-a"],
  },
  [fc.constantFrom(...asked), rooms],
  (t, place, { master, program, shell, refused }, room) => {
    const submission: DriverSubmission = { deployMode: "cluster", master, program, shell, ...room };
    t.classify("refused", refused);
    t.classify("not refused", !refused);
    t.classify("a shell", shell);
    t.classify("Python or R elsewhere", !refused && program !== "jvm");
    const [en, ko] = say(submission);
    t.say(en, ko);
    const answer = place(submission);
    const due: Both = refused
      ? { en: "refused", ko: "거절함" }
      : { en: "not refused", ko: "거절하지 않음" };
    t.compare(
      { yours: inWords(answer).en, spark: due.en },
      { yours: inWords(answer).ko, spark: due.ko },
    );
    t.witness(
      `${en}: ${refused ? "" : "not "}refused`,
      `${ko}: ${refused ? "거절된다" : "거절되지 않는다"}`,
    );
    t.expect(answer.on === "refused").toBe(refused);
    if (answer.on === "refused") t.expect(answer.because).not.toBe("");
  },
);

const submissions: fc.Arbitrary<Pick<EngineCase, "as" | "cluster" | "faults">> = fc
  .record({
    cluster: fc.oneof(
      { arbitrary: localClusters, weight: 1 },
      { arbitrary: smallWorkers, weight: 5 },
    ),
    deployMode: fc.constantFrom("client", "cluster", "cluster"),
    program: fc.constantFrom("jvm", "jvm", "jvm", "jvm", "jvm", "jvm", "python", "r"),
    shell: fc.nat(4).map((drawn) => drawn === 0),
    cores: fc.integer({ min: 1, max: 2 }),
    memory: fc.integer({ min: 1, max: 3 }),
    joins: fc.integer({ min: 2, max: 5 }),
  })
  .map(({ cluster, deployMode, program, shell, cores, memory, joins }) => {
    const conf = { "spark.driver.cores": cores, "spark.driver.memory": `${memory}g` };
    const late: Fault = {
      kind: "add worker",
      cores: 4,
      memory: "8g",
      when: { at: joins * 1_000_000 },
    };
    return {
      cluster,
      as: { deployMode, program, shell, conf },
      faults: cluster.isLocal ? [] : [late],
    };
  });

const mainOf = (events: readonly TracedEvent[]): string | undefined =>
  events.flatMap((event) => (event.kind === "MainStarted" ? [event.host] : []))[0];

kataLaw(
  "placed by this rule, every driver starts where it starts in Spark, and its tasks run as there",
  {
    subject: placeDriver,
    claims: ["S1-27", "S1-33", "S1-39"],
    ko: "이 규칙으로 놓은 드라이버는 스파크에서와 같은 곳에서 시작하고, 태스크도 똑같이 돈다.",
    cover: {
      "on the submitter's machine": 15,
      "on a worker": 12,
      "it waited for a worker": 4,
      refused: 15,
    },
    kills: ["M-24", "M-77", "M-28"],
  },
  [lineages({ maxSteps: 2, ops: narrowOps, maxPartitions: 3 }), submissions, actions(1, 1), seeds],
  async (t, subject, lineage, submission, acts, seed) => {
    const one: EngineCase = { ...submission, lineage, actions: acts, seed };
    const spark = await ranWith({}, one);
    const host = mainOf(spark.events);
    t.classify("on the submitter's machine", host !== undefined && one.as?.deployMode === "client");
    t.classify("on a worker", host !== undefined && one.as?.deployMode === "cluster");
    t.classify("it waited for a worker", isLate(spark.events));
    t.classify("refused", host === undefined);
    if (host !== undefined) {
      const noun = { en: "your driver", ko: "여러분의 드라이버" };
      const { yours } = await sameAsSpark(t, noun, { placeDriver: subject }, one);
      const [where, story] = [mainOf(yours.events), inTheEngine(one)];
      t.witness(
        `${noun.en}: main started on ${where} (${story.en})`,
        `${noun.ko}: main이 시작한 곳은 ${where} (${story.ko})`,
      );
      return;
    }
    const told = inTheEngine(one);
    t.say(told.en, told.ko);
    const yours = await ranWith({ placeDriver: subject }, one);
    const started = mainOf(yours.events);
    t.compare(
      { yours: `main starts on ${started ?? "no machine"}`, spark: "it is refused" },
      { yours: `main이 시작한 곳: ${started ?? "없음"}`, spark: "거절함" },
    );
    t.expect(started).toBe(host);
    t.expect(tale(yours.events)).toEqual(tale(spark.events));
  },
);

/** Whether a driver was launched only after the large worker had joined: no other has four cores. */
function isLate(events: readonly TracedEvent[]): boolean {
  const joined = events.findIndex((event) => event.kind === "RegisterWorker" && event.cores === 4);
  return joined >= 0 && events.findIndex(({ kind }) => kind === "LaunchDriver") > joined;
}
