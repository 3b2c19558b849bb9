/**
 * Proactive replication: when an executor is lost with a copy of a cached block, one that still has the block makes another copy of it; where
 * nobody has, the driver says so. Rule C6.23. Spark 3.5.3: core/…/storage/BlockManagerMasterEndpoint.scala (removeBlockManager).
 */
import { Random } from "../foundation/random.ts";
import type { LostReplica } from "../storage/block-manager-master.ts";
import type { DriverRuntime } from "./driver-runtime.ts";

export function replicaLost(driver: DriverRuntime, { blockId, holders }: LostReplica): void {
  const { world, conf } = driver.options;
  if (holders.length === 0) {
    driver.log("WARN", "BlockManagerMasterEndpoint", `No more replicas available for ${blockId} !`);
    return;
  }
  if (!conf.bool("spark.storage.replication.proactive")) return;
  const [chosen] = new Random(world.seed, `holder of ${blockId}`).shuffled(holders);
  world.after(0, "a replica is made again", () => {
    if (chosen === undefined || driver.stopped) return;
    driver.executor(chosen.executorId)?.blocks.replicateAgain(blockId, holders);
  });
}
