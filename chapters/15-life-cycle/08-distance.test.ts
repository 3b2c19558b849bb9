/**
 * A law and an experiment: what the distance between driver and executors changes, and what it does not.
 *
 * In Spark: CoarseGrainedSchedulerBackend's messages. Same: one launch and two reports for a task. Left out on purpose: bandwidth; only the
 * round trip is long here.
 */
import { milliseconds } from "#engine/index";
import { experiment, fc, law, section } from "../../test/harness/law.ts";
import {
  clusterOf,
  masterSeeds,
  programInKorean,
  programInWords,
  programs,
  runProgram,
  tasksOf,
  type Program,
} from "../../test/harness/generators/outside.ts";
import { ran, type Ran } from "../../test/harness/generators/outside-run.ts";
import { lifeOutside } from "./sections.ts";

interface From {
  readonly deployMode: "client" | "cluster";
  /** Milliseconds. */
  readonly roundTrip: number;
  readonly seed: number;
}

/** The program on two executors of two cores, in either mode, from a laptop that far away. */
const ranFrom = ({ deployMode, roundTrip, seed }: From, program: Program): Promise<Ran> =>
  ran(
    clusterOf([
      { cores: 4, gib: 4 },
      { cores: 4, gib: 4 },
    ]),
    { seed },
    {
      deployMode,
      submitHost: "laptop",
      roundTrip: milliseconds(roundTrip),
      conf: { "spark.cores.max": 4, "spark.executor.cores": 2 },
      main: async (spark) => {
        await spark.sleep(4000);
        return runProgram(spark, program);
      },
    },
  );

/** From the start of the first job to the end of the last, in milliseconds. */
function makespan(run: Ran): number {
  const start = run.of("SparkListenerJobStart")[0]?.at ?? 0;
  const end = run.of("SparkListenerJobEnd").at(-1)?.at ?? 0;
  return Math.round((end - start) / 1000);
}

section(lifeOutside, () => {
  law(
    "the messages of a job are counted by its tasks, not by the distance of its driver",
    {
      claims: ["S1-35", "S1-36"],
      ko: "드라이버와 익스큐터가 주고받는 메시지 수는 태스크 수를 따르며 거리를 따르지 않는다.",
      cover: { "round trip over 50 ms": 40, "more than one wave of tasks": 22 },
      kills: ["outside/a-far-driver-asks-first"],
    },
    [
      programs({ partitions: 7, shuffles: 1, jobs: 1, slow: 30 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 21, max: 150 }),
      masterSeeds,
    ],
    async (t, program, near, far, seed) => {
      t.say(
        `${programInWords(program)}, a driver ${near} ms away and one ${far} ms away`,
        `${programInKorean(program)}. 드라이버까지의 왕복 ${near} ms와 ${far} ms`,
      );
      const talk = async (roundTrip: number) => {
        const run = await ranFrom({ deployMode: "client", roundTrip, seed }, program);
        const driver = run.of("MainStarted")[0]?.to;
        const kinds = new Map<string, number>();
        let messages = 0;
        for (const { from, to, what } of run.messages) {
          if (
            ![from, to].includes(driver ?? "") ||
            ![from, to].some((one) => one.includes("/executor"))
          )
            continue;
          if (what === "Heartbeat") continue;
          messages += 1;
          kinds.set(what, (kinds.get(what) ?? 0) + 1);
        }
        const bytes = [...run.of("LaunchTask"), ...run.of("StatusUpdate")].map((one) => one.bytes);
        return { kinds, messages, bytes: bytes.reduce((sum, each) => sum + each, 0), run };
      };
      const [a, b] = [await talk(near), await talk(far)];
      const tasks = tasksOf(program);
      t.expect(b.kinds).toEqual(a.kinds);
      t.expect(b.bytes).toBe(a.bytes);
      t.expect(a.kinds.get("LaunchTask")).toBe(tasks);
      t.expect(a.kinds.get("StatusUpdate")).toBeGreaterThanOrEqual(tasks);
      t.expect(makespan(b.run)).toBeGreaterThan(makespan(a.run));
      t.classify("round trip over 50 ms", far > 50);
      t.classify("more than one wave of tasks", program.partitions > 4);
      t.witness(
        `${tasks} tasks: ${a.messages} messages, ${a.bytes} bytes at a round trip of ${near} ms and of ${far} ms alike; the jobs took ${makespan(a.run)} ms and ${makespan(b.run)} ms`,
        `태스크 ${tasks}개: 왕복 ${near} ms에서도 ${far} ms에서도 메시지 ${a.messages}개, ${a.bytes}바이트. 잡은 ${makespan(a.run)} ms와 ${makespan(b.run)} ms 걸렸다`,
      );
    },
  );

  experiment(
    "how far a distant driver slows a job down",
    {
      claims: ["S1-34", "S1-36"],
      ko: "먼 드라이버는 잡을 얼마나 늦추는가",
      band: [65, 95],
      runs: 40,
    },
    [
      fc.oneof(
        { weight: 4, arbitrary: programs({ partitions: 8, shuffles: 2, jobs: 2, slow: 60 }) },
        {
          weight: 1,
          arbitrary: programs({ partitions: 4, shuffles: 0, jobs: 1, slow: 20_000 }),
        },
      ),
      masterSeeds,
    ],
    async (t, program, seed) => {
      const client = async (roundTrip: number): Promise<number> =>
        makespan(await ranFrom({ deployMode: "client", roundTrip, seed }, program));
      const near = makespan(
        await ranFrom({ deployMode: "cluster", roundTrip: 100, seed }, program),
      );
      const [one, twenty, hundred] = [await client(1), await client(20), await client(100)];
      const faster = hundred > near * 1.1;
      t.say(
        `${programInWords(program)}, ${program.slow} ms a record: ${near} ms in cluster mode, ${hundred} ms from 100 ms away`,
        `${programInKorean(program)}, 레코드마다 ${program.slow} ms: 클러스터 모드 ${near} ms, 왕복 100 ms 밖에서 ${hundred} ms`,
      );
      t.witness(
        `${programInWords(program)}: ${near} ms in cluster mode; in client mode ${one} ms, ${twenty} ms and ${hundred} ms at round trips of 1, 20 and 100 ms`,
        `${programInKorean(program)}: 클러스터 모드 ${near} ms. 클라이언트 모드는 왕복 1, 20, 100 ms에서 ${one} ms, ${twenty} ms, ${hundred} ms`,
      );
      return faster;
    },
  );
});
