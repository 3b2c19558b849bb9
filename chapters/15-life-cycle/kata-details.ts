/**
 * What a report says beside jobs, stages and tasks, kata by kata: what its rule decides, and what its question is answered from. The answer
 * itself is not said.
 *
 * In Spark: what one would look up in the History UI. Left out on purpose: figures that no rule of this chapter changes.
 */
import type { Both } from "#engine/foundation/language";
import { eventsOf, type Policies, type TracedEvent } from "#engine/index";
import { counted } from "./kata-tale.ts";

type Detail = (events: readonly TracedEvent[]) => readonly Both[];

const grants: Detail = (events) => {
  const told = eventsOf(events, "LaunchExecutor").map(({ cores, to }) => ({ cores, to }));
  const en = told.map(({ cores, to }) => `${counted(cores, "core")} on ${to}`).join(", ");
  const ko = told.map(({ cores, to }) => `${to}에서 ${cores}개`).join(", ");
  return [
    {
      en: `for executors the Master granted ${en || "no cores"}`,
      ko: `마스터가 익스큐터에 내준 코어: ${ko || "없음"}`,
    },
  ];
};

/** How often executors were asked for; how many is the question. */
const asked: Detail = (events) => {
  const times = eventsOf(events, "RequestExecutors").length;
  const launched = eventsOf(events, "LaunchExecutor").length;
  return [
    {
      en: `the driver said ${counted(times, "time")} how many executors it wants, and the Master launched ${launched}`,
      ko: `드라이버가 원하는 수를 말한 횟수 ${times}, 마스터가 띄운 익스큐터 ${launched}개`,
    },
  ];
};

/** Who was given back, in order; how many there were is the question. */
const givenBack: Detail = (events) => {
  const ids = eventsOf(events, "KillExecutor")
    .filter(({ from }) => from.startsWith("driver"))
    .map(({ executorId }) => executorId);
  return [
    {
      en: `given back: ${ids.length === 0 ? "nobody" : `executors ${ids.join(", ")}`}`,
      ko: `돌려준 익스큐터: ${ids.length === 0 ? "없음" : ids.join(", ")}`,
    },
  ];
};

const states: Detail = (events) => {
  const told = eventsOf(events, "ApplicationStateChanged").map(({ state }) => state);
  return [
    {
      en: `the Master wrote ${told.join(", ") || "no state"}`,
      ko: `마스터가 적은 상태: ${told.join(", ") || "없음"}`,
    },
  ];
};

/** What flowed together in each stage, and in how many tasks. */
const chains: Detail = (events) =>
  eventsOf(events, "SparkListenerStageSubmitted").map(({ stageInfo }) => {
    const rdds = stageInfo.rddInfos.toSorted((a, b) => a.id - b.id);
    const names = rdds.map(({ scope, name }) => scope?.name ?? name).join(" → ");
    const stage = `${stageInfo.stageId}.${stageInfo.attemptNumber}`;
    return {
      en: `stage ${stage}: ${names} in ${counted(stageInfo.numTasks, "task")}`,
      ko: `스테이지 ${stage}: ${names}, 태스크 ${stageInfo.numTasks}개`,
    };
  });

/** A figure of each task that has one, stage by stage. */
const eachTask =
  (
    figure: (end: ReturnType<typeof taskEnds>[number]) => number,
    sentence: (stage: string, figures: string) => Both,
  ): Detail =>
  (events) => {
    const byStage = new Map<string, number[]>();
    for (const end of taskEnds(events)) {
      const count = figure(end);
      const stage = `${end.stageId}.${end.stageAttemptId}`;
      if (count > 0) byStage.set(stage, [...(byStage.get(stage) ?? []), count]);
    }
    return [...byStage].map(([stage, figures]) => sentence(stage, figures.join(" + ")));
  };

const taskEnds = (events: readonly TracedEvent[]) => eventsOf(events, "SparkListenerTaskEnd");

const bytesWritten = eachTask(
  ({ taskMetrics }) => taskMetrics?.shuffleBytesWritten ?? 0,
  (stage, bytes) => ({
    en: `the map tasks of stage ${stage} wrote ${bytes} bytes`,
    ko: `스테이지 ${stage}의 맵 태스크가 쓴 바이트: ${bytes}`,
  }),
);

const recordsRead = eachTask(
  ({ taskMetrics }) => taskMetrics?.shuffleRecordsRead ?? 0,
  (stage, records) => ({
    en: `the tasks of stage ${stage} read ${records} records from the shuffle`,
    ko: `스테이지 ${stage}의 태스크가 셔플에서 읽은 레코드: ${records}`,
  }),
);

/** What a wrong index or a wrong block changes: how much came out at the other end. */
const recordsOut: Detail = (events) => {
  const read = taskEnds(events).map(({ taskMetrics }) => taskMetrics?.shuffleRecordsRead ?? 0);
  const all = read.reduce((sum, count) => sum + count, 0);
  return [{ en: `${all} records came out of shuffles`, ko: `셔플에서 읽은 레코드 ${all}개` }];
};

/** Which stages each job named, and which of them ran. */
const namedAndRun: Detail = (events) => {
  const ran = new Set(
    eventsOf(events, "SparkListenerStageSubmitted").map(({ stageInfo }) => stageInfo.stageId),
  );
  return eventsOf(events, "SparkListenerJobStart").map(({ jobId, stageInfos }) => {
    const ids = stageInfos.map(({ stageId }) => stageId).toSorted((a, b) => a - b);
    const own = ids.filter((id) => ran.has(id));
    return {
      en: `job ${jobId} named stages ${ids.join(", ")} and ran ${own.join(", ") || "none"}`,
      ko: `잡 ${jobId}이 적은 스테이지 ${ids.join(", ")}, 그 가운데 실행한 것 ${own.join(", ") || "없음"}`,
    };
  });
};

const ends: Detail = (events) => {
  const counts = new Map<string, number>();
  for (const { reason } of taskEnds(events))
    counts.set(reason.kind, (counts.get(reason.kind) ?? 0) + 1);
  const told = [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
  return [{ en: `the attempts ended: ${told}`, ko: `시도가 끝난 까닭: ${told}` }];
};

export const details: Readonly<Partial<Record<keyof Policies, Detail>>> = {
  nextApplicationState: states,
  pipeline: chains,
  shuffleIndex: (events) => [...bytesWritten(events), ...recordsOut(events)],
  blockRange: recordsRead,
  stagesToRun: namedAndRun,
  grantCores: grants,
  placeDriver: grants,
  targetExecutors: asked,
  executorsToRemove: givenBack,
  afterFailure: ends,
};
