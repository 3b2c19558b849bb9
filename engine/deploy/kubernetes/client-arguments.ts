/**
 * What KubernetesClientApplication is told of the program: words that spark-submit has made of its command line.
 *
 * In Spark 3.5.3: k8s ClientArguments, MainAppResource.scala. Left out on purpose: proxy users.
 */
import { illegalArgument } from "../../foundation/errors.ts";

export interface ClientArguments {
  readonly kind: "java" | "python" | "r";
  /** Undefined: the class is one of Spark's own. */
  readonly resource: string | undefined;
  readonly mainClass: string;
  readonly driverArgs: readonly string[];
}

/** A program without a file of its own, as programs of the engine's public face are. */
export const ownProgram = (mainClass: string): readonly string[] => ["--main-class", mainClass];

/** @throws IllegalArgumentException for unknown words or without a main class */
export function clientArguments(words: readonly string[]): ClientArguments {
  let read: Omit<ClientArguments, "mainClass" | "driverArgs"> = {
    kind: "java",
    resource: undefined,
  };
  let mainClass: string | undefined;
  const driverArgs: string[] = [];
  for (let at = 0; at < words.length; at += 2) {
    const [flag = "", value = ""] = [words[at], words[at + 1]];
    if (flag === "--primary-java-resource") read = { kind: "java", resource: value };
    else if (flag === "--primary-py-file") read = { kind: "python", resource: value };
    else if (flag === "--primary-r-file") read = { kind: "r", resource: value };
    else if (flag === "--main-class") mainClass = value;
    else if (flag === "--arg") driverArgs.push(value);
    else throw illegalArgument(`Unknown arguments: ${flag} ${value}`);
  }
  if (mainClass === undefined)
    throw illegalArgument("requirement failed: Main class must be specified via --main-class");
  return { ...read, mainClass, driverArgs };
}
