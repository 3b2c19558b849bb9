/** What a block manager is given: its memory, its policy, and how it speaks to its driver, its peers and its log. */
import type { ClassTable } from "../foundation/codec.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { BlockManagerId } from "../events/task-end-reason.ts";
import type { PieceStatus } from "./broadcast-blocks.ts";
import type { BlockManager, BlockStatus } from "./block-manager.ts";
import type { UnifiedMemoryManager } from "./memory-manager.ts";
import type { EvictionPolicy } from "./memory-store.ts";

export interface BlockManagerOptions {
  readonly id: BlockManagerId;
  readonly memory: UnifiedMemoryManager;
  readonly classes: ClassTable;
  readonly evict?: EvictionPolicy | undefined;
  readonly unrollThreshold: Bytes;
  readonly unrollCheckPeriod: number;
  readonly unrollGrowthFactor: number;
  readonly say: (level: "INFO" | "WARN", logger: string, text: string) => void;
  /** Tells the driver. */
  readonly report: (status: BlockStatus) => void;
  readonly reportPiece: (status: PieceStatus) => void;
  /** Other executors' block managers, in an order that the block's name draws. */
  readonly peers: (blockId: string) => readonly BlockManager[];
}
