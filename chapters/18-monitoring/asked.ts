/**
 * What the laws of this chapter ask of a log: Spark's REST API, and the doctor.
 *
 * In Spark: `/api/v1` of the History Server. Same: paths and answers. Left out on purpose: the list of applications, which stands outside of a log.
 */
import type { Application } from "#engine/index";
import { Clues } from "#engine/monitor/doctor/clues";
import { diagnose, type Diagnosis } from "#engine/monitor/doctor/diagnose";
import { LineSplitter } from "#engine/monitor/history/lines";
import { Replay, type ReplayCounts } from "#engine/monitor/history/replay";
import type { StatusStore } from "#engine/monitor/history/store";
import { answer } from "#engine/monitor/rest/answer";
import type { MonitorPolicies } from "#engine/monitor/rules/rules";
import { policiesUnderTest } from "../../test/harness/law.ts";

const attempt = {
  attemptId: undefined,
  startTime: 0,
  endTime: 0,
  lastUpdated: 0,
  duration: 0,
  sparkUser: "",
  completed: true,
  appSparkVersion: "3.5.3",
};

/** What the API answers about a store below `/applications/app`. */
export function restOf(store: StatusStore, path: string): string {
  const applications = [{ id: "app", name: "app", attempts: [attempt] }];
  const view = { applications, store: () => store, now: 0 };
  const [way = "", query = ""] = path.split("?");
  const words = query === "" ? [] : query.split("&");
  const parameters = words.map((word): [string, string] => {
    const [name = "", value = ""] = word.split("=");
    return [name, value];
  });
  return answer(view, `/applications/app/${way}`, parameters).body;
}

/** How many stages are looked into, so that a law takes no longer than it has to. */
const LOOKED_INTO = 4;

/** Answers about a store: jobs, stages, some of these with their tasks and quantiles, executors, cached RDDs. */
export function answersOf(store: StatusStore): readonly string[] {
  const looked = store.stageRows().slice(0, LOOKED_INTO);
  const stages = looked.flatMap(({ stageId, attemptId }) => {
    const stage = `stages/${stageId}/${attemptId}`;
    return [`${stage}?withSummaries=true`, `${stage}/taskList?length=1000`];
  });
  const paths = ["jobs", "stages", "allexecutors", "storage/rdd", ...stages];
  return paths.map((path) => restOf(store, path));
}

interface Read {
  readonly store: StatusStore;
  readonly counts: ReplayCounts;
}

/** Reads a log line by line. */
export function readLines(lines: readonly string[], policies?: MonitorPolicies): Read {
  const own = policies ?? policiesUnderTest<MonitorPolicies>();
  const replay = new Replay({ lastUpdate: 0, policies: own });
  for (const line of lines) replay.line(line);
  return { store: replay.finish(), counts: replay.counts };
}

/** Reads the bytes of a log in pieces. */
export function readPieces(pieces: readonly Uint8Array[]): StatusStore {
  const replay = new Replay({ lastUpdate: 0 });
  const splitter = new LineSplitter(replay);
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return replay.finish();
}

export const linesOf = (app: Application<unknown>): readonly string[] =>
  app
    .eventLog()
    .split("\n")
    .filter((line) => line !== "");

/** What the doctor says of a run. */
export function diagnosed(app: Application<unknown>, policies?: MonitorPolicies): Diagnosis {
  const own = policies ?? policiesUnderTest<MonitorPolicies>();
  const clues = new Clues();
  const replay = new Replay({
    lastUpdate: 0,
    policies: own,
    onEvent: (event) => clues.take(event),
  });
  for (const line of linesOf(app)) replay.line(line);
  return diagnose(replay.finish(), clues);
}
