/**
 * Steps that make a pod of Spark from settings, one after the other: each takes a pod and its container and gives another. Those of this file are the same for drivers and
 * executors.
 *
 * In Spark 3.5.3: k8s features MountSecretsFeatureStep, EnvSecretsFeatureStep, LocalDirsFeatureStep and KubernetesConf.scala. Rule D5.2. Left out on purpose: volumes of users, Hadoop and
 * Kerberos files, pod templates, steps of users.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { illegalArgument } from "../../foundation/errors.ts";
import type { Container, EnvVar, Labels, Pod, PodSpec } from "./objects.ts";

export interface SparkPod {
  readonly pod: Omit<Pod, "status">;
  readonly container: Container;
}

export type PodStep = (pod: SparkPod) => SparkPod;

export const afterSteps = (first: SparkPod, steps: readonly PodStep[]): SparkPod =>
  steps.reduce((pod, step) => step(pod), first);

/** What stands behind a prefix: `spark.kubernetes.driver.label.team=data` is team: data. */
export const prefixed = (conf: SparkConf, prefix: string): Labels =>
  Object.fromEntries(
    conf
      .getAll()
      .flatMap(([key, value]) =>
        key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
      ),
  );

export const withSpec = ({ pod, container }: SparkPod, change: Partial<PodSpec>): SparkPod => ({
  pod: { ...pod, spec: { ...pod.spec, ...change } },
  container,
});

export const withContainer = (
  { pod, container }: SparkPod,
  change: Partial<Container>,
): SparkPod => ({
  pod,
  container: { ...container, ...change },
});

export const withEnv = (pod: SparkPod, more: readonly EnvVar[]): SparkPod =>
  withContainer(pod, { env: [...pod.container.env, ...more] });

export const variables = (values: Labels): EnvVar[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

export const fieldVariable = (name: string, fieldPath: string): EnvVar => ({
  name,
  valueFrom: { fieldRef: { apiVersion: "v1", fieldPath } },
});

/** What a node must be labelled with, which secrets the image needs, who schedules: nothing is said of what is not set. */
export function placement(conf: SparkConf, of: "driver" | "executor"): Partial<PodSpec> {
  const key = "spark.kubernetes";
  const nodeSelector = {
    ...prefixed(conf, `${key}.node.selector.`),
    ...prefixed(conf, `${key}.${of}.node.selector.`),
  };
  const secrets = (conf.getOption(`${key}.container.image.pullSecrets`) ?? "")
    .split(",")
    .filter((name) => name !== "");
  const schedulerName =
    conf.getOption(`${key}.${of}.scheduler.name`) ?? conf.getOption(`${key}.scheduler.name`);
  return {
    ...(Object.keys(nodeSelector).length === 0 ? {} : { nodeSelector }),
    ...(secrets.length === 0 ? {} : { imagePullSecrets: secrets.map((name) => ({ name })) }),
    ...(schedulerName === undefined ? {} : { schedulerName }),
  };
}

/** `{{APP_ID}}` and `{{EXECUTOR_ID}}` in what a user writes. */
export const substituted = (values: Labels, appId: string, executorId: string): Labels =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value.replaceAll("{{APP_ID}}", appId).replaceAll("{{EXECUTOR_ID}}", executorId),
    ]),
  );

export const serviceAccount =
  (account: string | undefined): PodStep =>
  (pod) =>
    account === undefined
      ? pod
      : withSpec(pod, { serviceAccount: account, serviceAccountName: account });

/** Secrets as files: `secrets.NAME=PATH`. */
export const mountSecrets =
  (conf: SparkConf, of: "driver" | "executor"): PodStep =>
  (pod) => {
    const secrets = Object.entries(prefixed(conf, `spark.kubernetes.${of}.secrets.`));
    const volumes = secrets.map(([secretName]) => ({
      name: `${secretName}-volume`,
      secret: { secretName },
    }));
    const mounts = secrets.map(([name, mountPath]) => ({ name: `${name}-volume`, mountPath }));
    return withContainer(withSpec(pod, { volumes: [...pod.pod.spec.volumes, ...volumes] }), {
      volumeMounts: [...pod.container.volumeMounts, ...mounts],
    });
  };

/** Secrets as variables: `secretKeyRef.VARIABLE=NAME:KEY`. @throws IllegalArgumentException for another form */
export const envSecrets =
  (conf: SparkConf, of: "driver" | "executor"): PodStep =>
  (pod) =>
    withEnv(
      pod,
      Object.entries(prefixed(conf, `spark.kubernetes.${of}.secretKeyRef.`)).map(
        ([variable, reference]) => {
          const [name = "", key, ...more] = reference.split(":");
          if (key === undefined || more.length > 0)
            throw illegalArgument("requirement failed: SecretKeyRef must be in the form name:key.");
          return { name: variable, valueFrom: { secretKeyRef: { key, name } } };
        },
      ),
    );

/** Folders for shuffle files and blocks: volumes that are empty at first and end with the pod. */
export const localDirs =
  (conf: SparkConf, own: string, inherited: string | undefined): PodStep =>
  (pod) => {
    const folders = (inherited ?? conf.getOption("spark.local.dir") ?? own).split(",");
    const isMemory = conf.bool("spark.kubernetes.local.dirs.tmpfs");
    const volumes = folders.map((_, at) => ({
      name: `spark-local-dir-${at + 1}`,
      emptyDir: isMemory ? ({ medium: "Memory" } as const) : {},
    }));
    const mounts = folders.map((mountPath, at) => ({
      name: `spark-local-dir-${at + 1}`,
      mountPath,
    }));
    const mounted = withContainer(
      withSpec(pod, { volumes: [...pod.pod.spec.volumes, ...volumes] }),
      {
        volumeMounts: [...pod.container.volumeMounts, ...mounts],
      },
    );
    return withEnv(mounted, [{ name: "SPARK_LOCAL_DIRS", value: folders.join(",") }]);
  };

/** A pod of which nothing is known yet. */
export const initialPod = (name: string): SparkPod => ({
  pod: {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name },
    spec: { containers: [], restartPolicy: "Never", volumes: [] },
  },
  container: {
    name: "",
    image: "",
    imagePullPolicy: "IfNotPresent",
    args: [],
    env: [],
    ports: [],
    resources: { limits: {}, requests: {} },
    volumeMounts: [],
  },
});
