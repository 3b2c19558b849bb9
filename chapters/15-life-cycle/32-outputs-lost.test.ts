/**
 * Laws: what has to be computed again when map output is lost.
 *
 * In Spark: DAGScheduler.handleExecutorLost, handleTaskCompletion of FetchFailed. Same: what lay on the lost executor and
 * is needed, nothing else. Left out on purpose: indeterminate stages, which have a law of their own.
 */
import type { Fault } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import { shuffledLineages } from "../../test/harness/generators/draw-lineage.ts";
import { build, inWords, type Lineage } from "../../test/harness/generators/lineage.ts";
import {
  afterJob,
  isMapStageDone,
  isTaskEnd,
  killed,
  losses,
  OutputsKnown,
  type Loss,
} from "../../test/harness/generators/losses.ts";
import { asMultiset, recordsOf } from "../../test/harness/generators/model-records.ts";
import { run, seeds, standaloneClusters, standaloneOf } from "../../test/harness/generators/run.ts";
import {
  inSeconds,
  partitionsOf,
  plural,
  seen,
  type AttemptSeen,
} from "../../test/harness/generators/seen.ts";
import { comparePartitions, mapTasksRun, partitionsDue } from "./outputs-in-runs.ts";
import { whenThingsDie } from "./sections.ts";

/** A lineage of two shuffles in a row. */
const twoDeep = (lineage: Lineage, partitions: number): Lineage => [
  ...lineage,
  { op: "map", on: lineage.length - 1 },
  { op: "reduceByKey", on: lineage.length, partitions },
];

const inKorean = {
  files: "파일",
  damage: "셔플 파일의 내용(디스크에서 손상됨)",
  executor: "익스큐터",
  always: "맵 스테이지가 끝날 때마다 파일",
} as const;

