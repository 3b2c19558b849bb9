/**
 * Drivers and their places in words, and clusters of workers that may be too small for one: for the laws of kata 15/09.
 *
 * In Spark: DriverDescription and WorkerInfo, as the Master's page lists them. Left out on purpose: what is expected; the laws say that.
 */
import type { DriverPlace, DriverSubmission } from "#engine/kata";
import type { Both } from "#engine/foundation/language";
import { standalone } from "#engine/index";
import { fc, type Trial } from "../../test/harness/law.ts";
import { workersInKorean } from "../../test/harness/generators/outside.ts";
import type { ClusterCase } from "../../test/harness/generators/run.ts";

export const gib = 1024 ** 3;

const names = { jvm: "a JVM program", python: "a Python program", r: "an R program" };
const koreanNames = { jvm: "JVM 프로그램", python: "파이썬 프로그램", r: "R 프로그램" };

/** A submission in a line. */
export function say(submission: DriverSubmission): [en: string, ko: string] {
  const { deployMode, master, program, shell, driverCores, driverMemory } = submission;
  const room = `${driverCores}c ${driverMemory / gib}g`;
  return [
    `${names[program]}${shell ? " (a shell)" : ""} on ${master}, ${deployMode} mode, a driver of ${room}`,
    `${koreanNames[program]}${shell ? "(셸)" : ""}, ${master}, ${deployMode} 모드, 드라이버 코어 ${driverCores}개 메모리 ${driverMemory / gib} GiB`,
  ];
}

/** Where a driver goes. */
export function inWords(place: DriverPlace): Both {
  switch (place.on) {
    case "submitter":
      return { en: "with the submitter", ko: "제출한 프로세스" };
    case "worker":
      return { en: `on ${place.id}`, ko: place.id };
    case "nowhere yet":
      return { en: "nowhere yet", ko: "아직 자리가 없어 기다림" };
    case "refused":
      return { en: "refused", ko: "거절함" };
  }
}

/** The answer beside Spark's, with a mark at the worker that Spark takes. */
export function sides(
  t: Trial,
  submission: DriverSubmission,
  answer: DriverPlace,
  spark: DriverPlace,
): void {
  const [own, model] = [inWords(answer), inWords(spark)];
  const lanes = spark.on === "submitter" ? [] : lanesOf(submission, spark);
  t.compare(
    { yours: own.en, spark: model.en, lanes: lanes.map(({ en }) => en) },
    { yours: own.ko, spark: model.ko, lanes: lanes.map(({ ko }) => ko) },
  );
}

const lanesOf = ({ workers }: DriverSubmission, spark: DriverPlace): Both[] =>
  workers.map(({ id, coresFree, memoryFree }): Both => {
    const room = `${memoryFree / gib} GiB`;
    const mark = spark.on === "worker" && spark.id === id ? "  ◂" : "";
    return {
      en: `${id}  ${coresFree} cores free, ${room} free${mark}`,
      ko: `${id}  빈 코어 ${coresFree}개, 빈 메모리 ${room}${mark}`,
    };
  });

/** Workers of which each may be too small; a large one joins in the end, so that nobody waits for ever. */
export const smallWorkers: fc.Arbitrary<ClusterCase> = fc
  .array(
    fc.record({ cores: fc.integer({ min: 1, max: 3 }), size: fc.integer({ min: 1, max: 3 }) }),
    {
      minLength: 1,
      maxLength: 2,
    },
  )
  .map((drawn) => ({
    name: `workers of ${drawn.map(({ cores, size: memory }) => `${cores}c ${memory}g`).join(", ")}`,
    ko: workersInKorean(drawn.map(({ cores, size }) => ({ cores, gib: size }))),
    spec: standalone({
      workers: drawn.map(({ cores, size: memory }) => ({ cores, memory: `${memory}g` })),
    }),
    isLocal: false,
    executors: drawn.length,
    slots: drawn.reduce((sum, { cores }) => sum + cores, 0),
  }));
