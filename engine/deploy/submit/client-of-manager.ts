/**
 * Who hands a program in when the driver is to run in the cluster: a class of Spark's for each manager, and the words that it is told.
 *
 * In Spark: the cluster branches of SparkSubmit.prepareSubmitEnvironment. Left out on purpose: what these clients do; the managers have that.
 * Rules D1.36, D1.37, D2.18, D5.1.
 */
import { JavaError } from "../../foundation/errors.ts";
import { isInternal, isPython, isR } from "./arguments.ts";
import type { Manager } from "./assigners.ts";
import type { Arguments } from "./option-table.ts";

/** A main class and its words. */
export interface Started {
  readonly mainClass: string;
  readonly arguments: readonly string[];
}

const rest = "org.apache.spark.deploy.rest.RestSubmissionClientApp";

/** @throws JavaError where Mesos has no gateway to hand it to. */
export function clientOfManager(
  manager: Manager,
  args: Arguments,
  own: readonly string[],
  isRest: boolean,
): Started {
  if (manager === "standalone") return ofStandalone(args, own, isRest);
  if (manager === "mesos") return ofMesos(args, own, isRest);
  const isYarn = manager === "yarn";
  return {
    mainClass: isYarn
      ? "org.apache.spark.deploy.yarn.YarnClusterApplication"
      : "org.apache.spark.deploy.k8s.submit.KubernetesClientApplication",
    arguments: [...programOf(args, isYarn), ...own.flatMap((word) => ["--arg", word])],
  };
}

function ofStandalone(args: Arguments, own: readonly string[], isRest: boolean): Started {
  const { master = "", primaryResource = "", mainClass = "" } = args;
  const program = [primaryResource, mainClass, ...own];
  if (isRest) return { mainClass: rest, arguments: program };
  const { supervise, driverMemory, driverCores } = args;
  const flags = [
    ...(supervise === true ? ["--supervise"] : []),
    ...(driverMemory === undefined ? [] : ["--memory", driverMemory]),
    ...(driverCores === undefined ? [] : ["--cores", driverCores]),
  ];
  return {
    mainClass: "org.apache.spark.deploy.ClientApp",
    arguments: [...flags, "launch", master, ...program],
  };
}

function ofMesos(args: Arguments, own: readonly string[], isRest: boolean): Started {
  if (!isRest)
    throw new JavaError(
      "java.lang.AssertionError",
      "assertion failed: Mesos cluster mode is only supported through the REST submission API",
    );
  const { primaryResource = "", mainClass = "" } = args;
  const isScript = isPython(primaryResource) || isR(primaryResource);
  return { mainClass: rest, arguments: [primaryResource, isScript ? "" : mainClass, ...own] };
}

/** The program in the words of YARN's client or of Kubernetes'. */
function programOf({ primaryResource = "", mainClass = "" }: Arguments, isYarn: boolean): string[] {
  const classFlag = isYarn ? "--class" : "--main-class";
  if (isPython(primaryResource))
    return [
      "--primary-py-file",
      primaryResource,
      classFlag,
      "org.apache.spark.deploy.PythonRunner",
    ];
  if (isR(primaryResource))
    return ["--primary-r-file", primaryResource, classFlag, "org.apache.spark.deploy.RRunner"];
  const jar = [isYarn ? "--jar" : "--primary-java-resource", primaryResource];
  return [...(isInternal(primaryResource) ? [] : jar), classFlag, mainClass];
}
