/** The policies that the driver and its executors ask; undefined: the default. Each is a kata's hole, and is described beside its default. */
import type { RddPolicies } from "../rdd/ports.ts";
import type { AllocationPolicies } from "../scheduler/executor-allocation-manager.ts";
import type { AfterFailure } from "../scheduler/after-failure.ts";
import type { CountsUpdates } from "../scheduler/counts-updates.ts";
import type { CutStages } from "../scheduler/cut-stages.ts";
import type { ShufflesToRead, StagesToRun } from "../scheduler/missing-parents.ts";
import type { TaskPlaces } from "../scheduler/task-places.ts";
import type { MapTasksToResubmit } from "../shuffle/map-output-tracker.ts";
import type { HugeFrom } from "../shuffle/map-status.ts";
import type { BlockRange, ShuffleIndex } from "../shuffle/shuffle-files.ts";
import type { EvictionPolicy } from "../storage/memory-store.ts";
import type { TorrentPolicies } from "../storage/torrent.ts";

export interface EnginePolicies extends RddPolicies, TorrentPolicies, AllocationPolicies {
  readonly cutStages?: CutStages;
  readonly stagesToRun?: StagesToRun;
  readonly shufflesToRead?: ShufflesToRead;
  readonly taskPlaces?: TaskPlaces;
  readonly mapTasksToResubmit?: MapTasksToResubmit;
  readonly afterFailure?: AfterFailure;
  readonly countsUpdates?: CountsUpdates;
  readonly shuffleIndex?: ShuffleIndex;
  readonly blockRange?: BlockRange;
  readonly hugeFrom?: HugeFrom;
  readonly evict?: EvictionPolicy;
}
