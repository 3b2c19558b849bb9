/**
 * What spark-submit posts for a driver in cluster mode: its pod, a headless service that executors find it by, and a config map with its settings.
 *
 * In Spark 3.5.3: k8s KubernetesDriverBuilder, BasicDriverFeatureStep, DriverServiceFeatureStep, DriverCommandFeatureStep, Client.run. Rules D5.1 to D5.10, D5.12. Left out on purpose: credentials
 * that are mounted, pod templates, GPUs.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { illegalArgument, SparkException } from "../../foundation/errors.ts";
import { appNameLabel, configMapName, label, resourceNamePrefix, uniqueId, uuid } from "./names.ts";
import { portsOf, serviceNameOf, serviceOf } from "./driver-service.ts";
import type { ConfigMap, Labels, Pod, Service } from "./objects.ts";
import { generalFactor, memoryAsked, memoryOfPod, type PodMemory } from "./pod-memory.ts";
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
  withContainer,
  withEnv,
  withSpec,
} from "./pod-steps.ts";
import { propertiesText } from "./properties-text.ts";
import { resourceIn, type Uploading, uploadedFiles } from "./uploads.ts";

const CONF_FOLDER = "/opt/spark/conf";
const PROPERTIES = "spark.properties";
const VERSION = "3.5.3";

export interface DriverAsked extends Uploading {
  readonly appId: string;
  readonly user: string;
  /** Of whoever submits: PYSPARK_PYTHON. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly podMemory?: PodMemory | undefined;
  readonly warn: (logger: string, text: string) => void;
}

export interface DriverSpec {
  readonly pod: Pod;
  readonly service: Service;
  readonly configMap: ConfigMap;
  /** The settings that the driver starts with. */
  readonly properties: ReadonlyMap<string, string>;
}

/** @throws SparkException without an image, and for local files without a place to upload them; IllegalArgumentException for what is Spark's own to set */
export function driverSpec(asked: DriverAsked): DriverSpec {
  const { conf, appId, program, random } = asked;
  const appName = conf.get("spark.app.name");
  const prefix = resourceNamePrefix(appName, uniqueId(random));
  const podName = conf.getOption("spark.kubernetes.driver.pod.name") ?? `${prefix}-driver`;
  const image =
    conf.getOption("spark.kubernetes.driver.container.image") ??
    conf.getOption("spark.kubernetes.container.image");
  if (image === undefined) throw new SparkException("Must specify the driver container image");
  refuseAddresses(conf);
  const labels = driverLabels(conf, appId, appName);
  const namespace = conf.get("spark.kubernetes.namespace");
  const uploaded = uploadedFiles(asked);
  const resource = resourceIn(asked);
  const serviceName = serviceNameOf(random, asked.warn, prefix);
  const mapName = configMapName("drv", uniqueId(random));
  const properties = new Map([
    ...conf.getAll(),
    ...Object.entries({
      "spark.kubernetes.driver.pod.name": podName,
      "spark.app.id": appId,
      "spark.kubernetes.submitInDriver": "true",
      "spark.kubernetes.memoryOverheadFactor": String(
        generalFactor(memoryAsked(conf, "driver", program.kind !== "java")),
      ),
      ...uploaded,
      "spark.driver.host": `${serviceName}.${namespace}.svc`,
      "spark.driver.port": String(portsOf(conf).rpc),
      "spark.driver.blockManager.port": String(portsOf(conf).service),
      "spark.kubernetes.resource.type": program.kind,
    }),
  ]);
  const { pod, container } = afterSteps(initialPod(podName), [
    basicStep(asked, image, labels),
    serviceAccount(conf.getOption("spark.kubernetes.authenticate.driver.serviceAccountName")),
    mountSecrets(conf, "driver"),
    envSecrets(conf, "driver"),
    commandStep(asked, resource),
    localDirs(conf, `/var/data/spark-${uuid(random)}`, asked.env["SPARK_LOCAL_DIRS"]),
    confStep(mapName),
  ]);
  return {
    pod: { ...pod, spec: { ...pod.spec, containers: [container] }, status: { phase: "Pending" } },
    service: serviceOf(conf, appId, serviceName, labels),
    configMap: {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: mapName, namespace },
      immutable: true,
      data: {
        "spark.kubernetes.namespace": namespace,
        [PROPERTIES]: propertiesText(
          `Java properties built from Kubernetes config map with name: ${mapName}`,
          properties,
        ),
      },
    },
    properties,
  };
}

