/**
 * The headless service that executors find a driver by, and the ports that it and the pod open.
 *
 * In Spark 3.5.3: k8s DriverServiceFeatureStep.scala. Rules D5.3, D5.6. Left out on purpose: nothing of Spark's.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import type { Random } from "../../foundation/random.ts";
import { label, MAX_LABEL, uniqueId } from "./names.ts";
import type { Labels, Service } from "./objects.ts";
import { prefixed } from "./pod-steps.ts";

const intIn = (conf: SparkConf, key: string): number | undefined =>
  conf.contains(key) ? Number(conf.get(key)) : undefined;

interface Ports {
  readonly rpc: number;
  /** The block manager's, as the pod opens it, and as the service names it, which looks at one setting less. */
  readonly blocks: number;
  readonly service: number;
  readonly ui: number;
}

export function portsOf(conf: SparkConf): Ports {
  const own = intIn(conf, "spark.driver.blockManager.port");
  return {
    rpc: intIn(conf, "spark.driver.port") ?? 7078,
    blocks: own ?? intIn(conf, "spark.blockManager.port") ?? 7079,
    service: own ?? 7079,
    ui: intIn(conf, "spark.ui.port") ?? 4040,
  };
}

/** A name that is too long for a service makes way for one without the application's. */
export function serviceNameOf(
  random: Random,
  warn: (logger: string, text: string) => void,
  prefix: string,
): string {
  const wished = `${prefix}-driver-svc`;
  if (wished.length <= MAX_LABEL) return wished;
  const shorter = `spark-${uniqueId(random)}-driver-svc`;
  warn(
    "DriverServiceFeatureStep",
    `Driver's hostname would preferably be ${wished}, but this is too long (must be <= ${MAX_LABEL} characters). Falling back to use ${shorter} as the driver service's name.`,
  );
  return shorter;
}

export function serviceOf(conf: SparkConf, appId: string, name: string, selector: Labels): Service {
  const ports = portsOf(conf);
  const annotations = prefixed(conf, "spark.kubernetes.driver.service.annotation.");
  const port = (portName: string, number: number) => ({
    name: portName,
    port: number,
    targetPort: number,
  });
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: {
      name,
      labels: { [label.app]: appId, ...prefixed(conf, "spark.kubernetes.driver.service.label.") },
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
    spec: {
      clusterIP: "None",
      ipFamilies: conf.get("spark.kubernetes.driver.service.ipFamilies").split(","),
      ipFamilyPolicy: conf.get("spark.kubernetes.driver.service.ipFamilyPolicy"),
      ports: [
        port("driver-rpc-port", ports.rpc),
        port("blockmanager", ports.service),
        port("spark-ui", ports.ui),
      ],
      selector,
    },
  };
}
