/**
 * The pod of an executor and the config map that all of an application share, as the driver posts them.
 *
 * In Spark 3.5.3: k8s KubernetesExecutorBuilder, BasicExecutorFeatureStep, KubernetesClusterSchedulerBackend.setUpExecutorConfigMap; Utils.sparkJavaOpts. Rules D5.4, D5.8, D5.9, D5.20. Left out on
 * purpose: further resource profiles, GPUs, secrets of authentication.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { illegalArgument, SparkException } from "../../foundation/errors.ts";
import type { Random } from "../../foundation/random.ts";
import { moduleOptions } from "./java-options.ts";
import { appNameLabel, hostnameOf, label, uuid } from "./names.ts";
import { type ConfigMap, type EnvVar, type Labels, ownedBy, type Pod } from "./objects.ts";
import { memoryAsked, memoryOfPod, offHeapOf, type PodMemory } from "./pod-memory.ts";
import {
  afterSteps,
  envSecrets,
  fieldVariable,
  initialPod,
  localDirs,
  mountSecrets,
  placement,
  type PodStep,
  prefixed,
  serviceAccount,
  substituted,
  variables,
  withSpec,
} from "./pod-steps.ts";
import { propertiesText } from "./properties-text.ts";

const CONF_FOLDER = "/opt/spark/conf";
const VOLUME = "spark-conf-volume-exec";

export interface ExecutorAsked {
  readonly conf: SparkConf;
  readonly appId: string;
  readonly id: string;
  /** What the names of the application's pods begin with. */
  readonly prefix: string;
  readonly driver: { readonly host: string; readonly port: number };
  /** Its owner, where the driver lives in a pod that it knows of. */
  readonly driverPod: Pod | undefined;
  readonly configMap: string;
  readonly user: string;
  readonly podMemory?: PodMemory | undefined;
  readonly random: Random;
}

/** @throws SparkException without an image, IllegalArgumentException for labels that are Spark's own */
export function executorPod(asked: ExecutorAsked): Pod {
  const { conf, driverPod, random } = asked;
  const inherited = driverPod?.spec.containers[0]?.env.find(
    ({ name }) => name === "SPARK_LOCAL_DIRS",
  )?.value;
  const { pod, container } = afterSteps(initialPod(`${asked.prefix}-exec-${asked.id}`), [
    basicStep(asked),
    serviceAccount(
      conf.getOption("spark.kubernetes.authenticate.executor.serviceAccountName") ??
        conf.getOption("spark.kubernetes.authenticate.driver.serviceAccountName"),
    ),
    mountSecrets(conf, "executor"),
    envSecrets(conf, "executor"),
    localDirs(conf, `/var/data/spark-${uuid(random)}`, inherited),
  ]);
  const whole: Pod = {
    ...pod,
    spec: { ...pod.spec, containers: [container] },
    status: { phase: "Pending" },
  };
  return driverPod === undefined ? whole : ownedBy(driverPod, whole);
}

function labelsOf({ conf, appId, id }: ExecutorAsked): Labels {
  const own = {
    [label.version]: "3.5.3",
    [label.executor]: id,
    [label.app]: appId,
    [label.appName]: appNameLabel(conf.get("spark.app.name")),
    [label.role]: "executor",
    [label.profile]: "0",
  };
  const custom = prefixed(conf, "spark.kubernetes.executor.label.");
  const reserved = Object.keys(own).find((key) => key in custom);
  if (reserved !== undefined)
    throw illegalArgument(
      `requirement failed: Custom executor labels cannot contain ${reserved} as it is reserved for Spark.`,
    );
  return { ...custom, ...own };
}

