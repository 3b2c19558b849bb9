/**
 * What is posted to an API server, what is asked of it and what drivers and clients write, without what belongs to one run: ids, times, hosts, ports. Lists that are sets in
 * Kubernetes or in Spark (variables, settings, options of the JVM) are sorted.
 */
import type { Json, KubeObject, Request } from "./kube-api.ts";

export const kubernetesText = (text: string): string =>
  text
    .replaceAll(/\bspark-[0-9a-f]{32}\b/g, "spark-APP")
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "UUID")
    .replaceAll(/(?<=-)[0-9a-f]{16}(?![0-9a-f])/g, "ID")
    .replaceAll(/\b\d{13}\b/g, "T")
    .replaceAll(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "TIME")
    .replaceAll(/\/127\.0\.0\.1:\d+/g, "/HOST:PORT")
    .replaceAll(/(http(?:\\\\|\\)?:\/\/)?127\.0\.0\.1(\\\\|\\)?:\d+/g, "$1HOST$2:PORT")
    .replaceAll(/\b127\.0\.0\.1\b|\blocalhost\b/g, "HOST")
    .replaceAll(/\bHOST:\d+/g, "HOST:PORT")
    .replaceAll(/(spark\.(?:driver|driver\.blockManager)\.port)=\d{5}\b/g, "$1=PORT")
    .replaceAll(
      /(?<=[\s"'(=])(?:local:|file:)?\/+(?:[^\s"',)]*\/)?(app|on-kubernetes)\.jar/g,
      "<app>",
    )
    .replaceAll(/\/(?:[^\s"',)]*\/)?meet-[^\s"',)]*/g, "<meet>");

/** Properties of a config map, sorted, as `key=value`. */
const properties = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.replaceAll(/\\([:=#!\s])/g, "$1"))
    .toSorted();

interface Variable {
  readonly name: string;
  readonly value?: string;
}

/** Options of the JVM in one list; other variables by their names. */
function variables(env: readonly Variable[]): Json {
  const isOption = ({ name }: Variable): boolean => name.startsWith("SPARK_JAVA_OPT_");
  const options = env
    .filter(isOption)
    .map(({ value = "" }) => value)
    .toSorted();
  const rest = env.filter((one) => !isOption(one)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [
    ...rest,
    ...(options.length === 0 ? [] : [{ name: "SPARK_JAVA_OPT_*", value: options }]),
  ] as unknown as Json;
}

/** An object as it was posted, in its normal form. */
export function objectTold(body: KubeObject): Json {
  const plain = JSON.parse(
    JSON.stringify(body, (key, value: unknown) => {
      if (key === "env" && Array.isArray(value)) return variables(value as Variable[]);
      if (key === "spark.properties" && typeof value === "string") return properties(value);
      if (
        key === "SPARK_USER" ||
        (typeof value === "object" &&
          value !== null &&
          "name" in value &&
          value.name === "SPARK_USER")
      )
        return { name: "SPARK_USER", value: "USER" };
      return value;
    }),
  ) as Json;
  return sorted(JSON.parse(kubernetesText(JSON.stringify(plain))) as Json);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const keys = Object.keys(value).toSorted();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] as Json)]));
}

/** A request in a line: `POST pods on-kubernetes-ID-exec-1 201`. */
export const requestTold = ({ verb, resource, name, body, selector, code }: Request): string =>
  kubernetesText(
    [verb, resource, name ?? body?.metadata.name, selector, code >= 300 ? String(code) : ""]
      .filter((word) => word !== undefined && word !== "")
      .join(" "),
  );

/** Who speaks of Kubernetes in spark-submit and in a driver. */
export const loggers =
  /^(Executor\w+|Kubernetes\w*|LoggingPodStatusWatcherImpl|Client|DriverServiceFeatureStep|BasicExecutorFeatureStep|TaskSchedulerImpl|SparkContext)$/;

const logLine = /^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d (INFO|WARN|ERROR) ([^:]+): ?(.*)$/;
const quiet =
  /^(OS info|Java version|Running Spark|Submitted application|Added JAR|Starting job|Created broadcast|Invoking stop|Successfully stopped|SparkContext is stopping|Adding task set|Removed TaskSet|Cancelling stage|Killing all running|Set|Starting executor)/;

/** Lines of those loggers with the block that follows one; stacks are left out. */
export function linesOf(lines: readonly string[]): string[] {
  let wanted = false;
  return lines.flatMap((line) => {
    const [whole, level = "", logger = "", text = ""] = logLine.exec(line) ?? [];
    if (whole !== undefined) {
      wanted = loggers.test(logger) && !quiet.test(text);
      return wanted ? [kubernetesText(`${level} ${logger}: ${text}`).trimEnd()] : [];
    }
    if (/^(Error|Exception in thread)/.test(line)) {
      wanted = false;
      return [kubernetesText(line).trimEnd()];
    }
    if (
      /^\s+at |^Caused by|^\s+\.\.\. /.test(line) ||
      /^[a-z]+(\.\w+)+(Exception|Error)\b/.test(line)
    ) {
      wanted = false;
      return [];
    }
    return wanted && line.trim() !== "" ? [kubernetesText(line).trim()] : [];
  });
}
