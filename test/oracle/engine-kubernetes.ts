/** The runs of kubernetes-runs.ts on the engine, told as the recorder tells real ones. */
import type { Denied } from "../../engine/deploy/kubernetes/access.ts";
import type { KubernetesCluster } from "../../engine/deploy/kubernetes/kubernetes-cluster.ts";
import type { KubernetesObject } from "../../engine/deploy/kubernetes/objects.ts";
import {
  bareSurroundings,
  submissionOf,
  submitted,
} from "../../engine/deploy/submit/submission.ts";
import { seconds } from "../../engine/foundation/sizes.ts";
import {
  eventsOf,
  type Fault,
  kubernetes,
  type Main,
  simulate,
  type Simulation,
  type TracedEvent,
} from "../../engine/index.ts";
import type { Json, KubeObject } from "./kube-api.ts";
import type { KubernetesTold } from "./kubernetes-told.ts";
import { kubernetesText, linesOf, objectTold, requestTold } from "./kubernetes-normal.ts";
import type { KubernetesRun } from "./kubernetes-runs.ts";

const MASTER = "k8s://http://127.0.0.1:8443";

function commandOf(run: KubernetesRun): string[] {
  const own =
    run.own.length > 0 || run.driver === "unscheduled"
      ? run.own
      : ["/meet-it", String(run.awaits), String(run.patience), run.way];
  return [
    ...`--master ${MASTER} --deploy-mode ${run.mode}`.split(" "),
    ...(run.resource.endsWith(".jar") ? ["--class", "oracle.OnKubernetes"] : []),
    ...(run.noImage === true ? [] : ["--conf", "spark.kubernetes.container.image=spark:3.5.3"]),
    ...(run.mode === "client" ? ["--conf", "spark.ui.enabled=false"] : []),
    ...run.words,
    run.mode === "client" ? "/on-kubernetes.jar" : run.resource,
    ...own,
  ];
}

function deniedIn({ refuses }: KubernetesRun): Denied[] {
  const denied = (verb: "POST" | "PATCH", resource: "pods" | "services"): Denied[] => [
    { account: "user", verb, resource },
  ];
  if (refuses === "rights to pods" || refuses === "rights to executors")
    return denied("POST", "pods");
  return refuses === "rights to services" ? denied("PATCH", "services") : [];
}

/** Nodes on which pods fare as the run says. */
function clusterOf(run: KubernetesRun) {
  const fate = run.mode === "client" ? run.executors : run.driver;
  const node = { cpus: 8, memory: "32g", labels: { disk: "ssd", zone: "b" } };
  const all = { nodes: [node, run.except === undefined ? node : { ...node, images: [] }] };
  return kubernetes({
    nodes: fate === "unscheduled" ? [] : all.nodes,
    url: MASTER.slice("k8s://".length),
    namespaces: run.refuses === "namespace" ? ["default"] : ["default", "jobs"],
    denied: deniedIn(run),
    ...(fate === "no-image" ? { images: [] } : {}),
  });
}

/** OnKubernetes.scala, in TypeScript. */
const program =
  ({ way, awaits, patience }: KubernetesRun, results: string[]): Main<unknown> =>
  async (spark, driver) => {
    const sc = spark.sparkContext;
    const numbers = Array.from({ length: 12 }, (_, i) => i + 1);
    const sums = async (): Promise<void> => {
      const pairs = await sc
        .parallelize(numbers, 4)
        .map((x): [number, number] => [x % 3, x])
        .reduceByKey((a, b) => a + b, 2)
        .collect();
      results.push(
        `RESULT ${pairs
          .map((pair) => `(${pair.join(",")})`)
          .toSorted()
          .join(" ")}`,
      );
    };
    if (way === "waits" && awaits > 0) await spark.sleep(patience * 1000);
    // As long as real JVMs take for their first job.
    else await spark.sleep(2000);
    if (way !== "waits") await sums();
    if (way === "holds") {
      await spark.sleep(20_000);
      await sums();
    }
    if (way === "fails")
      await sc
        .parallelize([1, 2, 3, 4], 2)
        .map((x) => {
          if (x === 3) throw new Error("bad record 3");
          return x;
        })
        .count();
    if (way === "kills-executors")
      await sc
        .parallelize(numbers, 12)
        .map((x) => x)
        .count();
    if (way === "exits-3") return driver.exit(3);
    spark.stop();
  };

function faultsOf({ breaks, way }: KubernetesRun): readonly Fault[] {
  const when = {
    after: (event: TracedEvent) => event.kind === "SparkListenerJobEnd",
    delay: seconds(1),
  };
  if (way === "kills-executors")
    return ["1", "2", "3", "4", "5"].map((executor) => ({
      kind: "kill executor",
      executor,
      exitCode: 7,
      when: {
        after: (event: TracedEvent) =>
          event.kind === "SparkListenerTaskStart" &&
          event.stageId > 1 &&
          event.taskInfo.executorId === executor,
        delay: 20_000,
      },
    }));
  if (breaks === "driver pod deleted") return [{ kind: "kill application", when }];
  if (breaks === "executor killed") return [{ kind: "kill executor", executor: "1", when }];
  return breaks === "pod deleted" ? [{ kind: "delete pod", executor: "1", when }] : [];
}

