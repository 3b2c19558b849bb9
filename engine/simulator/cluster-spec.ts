/** Descriptions of clusters: what a program is submitted to. */
import type { CostModel } from "../cluster/cost-model.ts";
import type { ClusterManager } from "../deploy/application-run.ts";
import { LocalMode } from "../deploy/local/local-mode.ts";
import type { World } from "../world/world.ts";

export interface ClusterSpec {
  build(world: World, costs: CostModel): ClusterManager;
}

/** Local mode: `local`, `local[n]`, `local[*]`, `local[n,f]`. */
export const local = (master: string = "local[*]", options: { readonly machineCores?: number } = {}): ClusterSpec => ({
  build: (world) => new LocalMode(world, master, options.machineCores ?? 4),
});
