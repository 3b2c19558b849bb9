/** Looks for tasks that run too long, every spark.speculation.interval while there are any. Rule C4.40. Spark 3.5.3: TaskSchedulerImpl.start. */
import type { World } from "../world/world.ts";
import type { SchedulingPools } from "./scheduling-pools.ts";
import type { Marked, SpeculationSettings } from "./speculation.ts";
import type { TaskSetManager } from "./task-set-manager.ts";

type Found = (manager: TaskSetManager, marked: readonly Marked[]) => void;

export class SpeculationWatch {
  readonly #world: World;
  readonly #settings: SpeculationSettings;
  readonly #pools: SchedulingPools;
  readonly #found: Found;
  #waiting = false;

  constructor(world: World, settings: SpeculationSettings, pools: SchedulingPools, found: Found) {
    this.#world = world;
    this.#settings = settings;
    this.#pools = pools;
    this.#found = found;
  }

  watch(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#world.daemonAfter(this.#settings.interval, "speculation", () => {
      this.#waiting = false;
      const managers = this.#pools.all();
      for (const manager of managers) {
        const marked = manager.speculate(this.#settings, this.#world.now());
        if (marked.length > 0) this.#found(manager, marked);
      }
      if (managers.length > 0) this.watch();
    });
  }
}