/** A pod's address is its own, and the host is the service's name. */
function refuseAddresses(conf: SparkConf): void {
  const no = (key: string, because: string): never => {
    throw illegalArgument(
      `requirement failed: ${key} is not supported in Kubernetes mode, as the driver's ${because}`,
    );
  };
  if (conf.contains("spark.driver.bindAddress"))
    no(
      "spark.driver.bindAddress",
      "bind address is managed and set to the driver pod's IP address.",
    );
  if (conf.contains("spark.driver.host"))
    no("spark.driver.host", "hostname will be managed via a Kubernetes service.");
}

function driverLabels(conf: SparkConf, appId: string, appName: string): Labels {
  const own = {
    [label.version]: VERSION,
    [label.app]: appId,
    [label.appName]: appNameLabel(appName),
    [label.role]: "driver",
  };
  const custom = prefixed(conf, "spark.kubernetes.driver.label.");
  const reserved = Object.keys(own).find((key) => key in custom);
  if (reserved !== undefined)
    throw illegalArgument(
      `requirement failed: Label with key ${reserved} is not allowed as it is reserved for Spark bookkeeping operations.`,
    );
  return { ...custom, ...own };
}

const basicStep =
  (
    { conf, appId, program, user, podMemory }: DriverAsked,
    image: string,
    labels: Labels,
  ): PodStep =>
  ({ pod, container }) => {
    const ports = portsOf(conf);
    const memory = `${memoryOfPod(podMemory, memoryAsked(conf, "driver", program.kind !== "java"))}Mi`;
    const limit = conf.getOption("spark.kubernetes.driver.limit.cores");
    const annotations = substituted(
      prefixed(conf, "spark.kubernetes.driver.annotation."),
      appId,
      "",
    );
    const port = (name: string, containerPort: number) => ({
      name,
      containerPort,
      protocol: "TCP",
    });
    const metadata = {
      ...pod.metadata,
      labels,
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    };
    return withSpec(
      {
        pod: { ...pod, metadata },
        container: {
          ...container,
          name: "spark-kubernetes-driver",
          image,
          imagePullPolicy: conf.get("spark.kubernetes.container.image.pullPolicy"),
          ports: [
            port("driver-rpc-port", ports.rpc),
            port("blockmanager", ports.blocks),
            port("spark-ui", ports.ui),
          ],
          env: [
            { name: "SPARK_USER", value: user },
            ...variables({
              SPARK_APPLICATION_ID: appId,
              ...prefixed(conf, "spark.kubernetes.driverEnv."),
            }),
            fieldVariable("SPARK_DRIVER_BIND_ADDRESS", "status.podIP"),
          ],
          resources: {
            limits: { ...(limit === undefined ? {} : { cpu: limit }), memory },
            requests: {
              cpu:
                conf.getOption("spark.kubernetes.driver.request.cores") ??
                String(conf.int("spark.driver.cores")),
              memory,
            },
          },
        },
      },
      placement(conf, "driver"),
    );
  };

/** Words of the image's entry point: spark-submit in client mode. */
const commandStep =
  ({ conf, program, env }: DriverAsked, resource: string): PodStep =>
  (pod) => {
    const python = conf.getOption("spark.pyspark.python") ?? env["PYSPARK_PYTHON"];
    const driver =
      conf.getOption("spark.pyspark.driver.python") ??
      conf.getOption("spark.pyspark.python") ??
      env["PYSPARK_DRIVER_PYTHON"] ??
      env["PYSPARK_PYTHON"];
    const commanded = withContainer(pod, {
      args: [
        "driver",
        "--properties-file",
        `${CONF_FOLDER}/${PROPERTIES}`,
        "--class",
        program.mainClass,
        resource,
        ...program.driverArgs,
      ],
    });
    if (program.kind !== "python") return commanded;
    return withEnv(commanded, [
      ...(python === undefined ? [] : [{ name: "PYSPARK_PYTHON", value: python }]),
      ...(driver === undefined ? [] : [{ name: "PYSPARK_DRIVER_PYTHON", value: driver }]),
    ]);
  };

const confStep =
  (mapName: string): PodStep =>
  (pod) => {
    const name = "spark-conf-volume-driver";
    const items = [{ key: PROPERTIES, mode: 0o644, path: PROPERTIES }];
    const volume = { name, configMap: { items, name: mapName } };
    const mounted = withSpec(pod, { volumes: [...pod.pod.spec.volumes, volume] });
    return withContainer(withEnv(mounted, [{ name: "SPARK_CONF_DIR", value: CONF_FOLDER }]), {
      volumeMounts: [...mounted.container.volumeMounts, { name, mountPath: CONF_FOLDER }],
    });
  };
