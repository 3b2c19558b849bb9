/**
 * What is submitted to a real YARN and what is broken there, as data: for record-yarn.ts and, with the same words, for the engine (yarn.test.ts).
 *
 * In YARN: one ResourceManager and two NodeManagers of 4096 MB and 4 vcores (MiniYARNCluster), Capacity scheduler, two queues. Left out on purpose: racks,
 * security, log aggregation.
 */

/** What a run breaks once its first job is over. */
type Breaks = "am" | "client" | "executor" | "application" | "nothing";

export interface YarnRun {
  readonly name: string;
  readonly mode: "client" | "cluster";
  /** What the program does (OnYarn.scala). */
  readonly way: string;
  /** How many executors the program waits for. */
  readonly awaits: number;
  /** Words of the command line besides master, mode, class and memory. */
  readonly words: readonly string[];
  readonly breaks?: Breaks;
  /** Another application holds the queue at first. */
  readonly behind?: true;
  /** Without HADOOP_CONF_DIR. */
  readonly unconfigured?: true;
}

/** The clusters: what stands in yarn-site.xml, and what is run on each. */
export interface YarnCluster {
  readonly name: string;
  readonly site: Readonly<Record<string, string>>;
  readonly runs: readonly YarnRun[];
}

const site = {
  "yarn.scheduler.minimum-allocation-mb": "1024",
  "yarn.nodemanager.resource.memory-mb": "4096",
  "yarn.nodemanager.resource.cpu-vcores": "4",
  "yarn.nodemanager.pmem-check-enabled": "false",
  "yarn.scheduler.capacity.root.queues": "default,thin",
  "yarn.scheduler.capacity.root.default.capacity": "75",
  "yarn.scheduler.capacity.root.default.maximum-capacity": "100",
  "yarn.scheduler.capacity.root.thin.capacity": "25",
  "yarn.scheduler.capacity.root.thin.maximum-capacity": "50",
  "yarn.scheduler.capacity.maximum-am-resource-percent": "0.5",
};
const calculator = (name: string): Record<string, string> => ({
  "yarn.scheduler.capacity.resource-calculator": `org.apache.hadoop.yarn.util.resource.${name}ResourceCalculator`,
});

const run = (
  name: string,
  mode: "client" | "cluster",
  way: string,
  awaits: number,
  line = "",
  more: Pick<YarnRun, "breaks" | "behind" | "unconfigured"> = {},
): YarnRun => ({
  name,
  mode,
  way,
  awaits,
  words: line.split(" ").filter((word) => word !== ""),
  ...more,
});

/** Dynamic allocation; executors that hold shuffle files are given back, too, because nobody reads them again. */
const comeAndGo = [
  "spark.dynamicAllocation.enabled=true",
  "spark.dynamicAllocation.maxExecutors=2",
  "spark.dynamicAllocation.executorIdleTimeout=2s",
  "spark.dynamicAllocation.shuffleTracking.timeout=2s",
]
  .map((setting) => `--conf ${setting}`)
  .join(" ");

const dominant: readonly YarnRun[] = [
  run("client", "client", "ok", 2),
  run("cluster", "cluster", "ok", 2),
  run(
    "cluster, two cores, three executors",
    "cluster",
    "ok",
    3,
    "--num-executors 3 --executor-cores 2",
  ),
  run("client, one executor", "client", "ok", 1, "--num-executors 1"),
  run("client, job fails", "client", "fails", 1, "--num-executors 1"),
  run("cluster, job fails", "cluster", "fails", 1, "--num-executors 1"),
  run("client, exit 3", "client", "exits-3", 1, "--num-executors 1"),
  run("cluster, exit 3", "cluster", "exits-3", 1, "--num-executors 1"),
  run(
    "cluster, exit 3 after stop, one attempt",
    "cluster",
    "stops-exits-3",
    1,
    "--num-executors 1 --conf spark.yarn.maxAppAttempts=1",
  ),
  run(
    "cluster, throws before a context",
    "cluster",
    "throws-first",
    0,
    "--conf spark.yarn.maxAppAttempts=1",
  ),
  run("cluster, no context", "cluster", "no-context", 0, "--conf spark.yarn.maxAppAttempts=1"),
  run("cluster, AM killed", "cluster", "holds", 1, "--num-executors 1", { breaks: "am" }),
  run("client, AM killed", "client", "holds", 1, "--num-executors 1", { breaks: "am" }),
  run("client, client killed", "client", "holds", 1, "--num-executors 1", { breaks: "client" }),
  run("cluster, client killed", "cluster", "holds", 1, "--num-executors 1", { breaks: "client" }),
  run("client, executor killed", "client", "holds", 2, "", { breaks: "executor" }),
  run("client, application killed", "client", "holds", 1, "--num-executors 1", {
    breaks: "application",
  }),
  run("cluster, application killed", "cluster", "holds", 1, "--num-executors 1", {
    breaks: "application",
  }),
  run(
    "cluster, not waited for",
    "cluster",
    "ok",
    1,
    "--num-executors 1 --conf spark.yarn.submit.waitAppCompletion=false",
  ),
  run("client, too many executors fail", "client", "kills-executors", 1, "--num-executors 1"),
  run("cluster, executors too large", "cluster", "ok", 2, "--executor-memory 4g"),
  run("cluster, AM too large", "cluster", "ok", 2, "--driver-memory 5g"),
  run("client, no such queue", "client", "ok", 1, "--queue fat"),
  run(
    "cluster, behind another in its queue",
    "cluster",
    "ok",
    1,
    "--num-executors 1 --queue thin",
    { behind: true },
  ),
  run("cluster, a gigabyte each", "cluster", "ok", 2, "--executor-memory 1g --driver-memory 1g"),
  run("cluster, exit 0 without stop", "cluster", "exits-0", 1, "--num-executors 1"),
  run(
    "cluster, AM killed, one attempt",
    "cluster",
    "holds",
    1,
    "--num-executors 1 --conf spark.yarn.maxAppAttempts=1",
    { breaks: "am" },
  ),
  run(
    "client, client killed, counted as failed",
    "client",
    "holds",
    1,
    "--num-executors 1 --conf spark.yarn.am.clientModeTreatDisconnectAsFailed=true",
    { breaks: "client" },
  ),
  run(
    "cluster, more executors than its queue holds",
    "cluster",
    "holds",
    2,
    "--num-executors 4 --queue thin",
    { breaks: "nothing" },
  ),
  run("client, executors come and go", "client", "holds", 0, comeAndGo, { breaks: "nothing" }),
  run("cluster, executors come and go", "cluster", "holds", 0, comeAndGo, { breaks: "nothing" }),
  run("cluster, without its settings", "cluster", "ok", 1, "", { unconfigured: true }),
];

/** The calculator that looks at memory alone. */
const memoryOnly: readonly YarnRun[] = [
  run(
    "cluster, two cores, memory alone counts",
    "cluster",
    "ok",
    3,
    "--num-executors 3 --executor-cores 3",
  ),
];

export const yarnClusters: readonly YarnCluster[] = [
  { name: "dominant", site: { ...site, ...calculator("Dominant") }, runs: dominant },
  { name: "memory-only", site: { ...site, ...calculator("Default") }, runs: memoryOnly },
];

/** The recording of a run. */
export const fileNameOf = (name: string): string => `${name.replaceAll(/\W+/g, "-")}.json`;
