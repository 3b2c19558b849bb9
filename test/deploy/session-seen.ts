/**
 * What is compared of a session on a standalone cluster: log lines, events and the Master's books, without what belongs to one machine and
 * one day, and with what may come in any order put in one.
 *
 * In Spark: the recorded sessions (test/oracle/recordings/standalone-*.json). Left out on purpose: loggers that tell of parts the engine has
 * not; each is named here.
 */
import { eventsOf, type MasterState, type TracedEvent } from "../../engine/index.ts";

/** Names without stamps, ports and numbers of machines: as the recorder writes them. */
export function plain(text: string): string {
  return text
    .replace(/worker-\d{14}-worker-(\d+)-\d+/g, "WORKER$1")
    .replace(/\bworker-(\d+):\d+/g, "worker-host-$1:PORT")
    .replace(/\bworker-(\d+)\b/g, "worker-host-$1")
    .replace(/WORKER(\d+)/g, "worker-$1")
    .replace(/\b(app|driver)-\d{14}-(\d{4})/g, "$1-$2")
    .replace(/\bmaster:7077/g, "HOST:PORT")
    .replace(/\bsubmitter\b/g, "HOST");
}

/** Lines of the real logs that tell of what the engine has not: JVMs, web pages, sockets without a name, reconnecting. */
const beyondUs =
  /Started daemon|WebUI|Running Spark version|Worker decommissioning|Spark home|ExecutorRunner: |Copying user jar|: HOST:PORT got disassociated|Disassociated !|Not spawning another|Failed to connect|TransportClientFactory/;

const ours =
  /^(INFO|WARN|ERROR) (Master|Worker|ClientEndpoint|StandaloneAppClient\$ClientEndpoint|StandaloneSchedulerBackend): /;

/** An executor whose driver told it to stop may be faster than the worker that was told to kill it: both are seen (D2.32). */
const eitherStatus = (line: string): string => line.replace(/KILLED exitStatus (0|143)$/, "KILLED");

/** The lines to compare, with neighbours that differ in numbers only in order of their text, and repeated complaints said once. */
export function linesSeen(lines: readonly string[]): string[] {
  const kept = lines.filter((line) => ours.test(line) && !beyondUs.test(line)).map(eitherStatus);
  const seen: string[] = [];
  let run: string[] = [];
  const shape = (line: string): string => line.replace(/\d+/g, "n");
  for (const line of kept) {
    if (/Connection to .*failed/.test(line) && (run.includes(line) || seen.includes(line)))
      continue;
    if (run.length > 0 && shape(run[0] as string) !== shape(line)) {
      seen.push(...run.toSorted());
      run = [];
    }
    run.push(line);
  }
  return [...seen, ...run.toSorted()];
}

/** What one process of the engine logged, as the recorder would have written it. */
export const logOf = (events: readonly TracedEvent[], process: RegExp): string[] =>
  eventsOf(events, "LogLine")
    .filter((line) => process.test(line.process))
    .map(({ level, logger, text }) => plain(`${level} ${logger}: ${text}`));

type Json = Readonly<Record<string, unknown>>;

/** What belongs to one day, what is always empty, and what goes by another name here: not in these recordings (test/monitor/pages has them all). */
const notRecorded = new Set(
  [
    "port webuiaddress lastheartbeat starttime user submitdate duration mainclass memoryperslave",
    "resources resourcesused resourcesfree resourcesperexecutor resourcesperslave",
  ].flatMap((names) => names.split(" ")),
);

/** The Master's books with workers by name. */
export function stateSeen(state: MasterState | Json, names: (text: string) => string): unknown {
  const read = JSON.parse(names(JSON.stringify(state)), (key, value: unknown) =>
    notRecorded.has(key) ? undefined : value,
  ) as { readonly workers: readonly { readonly id: string }[] };
  return { ...read, workers: read.workers.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** Jobs, stages and executors of an application in order, and of each stage how its tasks ended, wherever they ran. */
export function eventsSeen(lines: readonly string[]): string[] {
  const seen: string[] = [];
  const ends: string[] = [];
  for (const line of lines) {
    if (/^(LogStart|EnvironmentUpdate|ResourceProfileAdded|BlockManager|TaskStart)/.test(line))
      continue;
    if (line.startsWith("TaskEnd")) ends.push(line.replace(/ on executor \d+ \w+/, ""));
    else {
      if (line.startsWith("StageCompleted")) seen.push(...ends.splice(0).toSorted());
      seen.push(line.trim());
    }
  }
  const added = seen.filter((line) => line.startsWith("ExecutorAdded")).toSorted();
  return seen.map((line) => (line.startsWith("ExecutorAdded") ? (added.shift() as string) : line));
}

/** The engine's events as the recorder writes Spark's. */
export function eventLines(events: readonly TracedEvent[]): string[] {
  return events.flatMap((event) => {
    const text = eventText(event);
    return text === undefined ? [] : [plain(text)];
  });
}

function eventText(event: TracedEvent): string | undefined {
  switch (event.kind) {
    case "SparkListenerApplicationStart":
      return `ApplicationStart ${event.appName} ${event.appId}`;
    case "SparkListenerApplicationEnd":
      return "ApplicationEnd";
    case "SparkListenerExecutorAdded":
      return `ExecutorAdded ${event.executorId} on ${event.host} with ${event.totalCores} cores`;
    case "SparkListenerExecutorRemoved":
      return `ExecutorRemoved ${event.executorId}: ${event.reason}`;
    case "SparkListenerJobStart":
      return `JobStart ${event.jobId} stages [${event.stageInfos
        .map(({ stageId }) => stageId)
        .toSorted((a, b) => a - b)
        .join(",")}]`;
    case "SparkListenerJobEnd":
      return `JobEnd ${event.jobId} ${event.jobResult.kind}`;
    case "SparkListenerStageSubmitted":
    case "SparkListenerStageCompleted": {
      const { stageId, attemptNumber, numTasks } = event.stageInfo;
      return `${event.kind.replace("SparkListener", "")} ${stageId}.${attemptNumber} tasks ${numTasks}`;
    }
    case "SparkListenerTaskEnd": {
      const { index, attemptNumber } = event.taskInfo;
      return `TaskEnd ${event.stageId}.${event.stageAttemptId} task ${index}.${attemptNumber}: ${event.reason.kind}`;
    }
    default:
      return undefined;
  }
}