section(whenThingsDie, () => {
  law(
    "a lost executor costs exactly the map outputs that it held",
    {
      claims: ["S1-25", "S2-19"],
      ko: "익스큐터를 잃으면 거기 있던 맵 출력만 다시 만든다.",
      cover: {
        "loss while a reducer fetches": 4,
        "loss between two actions": 20,
        "external shuffle service": 18,
        "nothing was lost": 5,
      },
      kills: [
        "M-08",
        "M-09",
        "inside/service-without-files",
        "inside/outputs-outlive-their-executor",
        "inside/one-loss-costs-all",
      ],
    },
    [
      shuffledLineages({ maxSteps: 1 }),
      fc.boolean(),
      standaloneClusters(2, 3),
      fc.option(losses(2, 9), { freq: 2 }),
      fc.constantFrom(true, false, false),
      seeds,
    ],
    async (t, drawn, deep, cluster, loss, service, seed) => {
      const lineage = deep ? twoDeep(drawn, 2) : drawn;
      const faults: Fault[] = [loss === null ? afterJob(1) : killed(loss)];
      const conf = { "spark.shuffle.service.enabled": service };
      const app = await run(cluster, { seed, faults, conf }, async (spark) => {
        await spark.sleep(3_000);
        const rdd = build(spark.sparkContext, lineage, undefined, () => 2_000).at(-1);
        const first = await rdd?.collect();
        await spark.sleep(8_000);
        return [first ?? [], (await rdd?.collect()) ?? []];
      });
      const { jobs, tasks } = seen(app.events);
      const dead = app.events.find((event) => event.kind === "ProcessLost");
      const gone = dead?.kind === "ProcessLost" ? (dead.process.split(" ").at(-1) ?? "") : "";
      const { first, again } = mapTasksRun(app.events, tasks);
      const held = first.filter(
        ({ info, end }) => info.executorId === gone && (end?.id ?? 0) < (dead?.id ?? 0),
      );
      const fetches = tasks.some(({ end }) => end?.reason.kind === "FetchFailed");
      t.say(
        `${inWords(lineage)} on ${cluster.name}, executor ${gone} killed${service ? ", with the external shuffle service" : ""}`,
        `${cluster.ko}: ${inWords(lineage)}. 죽은 익스큐터: ${gone}${service ? ". 외부 셔플 서비스 있음" : ""}`,
      );
      t.classify("loss while a reducer fetches", fetches);
      t.classify("loss between two actions", loss === null);
      t.classify("external shuffle service", service);
      t.classify("nothing was lost", !service && held.length === 0);
      t.expect(app.error).toBeUndefined();
      for (const answer of app.result)
        t.expect(asMultiset(answer)).toEqual(asMultiset(recordsOf(lineage).at(-1) ?? []));
      const astray = again.find(({ before }) => before !== gone);
      if (astray !== undefined) {
        const { partitionId } = astray.task.info;
        const lost = held.map(({ info }) => info.partitionId).join(", ");
        t.compare(
          {
            yours: `map task ${partitionId} ran again, though its output lies on executor ${astray.before}`,
            spark:
              lost === ""
                ? `nothing lay on executor ${gone}, the lost one, so nothing is made again`
                : `only map tasks ${lost}, whose output lay on executor ${gone}, the lost one, run again`,
          },
          {
            yours: `맵 태스크 ${partitionId}를 다시 실행했다. 그 출력은 익스큐터 ${astray.before}에 있는데도`,
            spark:
              lost === ""
                ? `잃은 익스큐터 ${gone}에는 아무것도 없었으므로 다시 만들 것이 없다`
                : `잃은 익스큐터 ${gone}에 있던 맵 태스크 ${lost}의 출력만 다시 만든다`,
          },
        );
      }
      for (const task of again) t.expect(task.before).toBe(gone);
      if (service) t.expect(again).toEqual([]);
      const known = new OutputsKnown();
      for (const event of app.events) known.take(event);
      const read = jobs
        .at(-1)
        ?.stages.filter(({ shuffleId }) => shuffleId !== undefined)
        .at(-1);
      const missing = known.missing(read?.shuffleId ?? -1, read?.numTasks ?? 0);
      // What dies while the last stage runs, after its tasks have fetched, nobody needs any more: outputs of this shuffle that lay there.
      const last = jobs.at(-1)?.attempts.at(-1)?.submitted.id ?? 0;
      const writers = new Set(
        jobs
          .flatMap(({ stages }) => stages)
          .filter(({ shuffleId }) => shuffleId === read?.shuffleId)
          .map(({ stageId }) => stageId),
      );
      const unneeded = (p: number): boolean =>
        (dead?.id ?? 0) > last &&
        tasks.some(
          ({ stage, info }) =>
            writers.has(stage) && info.executorId === gone && info.partitionId === p,
        );
      if (!service && read !== undefined) t.expect(missing.filter((p) => !unneeded(p))).toEqual([]);
      for (const { end, info } of tasks) {
        const reason = end?.reason.kind ?? "Success";
        if (reason === "ExecutorLostFailure") t.expect(info.executorId).toBe(gone);
        else t.expect(reason).toMatch(/^(Success|FetchFailed|TaskKilled)$/);
      }
      if (again.length === 0 || again.length === first.length) return;
      t.witness(
        `executor ${gone} killed at ${inSeconds(dead?.at ?? 0)}: ${again.length} of ${first.length} map tasks ran again, ${held.length} outputs lay on it; both answers right`,
        `익스큐터 ${gone} 종료 ${inSeconds(dead?.at ?? 0)}: 거기 있던 맵 출력 ${held.length}개, 맵 태스크 ${first.length}개 중 다시 돈 것 ${again.length}개. 두 번 모두 답이 맞다`,
      );
    },
  );

  law(
    "after a fetch failure, Spark makes only the lost map output again",
    {
      claims: ["S1-25", "S4-28"],
      ko: "페치 실패가 나면 스파크는 잃은 맵 출력만 다시 만든다.",
      cover: {
        "lost files, executor alive": 15,
        "damaged blocks": 2,
        "lost executor": 6,
        "two shuffles deep": 20,
        "four times in a row": 10,
      },
      kills: [
        "inside/resubmit-at-once",
        "inside/one-block-lost-at-a-time",
        "inside/fetch-failures-without-limit",
        "inside/damage-goes-unnoticed",
      ],
    },
    [
      shuffledLineages({ maxSteps: 1 }),
      fc.boolean(),
      fc.constantFrom("files", "executor", "executor", "always", "damage", "damage"),
      losses(2, 9),
      seeds,
    ],
    async (t, drawn, deep, what, loss, seed) => {
      const always = what === "always";
      const lineage = deep && !always ? twoDeep(drawn, 3) : drawn;
      const cluster = standaloneOf(always ? 1 : 2, 1);
      const app = await run(cluster, { seed, faults: faultsOf(what, loss) }, async (spark) => {
        await spark.sleep(3_000);
        return build(spark.sparkContext, lineage, undefined, () => 1_000)
          .at(-1)
          ?.collect();
      });
      const { attempts } = seen(app.events);
      const failed = attempts.filter(({ tasks }) =>
        tasks.some(({ end }) => end?.reason.kind === "FetchFailed"),
      );
      const due = partitionsDue(app.events);
      t.say(
        `${inWords(lineage)} on ${cluster.name}; lost: ${what}, after ${loss.afterTasks} tasks`,
        `${cluster.ko}: ${inWords(lineage)}. 태스크 ${loss.afterTasks}개 뒤에 잃은 것: ${inKorean[what]}`,
      );
      t.classify("lost files, executor alive", failed.length > 0 && what !== "executor");
      t.classify("damaged blocks", failed.length > 0 && what === "damage");
      t.classify("lost executor", failed.length > 0 && what === "executor");
      t.classify("two shuffles deep", deep && !always);
      t.classify("four times in a row", always && failed.length >= 4);
      for (const attempt of attempts) {
        const own = due.get(`${attempt.stage}.${attempt.attempt}`);
        // An attempt that could not fetch may be given up before all of its tasks were launched.
        if (failed.includes(attempt))
          t.expect(own).toEqual(t.expect.arrayContaining(partitionsOf(attempt)));
        else {
          comparePartitions(t, attempt, own ?? []);
          t.expect(partitionsOf(attempt)).toEqual(own);
        }
        t.expect(attempt.submitted.stageInfo.numTasks).toBe(own?.length);
      }
      for (const attempt of failed) expectRetry(t, attempt, attempts);
      if (always && recordsOf(lineage).at(-1)?.length !== 0) {
        t.expect(failed.length).toBe(4);
        t.expect(String(app.error)).toContain(
          "has failed the maximum allowable number of times: 4",
        );
      } else {
        t.expect(app.error).toBeUndefined();
        t.expect(asMultiset(app.result ?? [])).toEqual(asMultiset(recordsOf(lineage).at(-1) ?? []));
      }
      const one = failed.find(({ submitted }) => submitted.stageInfo.parentIds.length > 0);
      const retry = attempts.find(
        ({ submitted }) => submitted.id > (one?.completed?.id ?? Infinity),
      );
      const all = retry?.submitted.stageInfo.rddInfos[0]?.numPartitions ?? 0;
      if (one === undefined || retry === undefined || retry.tasks.length >= all) return;
      t.witness(
        `stage ${one.stage}.${one.attempt} could not fetch at ${inSeconds(one.completed?.at ?? 0)}; at ${inSeconds(retry.submitted.at)} stage ${retry.stage}.${retry.attempt} computed ${retry.tasks.length} of ${plural(all, "partition")} again`,
        `스테이지 ${one.stage}.${one.attempt}의 페치 실패 ${inSeconds(one.completed?.at ?? 0)} → 스테이지 ${retry.stage}.${retry.attempt}의 시작 ${inSeconds(retry.submitted.at)}, 파티션 ${all}개 중 ${retry.tasks.length}개만 다시 계산`,
      );
    },
  );
});

