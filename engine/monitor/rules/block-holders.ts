/**
 * Who holds a cached block after an update of it, and whether its sizes are to be added or taken away. In Spark: AppStatusListener.updateRDDBlock. The
 * same: an update with a level that stores nothing takes the block from its executor, and brings the sizes that became free; an executor holds
 * a block once. Left out on purpose: the sums. Rule C6.25. Spark 3.5.3: core/…/status/AppStatusListener.scala. Chapter 18.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

export interface BlockUpdateSeen {
  readonly executorId: string;
  /** Of the level with which the block lies there now. */
  readonly useMemory: boolean;
  readonly useDisk: boolean;
  readonly replication: number;
}

export interface BlockAfter {
  /** Ids of executors, each once. */
  readonly holders: readonly string[];
  /** What becomes of the update's size in memory, and of that on disk. */
  readonly memory: "add" | "take away";
  readonly disk: "add" | "take away";
}

/** Who holds the block after one more update; a kata's part. */
export type FoldBlock = (holders: readonly string[], update: BlockUpdateSeen) => BlockAfter;

const foldBlock: FoldBlock = (holders, { executorId, useMemory, useDisk, replication }) => {
  const isHeld = (useMemory || useDisk) && replication > 0;
  const others = holders.filter((id) => id !== executorId);
  const isNew = !holders.includes(executorId);
  return {
    holders: isHeld ? (isNew ? [...others, executorId] : holders) : others,
    memory: useMemory ? "add" : "take away",
    disk: useDisk ? "add" : "take away",
  };
};

const signs: readonly unknown[] = ["add", "take away"];

/** The rule in force: the default, or a kata's with its answers looked at. */
export function ruleOfBlocks(kata: FoldBlock | undefined): FoldBlock {
  if (kata === undefined) return foldBlock;
  return (holders, update) => {
    const answer = kata(frozen([...holders]), frozen(update)) as Partial<BlockAfter> | undefined;
    const isUsable =
      Array.isArray(answer?.holders) &&
      answer.holders.every((id) => typeof id === "string") &&
      signs.includes(answer.memory) &&
      signs.includes(answer.disk);
    if (isUsable) return answer as BlockAfter;
    throw new KataFault("foldBlock", {
      en: `${shown(answer)} does not say who holds the block`,
      ko: `블록을 누가 가졌는지 말하지 않습니다: ${shown(answer)}`,
    });
  };
}
