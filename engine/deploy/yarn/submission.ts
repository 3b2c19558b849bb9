/** What is known of one submission to YARN, and the ground that it stands on. Left out on purpose: what becomes of it; client-mode.ts and cluster-mode.ts have that. */
import type { CostModel } from "../../cluster/cost-model.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationRun } from "../application-run.ts";
import { ApplicationMaster } from "./application-master.ts";
import type { AppInfo, AttemptInfo } from "./records.ts";
import type { ResourceManager } from "./resource-manager.ts";
import type { YarnDriver } from "./yarn-driver.ts";

export interface Ground {
  readonly world: World;
  readonly costs: CostModel;
  readonly manager: ResourceManager;
  /** The settings of core-site.xml and the files beside it. */
  readonly hadoop: Readonly<Record<string, string>>;
}

export interface YarnSubmission {
  readonly run: ApplicationRun;
  /** spark-submit's own process. */
  client: Process | undefined;
  driver: YarnDriver | undefined;
  master: ApplicationMaster | undefined;
  app: AppInfo | undefined;
}

/** The ApplicationMaster of an attempt, as a part of a process. */
export function newMaster(
  on: Ground,
  attempt: AttemptInfo,
  process: Process,
  exit: (code: number) => void,
): ApplicationMaster {
  return new ApplicationMaster({
    world: on.world,
    costs: on.costs,
    manager: on.manager,
    attempt,
    process,
    isLast: attempt.number >= attempt.app.submitted.maxAttempts,
    exit,
  });
}
