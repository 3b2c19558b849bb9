/**
 * How applications end, and what one can know of it from outside: instants to kill somebody at, and what became of executors and drivers.
 *
 * In Spark: logs of Master and Workers. Instants are told by events where they can be, so that they fall into every phase of a small run.
 * Left out on purpose: what happens inside a job; an answer is computed here without Spark, to compare with.
 */
import fc from "fast-check";
import type { AnyEvent, EventOf, TracedEvent, When } from "../../../engine/index.ts";
import type { Program } from "./outside.ts";
import type { Ran } from "./outside-run.ts";

/** What `runProgram` answers, computed without an engine. */
export function answerOf({ partitions, shuffles, jobs }: Program): string {
  const pairs = Array.from({ length: 2 * partitions }, (_, n): [number, number] => [n % 5, n]);
  const sums = new Map<number, number>();
  for (const [key, n] of pairs) sums.set(key, (sums.get(key) ?? 0) + n);
  const records = shuffles.length === 0 ? pairs : [...sums];
  const sorted = JSON.stringify(records.toSorted(([a], [b]) => a - b));
  return Array.from({ length: jobs }, () => sorted).join(" ");
}

/** `delay` microseconds after the `nth` event of a kind. */
export const afterEvent = (kind: AnyEvent["kind"], delay: number, nth: number = 1): When => ({
  after: (event: TracedEvent) => event.kind === kind,
  nth,
  delay,
});

/** When somebody is killed, in Korean. */
export const phasesInKorean = {
  "before acceptance": "받아들이기 전",
  accepted: "받아들인 뒤",
  "before executors": "익스큐터가 뜨기 전",
  "in a stage": "스테이지가 도는 중",
  "between jobs": "잡과 잡 사이",
} as const;

/** When a client is killed. */
export type Phase = "before executors" | "in a stage" | "between jobs";

export const phases: fc.Arbitrary<Phase> = fc.constantFrom(
  "before executors",
  "in a stage",
  "between jobs",
);

export interface ExecutorSeen {
  readonly id: string;
  readonly launched: EventOf<"LaunchExecutor">;
  /** The worker's word that the process is gone. */
  readonly ended: EventOf<"ExecutorStateChanged"> | undefined;
}

/** The executors that the Master had started for an application, in that order, and how each ended. */
export function executorsOf(run: Ran, app: string): ExecutorSeen[] {
  const reports = run
    .of("ExecutorStateChanged", app)
    .filter(({ state }) => state !== "LAUNCHING" && state !== "RUNNING");
  return run.of("LaunchExecutor", app).map((launched) => ({
    id: launched.executorId,
    launched,
    ended: reports.find(({ executorId }) => executorId === launched.executorId),
  }));
}

/** From the start of `main` to its end, or to the end of its process; a driver that still lives has no end. */
export function driversSeen(run: Ran): { readonly from: number; readonly to: number }[] {
  const lives: { from: number; to: number }[] = [];
  for (const event of run.events) {
    const last = lives.at(-1);
    if (event.kind === "MainStarted") lives.push({ from: event.at, to: Infinity });
    const isEnd =
      event.kind === "MainEnded" ||
      (event.kind === "ProcessLost" && event.process.startsWith("driver"));
    if (isEnd && last?.to === Infinity) last.to = event.at;
  }
  return lives;
}

/** Events of Spark's own listener bus, for one application. */
export const sparkEventsOf = (run: Ran, app: string): TracedEvent[] =>
  run.events.filter((event) => event.app === app && event.kind.startsWith("SparkListener"));

/** Messages that the Master or a Worker sent or was sent; heartbeats, which only tell the time, apart. */
export function managerMessages(run: Ran): string[] {
  const daemon = /^(Master|Worker \d+)$/;
  return run.messages
    .filter(({ from, to, what }) => (daemon.test(from) || daemon.test(to)) && what !== "Heartbeat")
    .map(({ from, to, what }) => `${from} > ${to}: ${what}`);
}

/** "1 executor", "2 executors". */
export const many = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;
