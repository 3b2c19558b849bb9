/**
 * Names and ids of what an application has in Kubernetes. Names become DNS labels: lower case, digits, `-`, 63 characters where Kubernetes allows no more.
 *
 * In Spark 3.5.3: k8s KubernetesConf.scala (getResourceNamePrefix, getAppNameLabel), KubernetesUtils.uniqueID, KubernetesClientUtils. Rules D5.3, D5.4. Ids are drawn from the
 * World: the time is not in them.
 */
import type { Random } from "../../foundation/random.ts";

export const MAX_LABEL = 63;
const MAX_SUBDOMAIN = 253;

const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => random.below(16).toString(16)).join("");

/** Sixteen digits, in Spark six of chance and ten of the time. */
export const uniqueId = (random: Random): string => hex(random, 16);

export const uuid = (random: Random): string =>
  [8, 4, 4, 4, 12].map((digits) => hex(random, digits)).join("-");

/** spark.app.id: too strict a place for the application's own name. */
export const newAppId = (random: Random): string => `spark-${hex(random, 32)}`;

/** What the names of an application's objects begin with. */
export const resourceNamePrefix = (appName: string, id: string): string =>
  `${appName}-${id}`
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, "-")
    .replaceAll(/-+/g, "-")
    .replace(/^-/, "")
    .replace(/^[0-9]/, "x");

/** The application's name as a label. */
export const appNameLabel = (appName: string): string =>
  appName
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, "-")
    .replaceAll(/-+/g, "-")
    .slice(0, MAX_LABEL)
    .replace(/^-/, "")
    .replace(/-$/, "");

export const configMapName = (role: "drv" | "exec", id: string): string =>
  `${`spark-${role}-${id}`.slice(0, MAX_SUBDOMAIN - "-conf-map".length)}-conf-map`;

/** The last 63 characters, which tell executors apart. */
export const hostnameOf = (podName: string): string =>
  podName
    .slice(-MAX_LABEL)
    .replace(/^[^\w]+/, "")
    .replaceAll(/[^\w-]+/g, "_");

/** Labels that Spark finds its pods by, and roles among them. */
export const label = {
  app: "spark-app-selector",
  appName: "spark-app-name",
  role: "spark-role",
  version: "spark-version",
  executor: "spark-exec-id",
  profile: "spark-exec-resourceprofile-id",
  inactive: "spark-exec-inactive",
} as const;
