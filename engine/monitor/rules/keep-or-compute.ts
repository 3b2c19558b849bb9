/**
 * Whether partitions that memory had no room for had better lie on disk, or be computed again each time they are needed: by what was measured. In Spark: nothing; the
 * storage level (MEMORY_ONLY or MEMORY_AND_DISK) is the program's choice. Left out on purpose: memory itself; more of it beats both. Chapter 12.
 */
import { KataFault, frozen, shown } from "../../foundation/kata-fault.ts";

/** One partition, as measured. */
export interface PartitionSeen {
  /** What computing it takes, in milliseconds. */
  readonly computeMillis: number;
  /** What it takes on disk. */
  readonly bytes: number;
  /** How often it was needed after it had been computed first. */
  readonly timesNeeded: number;
  /** Bytes a millisecond. */
  readonly writeRate: number;
  readonly readRate: number;
}

export type KeepOrCompute = (seen: PartitionSeen) => "disk" | "compute";

/** What lying on disk takes, in milliseconds: it is written once, and read each time. */
export const diskMillis = ({ bytes, timesNeeded, writeRate, readRate }: PartitionSeen): number =>
  bytes / writeRate + (timesNeeded * bytes) / readRate;

const keepOrCompute: KeepOrCompute = (seen) =>
  diskMillis(seen) < seen.timesNeeded * seen.computeMillis ? "disk" : "compute";

/** The rule in force: the default, or a kata's with its answer looked at. */
export function ruleOfKeeping(kata: KeepOrCompute | undefined): KeepOrCompute {
  if (kata === undefined) return keepOrCompute;
  return (seen) => {
    const answer: unknown = kata(frozen(seen));
    if (answer === "disk" || answer === "compute") return answer;
    throw new KataFault("keepOrCompute", {
      en: `${shown(answer)} is neither disk nor compute`,
      ko: `disk도 compute도 아닙니다: ${shown(answer)}`,
    });
  };
}
