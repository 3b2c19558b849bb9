/**
 * A run on YARN as both sides tell it, and what of it has to agree: states of application, attempts and containers, exit code, results, and what each logger wrote, in
 * its order. What is free, with the reason, stands in `free`. Left out on purpose: the order of lines of different loggers, which are threads of their own.
 */
import type { ApplicationTold } from "./yarn-normal.ts";

export interface YarnTold {
  readonly exit: number;
  readonly client: readonly string[];
  readonly results: readonly string[];
  readonly masters: Readonly<Record<string, readonly string[]>>;
  readonly application?: ApplicationTold;
}

/** Lines that one side has and the other need not, each with why. */
const free: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/Add WebUI Filter/, "the proxy in front of the pages is left out"],
  [/^INFO ApplicationMaster:$/, "the command line of executors' JVMs is left out"],
  [/Received \d+ containers|Launching container/, "how grants fall to heartbeats is chance"],
  [
    /Attempted to get executor loss reason/,
    "whoever asks an ApplicationMaster that leaves is answered or not",
  ],
  [/Client: Deleted staging directory/, "whoever comes first deletes it"],
  [
    /Executor \w+ on \S+ killed by driver/,
    "told once the node's word is there, or not before the end",
  ],
  [/Actual list of executor/, "says again who was asked to end"],
  [/Canceling requests/, "a driver that stops wants none any more; heard or not"],
  [/Disabling executor/, "said again by what follows it"],
  [
    /Requesting driver to remove executor|Asked to remove non-existent/,
    "the same loss on a second way, a race",
  ],
  [
    /Added JAR|Submitted application: |Starting job|Invoking stop|Created broadcast/,
    "of every driver, recorded elsewhere",
  ],
  [
    /Running Spark version|Successfully stopped|task set|TaskSet|Killing all running tasks|Cancelling stage/,
    "likewise",
  ],
  [/TaskSetManager: /, "tasks are recorded elsewhere"],
  [
    /RECEIVED SIGNAL|Reporter thread|exitCode: 12|final status: UNDEFINED, exitCode: 16|Final app status: UNDEFINED/,
    "what a process says while it is ended",
  ],
  [
    /Sending RequestExecutors|Attempted to (?:send shutdown|request executors)/,
    "what a stopped backend still tries",
  ],
  [/ERROR ApplicationMaster: Uncaught exception/, "a stack follows"],
  [
    /ERROR ApplicationMaster: User class threw exception/,
    "a stack follows; the reason is told in the next line",
  ],
  [/Driver terminated or disconnected/, "once or twice, as connections close"],
  [/Disconnected|BlockManager|MapOutput/, "of every driver"],
];
const isFree = (line: string): boolean => free.some(([pattern]) => pattern.test(line));

/** Words that are chance within a line. */
const plain = (line: string): string =>
  line
    .replaceAll(/(container_T_\d{4}_\d\d)_\d{6}/g, "$1_n")
    .replace(/Executor \d+ on (\S+) killed/, "Executor n on $1 killed")
    .replace(/(ready for scheduling beginning) after .*/, "$1")
    .replace(/\(HOST:PORT\) with ID/, "with ID")
    .replace(/RPC address .*?, but/, "RPC address HOST, but")
    .replace(/Diagnostics: .*/, "Diagnostics: …")
    .replace(/(User class threw exception: ).*/, "$1…")
    .replace(/Uploading resource .*(?:app|on-yarn)\.\w+>?$/, "Uploading resource <app>")
    .replace(/^(start time|tracking URL|ApplicationMaster RPC port): .*/, "$1: …")
    .replace(/Reason: .*/, "Reason: …")
    .replace(/(awaitResult:).*/, "$1")
    .replace(/with ID \d+,/, "with ID n,")
    .replace(/(lost connection with driver! Shutting down\.) .*/, "$1")
    .replace(/Lost executor \d+ on/, "Lost executor n on")
    .replace(
      /(Exception in thread "main") .*(?:stopped SparkContext\.|was shut down)$/,
      "$1: stopped",
    )
    .replace(/Task \d+ in stage/, "Task n in stage")
    .replace(/(aborted due to stage failure: .* failed 4 times), .*/, "$1, …")
    .trimEnd();

const afterTheEnd =
  /Interrupting monitor|Shutting down all|Asking each executor|backend Stopped|Final app status|SparkContext is stopping/;

/** The lines of each logger, in its order. Rows of a report belong to Client. */
function byLogger(lines: readonly string[]): Record<string, string[]> {
  const logs: Record<string, string[]> = {};
  let isWaiting = false;
  const killed = lines.findIndex((line) => /exited unexpectedly|RECEIVED SIGNAL TERM/.test(line));
  for (const [at, each] of lines.entries()) {
    const report = /^INFO Client: Application report for .* \(state: (\w+)\)/.exec(each);
    // A state that lasts is told again every thirty looks, without its rows.
    if (report !== null && lines[at + 1] !== "INFO Client:") continue;
    if (report !== null) isWaiting = report[1] === "ACCEPTED";
    const line =
      isWaiting && each.startsWith("diagnostics: ") ? "diagnostics: <waits>" : plain(each);
    // How far a process comes that is ended in the middle is chance.
    const ended = /^(.*kill executor\(s\)) (\d+(?:, \d+)*)(\.?)$/.exec(line);
    if (isFree(line) || (killed >= 0 && at > killed && afterTheEnd.test(line))) continue;
    const logger =
      /^(?:INFO|WARN|ERROR) ([^:]+):/.exec(line)?.[1] ??
      (line.startsWith("Exception") ? "main" : "Client");
    const own = (logs[logger] ??= []);
    // Whether two that are idle are ended at one look or at two is chance.
    if (ended === null) own.push(line);
    else for (const _ of (ended[2] ?? "").split(", ")) own.push(`${ended[1]} n${ended[3]}`);
  }
  return logs;
}

/** What has to be the same on both sides. */
export function comparable({ exit, client, results, masters, application }: YarnTold): unknown {
  return {
    exit,
    results: results.toSorted(),
    client: byLogger(client),
    masters: Object.fromEntries(
      Object.entries(masters).map(([attempt, lines]) => [attempt, byLogger(lines)]),
    ),
    ...(application === undefined
      ? {}
      : {
          states: application.states,
          attempts: application.attempts,
          status: application.summary["finalStatus"],
          state: application.summary["state"],
          // One more may be granted than is wanted, and is given back; at an end it is chance whether a node is heard before its containers are ended.
          containers: application.containers
            .filter(({ states }) => !states.includes("RELEASED") && states.includes("RUNNING"))
            .map(
              ({ memory, vcores, states }) =>
                `${memory} MB, ${vcores}: ${states.join(" ").replace(/KILLED$/, "COMPLETED")}`,
            ),
        }),
  };
}