const basicStep =
  (asked: ExecutorAsked): PodStep =>
  ({ pod, container }) => {
    const { conf, appId, id, configMap } = asked;
    const image =
      conf.getOption("spark.kubernetes.executor.container.image") ??
      conf.getOption("spark.kubernetes.container.image");
    if (image === undefined) throw new SparkException("Must specify the executor container image");
    const hasMap = !conf.bool("spark.kubernetes.executor.disableConfigMap");
    const annotations = substituted(
      prefixed(conf, "spark.kubernetes.executor.annotation."),
      appId,
      id,
    );
    const port = Number(conf.getOption("spark.blockManager.port") ?? 7079);
    const script = conf.get("spark.kubernetes.decommission.script");
    return withSpec(
      {
        pod: {
          ...pod,
          metadata: {
            ...pod.metadata,
            labels: labelsOf(asked),
            ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
          },
        },
        container: {
          ...container,
          name: "spark-kubernetes-executor",
          image,
          imagePullPolicy: conf.get("spark.kubernetes.container.image.pullPolicy"),
          args: ["executor"],
          env: [{ name: "SPARK_USER", value: asked.user }, ...environment(asked)],
          ports: port === 0 ? [] : [{ containerPort: port, name: "blockmanager" }],
          resources: resourcesOf(asked),
          volumeMounts: hasMap ? [{ mountPath: CONF_FOLDER, name: VOLUME }] : [],
          ...(conf.bool("spark.decommission.enabled")
            ? { lifecycle: { preStop: { exec: { command: [script] } } } }
            : {}),
        },
      },
      {
        hostname: hostnameOf(pod.metadata.name),
        ...placement(conf, "executor"),
        volumes: hasMap ? [{ configMap: { name: configMap }, name: VOLUME }] : [],
      },
    );
  };

export const executorCores = (conf: SparkConf): number =>
  conf.optionalInt("spark.executor.cores") ?? 1;

function resourcesOf({ conf, podMemory }: ExecutorAsked): { limits: Labels; requests: Labels } {
  const memory = `${memoryOfPod(podMemory, memoryAsked(conf, "executor", false)) + offHeapOf(conf)}Mi`;
  const limit = conf.getOption("spark.kubernetes.executor.limit.cores");
  const cpu =
    conf.getOption("spark.kubernetes.executor.request.cores") ?? String(executorCores(conf));
  return {
    limits: { ...(limit === undefined ? {} : { cpu: limit }), memory },
    requests: { cpu, memory },
  };
}

function environment({ conf, appId, id, driver }: ExecutorAsked): EnvVar[] {
  const classPath = conf.getOption("spark.executor.extraClassPath");
  return [
    ...variables({
      SPARK_DRIVER_URL: `spark://CoarseGrainedScheduler@${driver.host}:${driver.port}`,
      SPARK_EXECUTOR_CORES: String(executorCores(conf)),
      SPARK_EXECUTOR_MEMORY: `${memoryAsked(conf, "executor", false).heap}m`,
      SPARK_APPLICATION_ID: appId,
      SPARK_CONF_DIR: CONF_FOLDER,
      SPARK_EXECUTOR_ID: id,
      SPARK_RESOURCE_PROFILE_ID: "0",
      ...prefixed(conf, "spark.executorEnv."),
      ...(classPath === undefined ? {} : { SPARK_CLASSPATH: classPath }),
      ...Object.fromEntries(
        optionsOf(conf, appId, id, driver.port).map((option, at) => [
          `SPARK_JAVA_OPT_${at}`,
          option,
        ]),
      ),
    }),
    fieldVariable("SPARK_EXECUTOR_POD_IP", "status.podIP"),
    fieldVariable("SPARK_EXECUTOR_POD_NAME", "metadata.name"),
  ];
}

/** Settings that an executor needs before it can ask the driver for the others: ports, and how the two speak. */
const isStartUp = (key: string): boolean =>
  /^spark\.(rpc|network|authenticate|ssl)/.test(key) || /^spark\.(port\.|.*\.port$)/.test(key);

function optionsOf(conf: SparkConf, appId: string, id: string, port: number): string[] {
  const own = (conf.getOption("spark.executor.extraJavaOptions") ?? "")
    .replaceAll("{{APP_ID}}", appId)
    .replaceAll("{{EXECUTOR_ID}}", id)
    .split(/\s+/)
    .filter((word) => word !== "");
  const settings = new Map([
    ...conf.getAll().filter(([key]) => isStartUp(key)),
    ["spark.driver.port", String(port)] as const,
  ]);
  return [...moduleOptions, ...own, ...[...settings].map(([key, value]) => `-D${key}=${value}`)];
}

/** What executors find in their configuration folder: little, as they ask the driver for its settings. */
export function executorConfigMap(
  conf: SparkConf,
  appId: string,
  name: string,
  driverPod: Pod | undefined,
): ConfigMap {
  const namespace = conf.get("spark.kubernetes.namespace");
  const key = "spark.kubernetes.namespace";
  const map: ConfigMap = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace, labels: { [label.app]: appId, [label.role]: "executor" } },
    immutable: true,
    data: {
      [key]: namespace,
      "spark.properties": propertiesText(
        `Java properties built from Kubernetes config map with name: ${name}`,
        new Map([[key, namespace]]),
      ),
    },
  };
  return driverPod === undefined ? map : ownedBy(driverPod, map);
}
