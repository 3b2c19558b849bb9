/** Keys of Kubernetes that have a default or a type, with those of Spark 3.5.3. Spark 3.5.3: k8s Config.scala. Keys with a name in them (labels, secrets) are read by their prefix. */
import type { ConfEntry } from "./conf-entries.ts";

const text = (value: string | undefined, doc: string): ConfEntry => ({
  default: value,
  type: "text",
  doc,
});
const time = (value: string, doc: string): ConfEntry => ({ default: value, type: "time", doc });
const flag = (value: "true" | "false", doc: string): ConfEntry => ({
  default: value,
  type: "bool",
  doc,
});

export const kubernetesEntries = {
  "spark.kubernetes.namespace": text(
    "default",
    "the namespace that pods, services and config maps live in",
  ),
  "spark.kubernetes.container.image.pullPolicy": text(
    "IfNotPresent",
    "when a node asks the registry for an image",
  ),
  "spark.kubernetes.memoryOverheadFactor": text(
    "0.1",
    "the overhead of pods as a share of the heap; four tenths for drivers in Python and R",
  ),
  "spark.kubernetes.local.dirs.tmpfs": flag(
    "false",
    "whether local folders are kept in memory, which counts against the pod's",
  ),
  "spark.kubernetes.driver.service.ipFamilyPolicy": text(
    "SingleStack",
    "IP families of the driver's service: one or both",
  ),
  "spark.kubernetes.driver.service.ipFamilies": text("IPv4", "which ones"),
  "spark.kubernetes.driver.service.deleteOnTermination": flag(
    "true",
    "whether the driver's service goes with the application, or with its pod",
  ),
  "spark.kubernetes.submission.waitAppCompletion": flag(
    "true",
    "whether spark-submit stays until the driver's pod is over",
  ),
  "spark.kubernetes.report.interval": time(
    "1s",
    "how often spark-submit tells the phase of the driver's pod",
  ),
  "spark.kubernetes.allocation.batch.size": {
    default: "5",
    type: "int",
    doc: "pods that are asked for at once",
  },
  "spark.kubernetes.allocation.batch.delay": time("1s", "how long after that more are asked for"),
  "spark.kubernetes.allocation.maxPendingPods": {
    default: "2147483647",
    type: "int",
    doc: "pods of an application that may be there and not run",
  },
  "spark.kubernetes.allocation.executor.timeout": time(
    "600s",
    "how long a pod that was asked for may stay unseen",
  ),
  "spark.kubernetes.executor.eventProcessingInterval": time(
    "1s",
    "how often ended pods are looked for",
  ),
  "spark.kubernetes.executor.apiPollingInterval": time(
    "30s",
    "how often all pods are listed, whatever the watch told",
  ),
  "spark.kubernetes.executor.enableApiPolling": flag("true", "whether they are"),
  "spark.kubernetes.executor.enableApiWatcher": flag(
    "true",
    "whether the API server tells of changes",
  ),
  "spark.kubernetes.executor.missingPodDetectDelta": time(
    "30s",
    "how long an executor may have been registered without a pod in the list",
  ),
  "spark.kubernetes.executor.deleteOnTermination": flag(
    "true",
    "whether pods of ended executors are deleted",
  ),
  "spark.kubernetes.executor.disableConfigMap": flag(
    "false",
    "whether executors go without a config map",
  ),
  "spark.kubernetes.dynamicAllocation.deleteGracePeriod": time(
    "5s",
    "how long executors that were asked to end may take before their pods are deleted",
  ),
  "spark.kubernetes.decommission.script": text(
    "/opt/decom.sh",
    "what runs in a pod before it is stopped, with decommissioning",
  ),
  "spark.decommission.enabled": flag(
    "false",
    "whether executors that are to go hand on what they have first",
  ),
} as const satisfies Record<string, ConfEntry>;
