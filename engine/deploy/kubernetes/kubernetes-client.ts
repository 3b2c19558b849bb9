/**
 * Cluster mode: spark-submit posts the driver's pod, and its service and settings, which the pod owns; then it watches the pod, or leaves. However the driver ends, spark-submit has done its work: its exit code
 * is 0.
 *
 * In Spark 3.5.3: k8s KubernetesClientApplication.scala, LoggingPodStatusWatcher.scala. Rules D5.1, D5.10, D5.11. Left out on purpose: objects that have to be there before the pod (none of Spark's own
 * steps makes one).
 */
import { SparkException } from "../../foundation/errors.ts";
import { submittingProcess } from "../submitting-process.ts";
import type { Asker } from "./api-server.ts";
import { clientArguments, ownProgram } from "./client-arguments.ts";
import { driverSpec, type DriverSpec } from "./driver-spec.ts";
import type { Launch } from "./kube-node.ts";
import { KubernetesDriver } from "./kubernetes-driver.ts";
import { newAppId } from "./names.ts";
import { ownedBy, type Pod } from "./objects.ts";
import { watchOver } from "./pod-status-watcher.ts";
import type { Ground, KubernetesSubmission } from "./submission.ts";

export function submitAsCluster(on: Ground, submission: KubernetesSubmission): void {
  const { run } = submission;
  const { process, leave } = submittingProcess(on.world, run);
  submission.client = process;
  const random = on.world.random(`submission of ${run.driverName}`);
  const appId = newAppId(random);
  const asker = { process, account: "user", app: appId };
  const log = (level: "INFO" | "WARN" | "ERROR", logger: string, text: string): void =>
    on.world.log(level, logger, text, process.name, appId);
  try {
    deploy(on, submission, { asker, appId, log, leave });
  } catch (error) {
    leave(error as Error);
    run.refused(error as Error);
  }
}

interface Deploying {
  readonly asker: Asker;
  readonly appId: string;
  readonly log: (level: "INFO" | "WARN" | "ERROR", logger: string, text: string) => void;
  readonly leave: (error: Error | undefined) => void;
}

/** Client.run. @throws whatever refuses it */
function deploy(on: Ground, submission: KubernetesSubmission, deploying: Deploying): void {
  const { run } = submission;
  const { asker, appId, log, leave } = deploying;
  const submitted = 1_795_233_600_000 + Math.floor(on.world.now() / 1000);
  run.conf.setIfMissing("spark.app.submitTime", submitted);
  const spec = driverSpec({
    conf: run.conf,
    appId,
    program: clientArguments(run.clientArguments ?? ownProgram(run.mainClass)),
    user: run.user,
    env: run.env,
    podMemory: run.policies.podMemory,
    random: on.world.random(`driver of ${run.driverName}`),
    upload: (uri, to) =>
      log(
        "INFO",
        "KubernetesUtils",
        `Uploading file: ${uri.replace(/^file:/, "")} to dest: ${to}...`,
      ),
    warn: (logger, text) => log("WARN", logger, text),
  });
  const pod = posted(on, asker, spec, log, (created) =>
    on.drivers.set(created.metadata.uid ?? "", driverIn(on, submission, appId, spec)),
  );
  const { name, namespace = "default" } = pod.metadata;
  submission.podName = name;
  const deployed = { appName: run.name, appId, submissionId: `${namespace}:${name}` };
  neverRuns(on, submission, pod);
  if (run.conf.bool("spark.kubernetes.submission.waitAppCompletion"))
    return watchOver(on, {
      asker,
      pod,
      conf: run.conf,
      ...deployed,
      log,
      over: () => leave(undefined),
    });
  log(
    "INFO",
    "Client",
    `Deployed Spark application ${deployed.appName} with application ID ${appId} and submission ID ${deployed.submissionId} into Kubernetes`,
  );
  leave(undefined);
}

/** A pod that is deleted before its driver began. */
function neverRuns(on: Ground, submission: KubernetesSubmission, pod: Pod): void {
  const { name, namespace = "default", labels = {} } = pod.metadata;
  on.api.onGone(namespace, name, labels, () => {
    if (submission.driver === undefined)
      submission.run.refused(
        new SparkException(`The pod ${name} was deleted before its driver began.`),
      );
  });
}

/** The pod first, as the rest is to be its own. Where the rest is refused the pod goes again. */
function posted(
  on: Ground,
  asker: Asker,
  spec: DriverSpec,
  log: (level: "ERROR", logger: string, text: string) => void,
  created: (pod: Pod) => void,
): Pod {
  const namespace = spec.configMap.metadata.namespace ?? "default";
  let pod: Pod;
  try {
    pod = on.api.create(asker, namespace, spec.pod);
  } catch (error) {
    log("ERROR", "Client", 'Please check "kubectl auth can-i create pod" first. It should be yes.');
    throw error;
  }
  created(pod);
  try {
    on.api.create(asker, namespace, ownedBy(pod, spec.service), "PATCH");
    on.api.create(asker, namespace, ownedBy(pod, spec.configMap), "PATCH");
  } catch (error) {
    on.api.delete(asker, namespace, "Pod", pod.metadata.name);
    throw error;
  }
  return pod;
}

/** The image's entry point: spark-submit in client mode, inside, with the settings of the config map. */
const driverIn =
  (
    on: Ground,
    submission: KubernetesSubmission,
    appId: string,
    { properties }: DriverSpec,
  ): Launch =>
  (pod, exited) => {
    const { run } = submission;
    for (const [key, value] of properties)
      if (key !== "spark.submit.deployMode") run.conf.set(key, value);
    const driver = new KubernetesDriver(on, {
      name: run.driverName,
      host: pod.status.podIP ?? "",
      run,
      deployMode: "cluster",
      account: pod.spec.serviceAccountName ?? "default",
      appId,
      exited,
    });
    submission.driver = driver;
    on.world.trace.listen((event) => {
      if (
        on.nodes.keepsLogs &&
        event.kind === "LogLine" &&
        event.process === run.driverName &&
        driver.alive
      )
        on.nodes.writes(pod, `${event.level} ${event.logger}: ${event.text}`);
    });
    on.world.after(on.costs.driverStart, "the driver's JVM is up", () => driver.start());
    return {
      process: driver,
      terminate: () => {
        if (driver.runtime === undefined) return driver.die("SIGTERM");
        run.interrupted(143);
      },
      kill: () => driver.die("its container was ended"),
    };
  };