function faultsOf(what: string, loss: Loss): Fault[] {
  const { executor, afterTasks, delay } = loss;
  if (what === "executor") return [killed({ ...loss, asTheyFetch: true })];
  if (what === "files" || what === "damage") {
    const kind = what === "files" ? "lose disk" : "corrupt disk";
    return [{ kind, executor, when: { after: isTaskEnd, nth: afterTasks, delay } }];
  }
  return [1, 2, 3, 4].map((nth) => ({
    kind: "lose disk",
    executor: "0",
    when: { after: isMapStageDone, nth },
  }));
}

/** The attempt ends with the failure; 200 ms later at the earliest it, or a stage before it, is tried again. */
function expectRetry(
  t: {
    expect: (value: unknown) => {
      toBeGreaterThanOrEqual: (n: number) => void;
      toBeDefined: () => void;
    };
  },
  attempt: AttemptSeen,
  attempts: readonly AttemptSeen[],
): void {
  const { completed } = attempt;
  t.expect(completed?.stageInfo.failureReason).toBeDefined();
  const next = attempts.find(({ submitted }) => submitted.id > (completed?.id ?? Infinity));
  if (next !== undefined)
    t.expect(next.submitted.at).toBeGreaterThanOrEqual((completed?.at ?? 0) + 200_000);
}
