/**
 * What is submitted to an API server and what becomes of its pods, as data: for record-kubernetes.ts and, with the same words, for the engine (kubernetes.test.ts).
 *
 * In Spark: spark-submit --master k8s://…; drivers and executors are real. Left out on purpose: pod templates, volumes of users, Kerberos, stateful sets.
 */
import type { PodPlan } from "./kube-node.ts";

export interface KubernetesRun {
  readonly name: string;
  readonly mode: "client" | "cluster";
  /** Words of the command line besides master, mode, class and image; the program's own stand behind it. */
  readonly words: readonly string[];
  readonly resource: string;
  readonly own: readonly string[];
  /** What the program does (OnKubernetes.scala), how many executors it waits for, and for how many seconds. */
  readonly way: string;
  readonly awaits: number;
  readonly patience: number;
  readonly driver: PodPlan;
  readonly executors: PodPlan;
  /** Executors that fare otherwise, by their ids. */
  readonly except?: Readonly<Record<string, PodPlan>>;
  /** What is refused: verb, resource, and why. */
  readonly refuses?: "rights to pods" | "rights to services" | "namespace" | "rights to executors";
  /** What is broken when the first job is over. */
  readonly breaks?: "executor killed" | "pod deleted" | "driver pod deleted";
  /** A driver pod and its headless service that the user has made. */
  readonly prepared?: true;
  readonly noImage?: true;
  /** The client is ended after so many seconds: it would wait for ever. */
  readonly endsAfter?: number;
}

type More = Partial<Omit<KubernetesRun, "name" | "mode" | "words">>;

const jar = "local:///opt/spark/app.jar";
const words = (line: string): string[] => line.split(" ").filter((word) => word !== "");

const run = (
  name: string,
  mode: "client" | "cluster",
  line = "",
  more: More = {},
): KubernetesRun => ({
  name,
  mode,
  words: words(line),
  resource: jar,
  own: [],
  way: "ok",
  awaits: 2,
  patience: 60,
  driver: "pretends",
  executors: "runs",
  ...more,
});

/** Cluster mode that is left at once: what is posted is all there is to see. */
const posted = (name: string, line: string, more: More = {}): KubernetesRun =>
  run(name, "cluster", `--conf spark.kubernetes.submission.waitAppCompletion=false ${line}`, {
    driver: "unscheduled",
    ...more,
  });

const posts: readonly KubernetesRun[] = [
  posted("posted, plain", ""),
  posted("posted, with arguments", "--name My_App.v1", { own: ["1000", "--verbose", "a b"] }),
  posted(
    "posted, memory and cores",
    "--driver-memory 2g --driver-cores 2 --executor-memory 3g --executor-cores 2 --num-executors 4 --conf spark.kubernetes.driver.limit.cores=2500m --conf spark.kubernetes.driver.request.cores=1500m --conf spark.driver.memoryOverheadFactor=0.3 --conf spark.kubernetes.executor.limit.cores=3",
  ),
  posted("posted, overhead given", "--driver-memory 8g --conf spark.driver.memoryOverhead=512m"),
  posted(
    "posted, labels, annotations, variables, secrets",
    "--conf spark.kubernetes.driver.label.team=data --conf spark.kubernetes.driver.label.spark-role-of=mine --conf spark.kubernetes.driver.annotation.note=of-{{APP_ID}} --conf spark.kubernetes.driverEnv.MODE=fast --conf spark.kubernetes.driver.secrets.keys=/etc/keys --conf spark.kubernetes.driver.secretKeyRef.PASSWORD=keys:password --conf spark.kubernetes.driver.service.label.team=data --conf spark.kubernetes.driver.service.annotation.note=svc",
  ),
  posted(
    "posted, where and as whom",
    "--conf spark.kubernetes.namespace=jobs --conf spark.kubernetes.authenticate.driver.serviceAccountName=spark --conf spark.kubernetes.node.selector.disk=ssd --conf spark.kubernetes.driver.node.selector.zone=a --conf spark.kubernetes.container.image.pullPolicy=Always --conf spark.kubernetes.container.image.pullSecrets=one,two --conf spark.kubernetes.scheduler.name=volcano",
  ),
  posted(
    "posted, ports and local folders",
    "--conf spark.kubernetes.driver.pod.name=the-driver --conf spark.driver.port=7100 --conf spark.blockManager.port=7200 --conf spark.ui.port=4100 --conf spark.local.dir=/tmp/a,/tmp/b --conf spark.kubernetes.local.dirs.tmpfs=true",
  ),
  posted(
    "posted, a long name",
    "--name a-name-that-is-so-long-that-its-service-cannot-be-called-by-it",
  ),
  posted(
    "posted, jars and files",
    "--jars local:///opt/a.jar,https://somewhere/b.jar --files https://somewhere/c.txt",
  ),
  posted("posted, python", "--py-files local:///opt/lib.py --driver-memory 2g", {
    resource: "local:///opt/main.py",
    own: ["3"],
  }),
  posted(
    "posted, python, a factor given",
    "--conf spark.kubernetes.memoryOverheadFactor=0.2 --driver-memory 4g --conf spark.pyspark.python=/usr/bin/python3",
    { resource: "local:///opt/main.py" },
  ),
];