/** What is posted; which fields of the engine's books it has not. */
function posted(objects: readonly KubernetesObject[]): Json[] {
  return objects.map((object) => {
    const { status: _, ...plain } = object as KubernetesObject & { status?: unknown };
    return objectTold(plain as unknown as KubeObject);
  });
}

export async function onEngine(run: KubernetesRun): Promise<KubernetesTold> {
  const surroundings = { ...bareSurroundings, folder: "/" };
  const { prepared, exit = 0, lines } = submitted(commandOf(run), surroundings);
  if (prepared === undefined)
    return {
      exit,
      results: [],
      requests: [],
      posted: [],
      left: [],
      client: linesOf(lines),
      driver: [],
    };
  const simulation = simulate(clusterOf(run), {
    seed: 10,
    check: true,
    wholeLogs: true,
    costs: { driverStart: seconds(3), executorStart: seconds(3) },
    ...(run.endsAfter === undefined ? {} : { until: seconds(run.endsAfter + 3) }),
  });
  const cluster = simulation.manager as KubernetesCluster;
  const kept: KubernetesObject[] = [];
  cluster.api.onPosted = (object) => void kept.push(structuredClone(object));
  if (run.prepared === true) prepare(cluster);
  kept.length = 0;
  const from = simulation.world.trace.events.length;
  const results: string[] = [];
  const submission = submissionOf(prepared);
  simulation.submit(
    {
      name: run.mode === "client" ? "on kubernetes" : submission.name,
      user: "somewhere",
      deployMode: run.mode,
      conf: submission.conf,
      clientArguments: prepared.arguments,
      faults: faultsOf(run),
    },
    program(run, results),
  );
  const isPosted = run.mode === "cluster" && run.driver === "unscheduled";
  if (isPosted && run.endsAfter === undefined) {
    for (let steps = 0; steps < 200 && simulation.world.step(); steps++);
  } else await simulation.run();
  return toldOf(run, simulation, results, from, kept);
}

function prepare(cluster: KubernetesCluster): void {
  const labels = { mine: "driver" };
  cluster.create({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "the-driver", labels },
    spec: { containers: [], restartPolicy: "Never", volumes: [] },
    status: { phase: "Running" },
  });
  cluster.create({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "the-driver" },
    spec: {
      clusterIP: "None",
      ipFamilies: [],
      ipFamilyPolicy: "SingleStack",
      ports: [],
      selector: labels,
    },
  });
}

const stamp = "26/11/21 00:00:00";
const asLine = ({ level, logger, text }: Extract<TracedEvent, { kind: "LogLine" }>): string =>
  logger === "stderr" ? text : `${stamp} ${level} ${logger}: ${text}`;
const rows = (line: string): string[] =>
  line.replaceAll(/\b10\.244\.\d+\.\d+\b|\bsubmitter\b/g, "127.0.0.1").split("\n");

function toldOf(
  run: KubernetesRun,
  simulation: Simulation,
  results: readonly string[],
  from: number,
  kept: readonly KubernetesObject[],
): KubernetesTold {
  const { api } = simulation.manager as KubernetesCluster;
  // The log of a driver goes with its pod.
  const isKept = run.breaks !== "driver pod deleted";
  const events = simulation.world.trace.events.slice(from);
  const client = run.mode === "cluster" ? "spark-submit" : "driver";
  const linesFrom = (process: string): string[] =>
    eventsOf(events, "LogLine")
      .filter((line) => line.process === process)
      .map(asLine)
      .flatMap(rows);
  const { error, exitCode } = simulation.runs[0] ?? {};
  const isUncaught = error !== undefined && exitCode === undefined;
  const uncaught = isUncaught ? uncaughtLine(error) : [];
  const isClient = run.mode === "client";
  return {
    exit: isClient
      ? (exitCode ?? (error === undefined ? 0 : 1))
      : (eventsOf(events, "ClientExited")[0]?.exitCode ?? -1),
    results: isKept ? results : [],
    requests: eventsOf(events, "KubernetesRequest").map(
      ({ verb, resource, name, selector, code, at }) =>
        requestTold({
          at,
          verb,
          resource,
          code,
          ...(name === undefined ? {} : { name }),
          ...(selector === undefined ? {} : { selector }),
        }),
    ),
    posted: posted(kept),
    left: api.objects.map((object) =>
      kubernetesText(
        [
          object.kind,
          object.metadata.name,
          object.kind === "Pod" ? object.status.phase : "",
          object.metadata.labels?.["spark-exec-inactive"] === "true" ? "inactive" : "",
        ]
          .filter((word) => word !== "")
          .join(" "),
      ),
    ),
    client: linesOf([...linesFrom(client), ...(isClient ? uncaught : [])]),
    driver:
      run.driver === "runs" && !isClient && isKept
        ? linesOf([...linesFrom("driver"), ...uncaught])
        : [],
  };
}

function uncaughtLine(error: unknown): string[] {
  const { className = "org.apache.spark.SparkException", message } = error as Error & {
    className?: string;
  };
  return [`Exception in thread "main" ${className}: ${message.split("\n")[0] ?? ""}`];
}
