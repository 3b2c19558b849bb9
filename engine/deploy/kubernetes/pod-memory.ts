/**
 * How much memory a pod of Spark asks for: the heap, and beside it what a JVM, or Python beside it, needs: a share of the heap, 384 MiB at least. The most
 * particular setting wins: an overhead that is said, then the factor of driver or executor, then the factor of both; without any it is a tenth, for drivers in Python or R four tenths.
 *
 * In Spark 3.5.3: k8s BasicDriverFeatureStep.scala, BasicExecutorFeatureStep.scala, core/…/resource/ResourceProfile.scala. Rule D5.8. Left out on purpose: memory for Python workers
 * (spark.executor.pyspark.memory), which is added as it is.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";
import { MiB } from "../../foundation/sizes.ts";

const MINIMUM_OVERHEAD = 384;
const GENERAL = "spark.kubernetes.memoryOverheadFactor";

/** What settings say of one pod. Sizes in MiB. */
export interface PodMemoryAsked {
  readonly heap: number;
  /** spark.driver.memoryOverhead or spark.executor.memoryOverhead, where it is set. */
  readonly overhead: number | undefined;
  /** spark.driver.memoryOverheadFactor or spark.executor.memoryOverheadFactor, where it is set. */
  readonly ownFactor: number | undefined;
  /** spark.kubernetes.memoryOverheadFactor, where it is set; where the submitter found one, executors have it set. */
  readonly factor: number | undefined;
  /** Whether the pod is the driver of a program in Python or R. */
  readonly isPythonOrR: boolean;
}

/** Memory that the pod asks for, and may not go above: MiB. */
export type PodMemory = (asked: PodMemoryAsked) => number;

/** The factor of both, as the submitter finds it; executors are told of it. */
export const generalFactor = ({
  factor,
  isPythonOrR,
}: Pick<PodMemoryAsked, "factor" | "isPythonOrR">): number => factor ?? (isPythonOrR ? 0.4 : 0.1);

const podMemory: PodMemory = ({ heap, overhead, ownFactor, ...rest }) =>
  heap +
  (overhead ?? Math.max(Math.floor((ownFactor ?? generalFactor(rest)) * heap), MINIMUM_OVERHEAD));

/** By the default, or by a kata whose answer is looked at. */
export function memoryOfPod(kata: PodMemory | undefined, asked: PodMemoryAsked): number {
  if (kata === undefined) return podMemory(asked);
  const answer: unknown = kata(frozen(asked));
  if (!Number.isInteger(answer) || Number(answer) <= 0)
    throw new KataFault("podMemory", {
      en: `${shown(answer)} is no memory of a pod: a whole number of MiB above 0 is`,
      ko: `파드의 메모리가 될 수 없는 값입니다: ${shown(answer)}. 0보다 큰 정수(MiB)여야 합니다`,
    });
  return Number(answer);
}

const mebibytes = (bytes: number): number => Math.floor(bytes / MiB);
const numberIn = (conf: SparkConf, key: string): number | undefined =>
  conf.contains(key) ? Number(conf.get(key)) : undefined;

/** What the settings say of a pod's memory. */
export function memoryAsked(
  conf: SparkConf,
  of: "driver" | "executor",
  isPythonOrR: boolean,
): PodMemoryAsked {
  return {
    heap: mebibytes(conf.size(`spark.${of}.memory`)),
    overhead: conf.contains(`spark.${of}.memoryOverhead`)
      ? mebibytes(conf.size(`spark.${of}.memoryOverhead`))
      : undefined,
    ownFactor: numberIn(conf, `spark.${of}.memoryOverheadFactor`),
    factor: numberIn(conf, GENERAL),
    isPythonOrR,
  };
}

/** Memory outside the heap that an executor is given as well, in MiB. */
export const offHeapOf = (conf: SparkConf): number =>
  conf.bool("spark.memory.offHeap.enabled") ? mebibytes(conf.size("spark.memory.offHeap.size")) : 0;