const refusals: readonly KubernetesRun[] = [
  posted("refused, no image", "", { noImage: true }),
  posted("refused, a bind address", "--conf spark.driver.bindAddress=10.0.0.1"),
  posted("refused, a reserved label", "--conf spark.kubernetes.driver.label.spark-role=boss"),
  posted("refused, a file without a place to upload it", "--files /etc/hostname"),
  posted("refused, no rights to create pods", "", { refuses: "rights to pods" }),
  posted("refused, no rights to create services", "", { refuses: "rights to services" }),
  posted("refused, no such namespace", "--conf spark.kubernetes.namespace=nowhere", {
    refuses: "namespace",
  }),
  run(
    "refused, no driver pod of that name",
    "client",
    "--conf spark.kubernetes.driver.pod.name=nobody",
  ),
  run("refused, no image for executors", "client", "", {
    noImage: true,
    awaits: 0,
    way: "waits",
    patience: 4,
  }),
];

const clusters: readonly KubernetesRun[] = [
  run("cluster", "cluster", "--num-executors 2", { driver: "runs" }),
  run("cluster, job fails", "cluster", "--num-executors 1", {
    driver: "runs",
    awaits: 1,
    way: "fails",
  }),
  run("cluster, exit 3", "cluster", "--num-executors 1", {
    driver: "runs",
    awaits: 1,
    way: "exits-3",
  }),
  run("cluster, driver pod deleted", "cluster", "--num-executors 1", {
    driver: "runs",
    awaits: 1,
    way: "holds",
    breaks: "driver pod deleted",
  }),
  run("cluster, no image to be had", "cluster", "", { driver: "no-image", endsAfter: 10 }),
  run("cluster, no node has room", "cluster", "", { driver: "unscheduled", endsAfter: 8 }),
];

const small = "--conf spark.kubernetes.allocation.batch.size=2";
const clients: readonly KubernetesRun[] = [
  run("client", "client"),
  run("client, driver pod given", "client", "--conf spark.kubernetes.driver.pod.name=the-driver", {
    prepared: true,
  }),
  run("client, five in batches of two", "client", `--num-executors 5 ${small}`, {
    executors: "pretends",
    awaits: 0,
    way: "waits",
    patience: 8,
  }),
  run("client, seven that no node takes", "client", "--num-executors 7", {
    executors: "unscheduled",
    awaits: 7,
    patience: 6,
    way: "waits",
  }),
  run(
    "client, at most three pending",
    "client",
    "--num-executors 7 --conf spark.kubernetes.allocation.maxPendingPods=3",
    { executors: "unscheduled", awaits: 7, patience: 6, way: "waits" },
  ),
  run("client, one has no image", "client", "", { except: { "2": "no-image" }, awaits: 1 }),
  run("client, executor killed", "client", "", { way: "holds", breaks: "executor killed" }),
  run("client, executor pod deleted", "client", "", { way: "holds", breaks: "pod deleted" }),
  run(
    "client, executor killed, pods kept",
    "client",
    "--conf spark.kubernetes.executor.deleteOnTermination=false",
    { way: "holds", breaks: "executor killed" },
  ),
  run("client, pods kept", "client", "--conf spark.kubernetes.executor.deleteOnTermination=false"),
  run("client, too many executors fail", "client", "--num-executors 1", {
    way: "kills-executors",
    awaits: 1,
  }),
  run("client, job fails", "client", "--num-executors 1", { way: "fails", awaits: 1 }),
  run("client, no rights to create executors", "client", "", {
    refuses: "rights to executors",
    awaits: 2,
    patience: 6,
    way: "waits",
  }),
  run(
    "client, executors with settings",
    "client",
    "--num-executors 1 --executor-cores 2 --executor-memory 2g --conf spark.kubernetes.executor.limit.cores=3 --conf spark.kubernetes.executor.request.cores=500m --conf spark.kubernetes.executor.label.team=data --conf spark.kubernetes.executor.annotation.note=exec-{{EXECUTOR_ID}} --conf spark.executorEnv.MODE=fast --conf spark.kubernetes.executor.secrets.keys=/etc/keys --conf spark.kubernetes.executor.secretKeyRef.PASSWORD=keys:password --conf spark.kubernetes.executor.podNamePrefix=mine --conf spark.executor.extraClassPath=/opt/more.jar --conf spark.executor.extraJavaOptions=-Dlog=INFO --conf spark.kubernetes.node.selector.disk=ssd --conf spark.kubernetes.executor.node.selector.zone=b --conf spark.kubernetes.authenticate.executor.serviceAccountName=worker --conf spark.decommission.enabled=true --conf spark.kubernetes.executor.disableConfigMap=true --conf spark.executor.memoryOverheadFactor=0.5",
    { executors: "pretends", awaits: 0, way: "waits", patience: 4 },
  ),
];

export const kubernetesRuns: readonly KubernetesRun[] = [
  ...posts,
  ...refusals,
  ...clusters,
  ...clients,
];

/** The recording of a run. */
export const fileNameOf = (name: string): string => `${name.replaceAll(/\W+/g, "-")}.json`;
