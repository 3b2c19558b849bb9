/**
 * What Spark's Mesos schedulers are offered and told, as data: for record-mesos.ts and, with the same steps, for the engine (mesos.test.ts).
 *
 * In Mesos: what a master sends to a framework. Left out on purpose: a master of its own, credentials, secrets, checkpoints.
 */
import { dispatcherRuns } from "./mesos-dispatcher-runs.ts";
import { fineRuns } from "./mesos-fine-runs.ts";
import { offers, runOf, status, type MesosRun, type Step } from "./mesos-steps.ts";

const total = (executors: number, ...hosts: readonly string[]): Step => ({
  do: "total",
  executors,
  hosts,
});

const coarse = runOf("coarse");
const three = offers(1, "h1|cpus:4;mem:4000", "h2|cpus:2;mem:512", "h3|cpus:8;mem:9000");

const coarseRuns: readonly MesosRun[] = [
  coarse(
    "seven cores at most, two each",
    { "spark.cores.max": "7", "spark.executor.cores": "2" },
    three,
    offers(4, "h1|cpus:4;mem:4000"),
  ),
  coarse("everything that is offered", {}, three, offers(4, "h2|cpus:2;mem:2000")),
  coarse("five cores at most, as many each as there are", { "spark.cores.max": "5" }, three),
  coarse(
    "memory with its overhead",
    { "spark.executor.memory": "8g", "spark.executor.cores": "1" },
    offers(1, "h1|cpus:4;mem:9010", "h2|cpus:4;mem:9011", "h3|cpus:4;mem:18022"),
  ),
  coarse(
    "overhead as it is set",
    {
      "spark.executor.memory": "2g",
      "spark.mesos.executor.memoryOverhead": "100",
      "spark.executor.cores": "1",
    },
    offers(1, "h1|cpus:4;mem:4296"),
  ),
  coarse(
    "the general overhead",
    {
      "spark.executor.memory": "2g",
      "spark.executor.memoryOverhead": "100m",
      "spark.executor.memoryOverheadFactor": "0.5",
      "spark.executor.cores": "1",
    },
    offers(1, "h1|cpus:4;mem:9000"),
  ),
  coarse(
    "GPUs",
    { "spark.mesos.gpus.max": "3", "spark.executor.cores": "2" },
    offers(1, "h1|cpus:4;mem:4000;gpus:2", "h2|cpus:4;mem:4000;gpus:4"),
    status("0", "h1", "TASK_FINISHED"),
    offers(3, "h1|cpus:2;mem:2000;gpus:2"),
  ),
  coarse("GPUs that nobody wants", {}, offers(1, "h1|cpus:4;mem:4000;gpus:2")),
  coarse(
    "constraints of text, presence and number",
    { "spark.mesos.constraints": "os:centos7,ubuntu;rack:;level:3", "spark.executor.cores": "1" },
    offers(
      1,
      "h1|cpus:1;mem:2000|os:centos7;rack:a;level:3",
      "h2|cpus:1;mem:2000|os:debian;rack:a;level:3",
      "h3|cpus:1;mem:2000|os:ubuntu;level:5",
      "h4|cpus:1;mem:2000|os:ubuntu;rack:b;level:2.5",
      "h5|cpus:1;mem:2000|os:ubuntu;rack:b;level:4",
      "h6|cpus:1;mem:2000",
    ),
  ),
  coarse(
    "constraints of sets",
    {
      "spark.mesos.constraints": "zone:a,b",
      "spark.mesos.rejectOfferDurationForUnmetConstraints": "7s",
    },
    offers(
      1,
      "h1|cpus:1;mem:2000|zone:{a,b,c}",
      "h2|cpus:1;mem:2000|zone:{a}",
      "h3|cpus:1;mem:2000|zone:a",
    ),
  ),
  coarse(
    "constraints of ranges",
    { "spark.mesos.constraints": "disk:3" },
    offers(1, "h1|cpus:1;mem:2000|disk:[1-4]", "h2|cpus:1;mem:2000|disk:[5-9]"),
  ),
  coarse("constraints that cannot be read", { "spark.mesos.constraints": "os" }, three),
  coarse(
    "a role's resources and everybody's",
    { "spark.mesos.role": "ads", "spark.executor.cores": "3" },
    offers(
      1,
      "h1|cpus(ads):2;cpus:2;mem(ads):1000;mem:4000",
      "h2|cpus:3;mem(ads, hans):2000;cpus(ads, hans):6",
    ),
  ),
  coarse(
    "ports",
    {
      "spark.executor.cores": "1",
      "spark.blockManager.port": "4000",
      "spark.executor.port": "4100",
    },
    offers(
      1,
      "h1|cpus:4;mem:9000;ports:[3900-4200]",
      "h2|cpus:4;mem:9000;ports:[3900-4050]",
      "h3|cpus:4;mem:9000;ports(ads):[4000-4000];ports:[4100-4100]",
      "h4|cpus:4;mem:9000",
    ),
  ),
  coarse(
    "failures of an agent",
    { "spark.executor.cores": "1", "spark.cores.max": "2" },
    offers(1, "h1|cpus:4;mem:9000"),
    status("0", "h1", "TASK_RUNNING"),
    status("0", "h1", "TASK_FAILED"),
    offers(2, "h1|cpus:4;mem:9000"),
    status("1", "h1", "TASK_LOST"),
    offers(3, "h1|cpus:4;mem:9000", "h2|cpus:4;mem:9000"),
    status("2", "h1", "TASK_KILLED"),
    status("3", "h2", "TASK_FINISHED"),
    offers(5, "h1|cpus:4;mem:9000", "h2|cpus:1;mem:9000"),
  ),
  coarse(
    "what is no failure",
    { "spark.executor.cores": "1", "spark.cores.max": "1" },
    offers(1, "h1|cpus:1;mem:2000"),
    status("0", "h1", "TASK_KILLED"),
    offers(2, "h1|cpus:1;mem:2000"),
    status("1", "h1", "TASK_FINISHED"),
    offers(3, "h1|cpus:1;mem:2000"),
    status("2", "h1", "TASK_ERROR"),
    offers(4, "h1|cpus:1;mem:2000"),
    status("3", "h1", "TASK_ERROR"),
    offers(5, "h1|cpus:1;mem:2000"),
  ),
  coarse(
    "declined for as long as it is set",
    {
      "spark.cores.max": "1",
      "spark.mesos.rejectOfferDuration": "30s",
      "spark.mesos.rejectOfferDurationForReachedMaxCores": "2min",
    },
    offers(1, "h1|cpus:1;mem:2000", "h2|cpus:1;mem:100"),
    offers(3, "h2|cpus:1;mem:2000"),
  ),
  coarse(
    "executors wanted and not wanted",
    {
      "spark.dynamicAllocation.enabled": "true",
      "spark.dynamicAllocation.testing": "true",
      "spark.executor.cores": "1",
    },
    offers(1, "h1|cpus:2;mem:4000"),
    total(1),
    offers(2, "h1|cpus:2;mem:4000"),
    offers(3, "h1|cpus:1;mem:2500"),
    total(3),
    offers(4, "h1|cpus:1;mem:2500", "h2|cpus:8;mem:9000"),
    { do: "kill", ids: ["0", "2"] },
    total(1),
    status("0", "h1", "TASK_KILLED"),
    offers(6, "h1|cpus:1;mem:2500"),
  ),
  coarse(
    "hosts where data is",
    {
      "spark.dynamicAllocation.enabled": "true",
      "spark.dynamicAllocation.testing": "true",
      "spark.executor.cores": "1",
      "spark.locality.wait": "2s",
    },
    total(3, "h2"),
    offers(1, "h1|cpus:2;mem:4000", "h2|cpus:2;mem:4000"),
    offers(3, "h1|cpus:2;mem:4000"),
    { do: "wait", seconds: 2.5 },
    offers(4, "h1|cpus:2;mem:4000"),
  ),
  coarse(
    "cores that nobody gave",
    { "spark.mesos.extra.cores": "2", "spark.executor.cores": "1", "spark.cores.max": "2" },
    offers(1, "h1|cpus:4;mem:9000"),
  ),
  coarse(
    "an image, labels and a package",
    {
      "spark.mesos.executor.docker.image": "spark:3.5.3",
      "spark.mesos.task.labels": "team:ads,cost:low",
      "spark.executor.uri": "http://files:9914/spark-3.5.3-bin-hadoop3.tgz",
      "spark.mesos.uris": "http://files:9914/a.txt,http://files:9914/b.txt",
    },
    offers(1, "h1|cpus:1;mem:2000"),
  ),
  coarse(
    "where agents have Spark",
    { "spark.mesos.executor.home": "/opt/spark" },
    offers(1, "h1|cpus:1;mem:2000"),
  ),
  coarse(
    "fractions of a core",
    {},
    offers(1, "h1|cpus:0.9;mem:2000", "h2|cpus:2.5;mem:2000"),
    offers(3, "h2|cpus:0.5;mem:592"),
  ),
  coarse(
    "several executors on an agent",
    { "spark.executor.cores": "2" },
    offers(1, "h1|cpus:7;mem:9000", "h2|cpus:4;mem:2000"),
  ),
  coarse(
    "the end",
    { "spark.mesos.coarse.shutdownTimeout": "1s" },
    offers(1, "h1|cpus:1;mem:2000"),
    { do: "stop" },
    offers(2, "h2|cpus:1;mem:2000"),
    { do: "stop" },
  ),
  coarse(
    "an agent is lost",
    { "spark.executor.cores": "1" },
    offers(1, "h1|cpus:1;mem:2000"),
    { do: "agent lost", agentId: "s-h1" },
    status("0", "h1", "TASK_LOST"),
    offers(2, "h1|cpus:1;mem:2000"),
  ),
];

export const mesosRuns: readonly MesosRun[] = [...coarseRuns, ...fineRuns, ...dispatcherRuns];

/** The recording of a run. */
export const fileNameOf = (name: string): string => `${name.replaceAll(/\W+/g, "-")}.json`;
