/**
 * A run on Kubernetes as both sides tell it, and what of it has to agree: exit code, results, every object that is posted, field by field, requests that change something, what is left at the end,
 * and what each logger wrote. What is free, with the reason, stands in `free`.
 */
import type { Json } from "./kube-api.ts";

export interface KubernetesTold {
  readonly exit: number;
  readonly results: readonly string[];
  readonly requests: readonly string[];
  readonly posted: readonly Json[];
  readonly left: readonly string[];
  readonly client: readonly string[];
  readonly driver: readonly string[];
}

/** Lines that one side has and the other need not, each with why. */
const free: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/SparkContext: /, "of every driver, recorded elsewhere"],
  [/The JAR .* has been added already/, "jars are not here"],
  [/TaskSchedulerImpl: (?!Lost executor)/, "tasks are recorded elsewhere"],
  [/Asking each executor/, "a detail of every backend"],
  [
    /Lost executor 4 |executor with id 4 exited with exit code 7/,
    "two threads see the last failure: one ends the driver, and the other may be too late",
  ],
  [/cancelled because SparkContext was shut down/, "what main makes of an end from outside"],
];
const isFree = (line: string): boolean => free.some(([pattern]) => pattern.test(line));

const plain = (line: string): string =>
  line
    .replace(/(ready for scheduling beginning) after .*/, "$1")
    .replace(/sharedSlotFromPendingPods: 21474836\d\d/, "sharedSlotFromPendingPods: MANY")
    .replace(/(aborted due to stage failure: .* failed 4 times), .*/, "$1, …")
    .replace(/Task \d+ in stage/, "Task n in stage")
    .replaceAll(/User "?\S+ cannot/g, "User … cannot")
    .replace(/^node name: .*|^start time: .*/, "")
    .trimEnd();

/** The lines of each logger in its order, each once where it is told again and again. */
function byLogger(lines: readonly string[]): Record<string, string[]> {
  const logs: Record<string, string[]> = {};
  for (const block of blocksOf(lines)) {
    const logger = /^(?:INFO|WARN|ERROR) ([^:]+):/.exec(block)?.[1] ?? "main";
    const log = (logs[logger] ??= []);
    if (log.at(-1) !== block) log.push(block);
  }
  const watcher = "LoggingPodStatusWatcherImpl";
  return logs[watcher] === undefined ? logs : { ...logs, [watcher]: watched(logs[watcher]) };
}

/** Lines with what follows them, each in one. */
function blocksOf(lines: readonly string[]): string[] {
  const blocks: string[] = [];
  for (const each of lines) {
    const line = plain(each);
    if (line === "") continue;
    if (/^(INFO|WARN|ERROR|Exception|Error)/.test(line) || blocks.length === 0) blocks.push(line);
    else blocks[blocks.length - 1] += `\n${line}`;
  }
  return blocks.filter((block) => !isFree(block));
}

/** A client that is slow begins to watch when the pod runs already: what it was told before is left out, unless it never runs. */
function watched(blocks: readonly string[]): string[] {
  const runs = blocks.some((block) => /phase: (Running|Succeeded|Failed)/.test(block));
  const early = runs
    ? /phase: Pending/
    : /ContainerCreating|container status: N\/A|container status:$/;
  const kept = blocks.filter((block) => !early.test(block) && !block.includes(": Waiting for "));
  const states = kept.filter((block, at) => kept.indexOf(block) === at);
  return [...blocks.filter((block) => block.includes(": Waiting for ")), ...states];
}

/** Who may not post pods tries once a second with another number, as long as the program waits. */
const isAmongFirst = (id: string | undefined): boolean => id === undefined || Number(id) <= 20;

/** What changes something; that executors come and go is told by their pods. */
const changes = (requests: readonly string[]): string[] =>
  requests.filter(
    (line) =>
      /^(POST|PATCH|DELETE)/.test(line) &&
      !line.endsWith("404") &&
      // The last failure, which two threads see.
      !/^DELETE pods .*-exec-4$/.test(line) &&
      isAmongFirst(/exec-(\d+) 403$/.exec(line)?.[1]),
  );

/** First what spark-submit posts, then executors and their config map, which two threads post beside each other. */
function order(requests: readonly string[]): string[] {
  const isOfExecutor = (line: string): boolean => /^POST .*(-exec-)/.test(line);
  return [
    ...changes(requests).filter((line) => !isOfExecutor(line)),
    ...changes(requests).filter(isOfExecutor).toSorted(),
  ];
}

const text = (value: Json): string => JSON.stringify(value);

/** The recorder's driver has this machine's address and any port; the engine's program has the name that it was submitted by. */
const everywhere = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/CoarseGrainedScheduler@[^"]*/g, "CoarseGrainedScheduler@DRIVER")
      .replaceAll(/(-Dspark\.driver\.(?:blockManager\.)?port)=\w+/g, "$1=PORT")
      .replaceAll(/(?<!oracle-)\bon-kubernetes/g, "oracle-onkubernetes"),
  ) as T;

/** What has to be the same on both sides. */
export function comparable(original: KubernetesTold): unknown {
  const told = everywhere(original);
  return {
    exit: told.exit,
    results: told.results.toSorted(),
    requests: order(told.requests),
    posted: told.posted
      .filter((object) => isAmongFirst(/"spark-exec-id":"(\d+)"/.exec(text(object))?.[1]))
      .toSorted((a, b) => (text(a) < text(b) ? -1 : 1)),
    left: told.left.toSorted(),
    client: byLogger(told.client),
    driver: byLogger(told.driver),
  };
}
