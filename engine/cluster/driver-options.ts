/** What a driver is made with: its place in the world, its settings, and what its cluster manager does for it. */
import type { ClosureShipper } from "../foundation/closures.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import type { ApplicationId, ExecutorId } from "../foundation/ids.ts";
import type { XmlParser } from "../foundation/xml.ts";
import type { Process } from "../world/network.ts";
import type { World } from "../world/world.ts";
import type { TaskDescription } from "../scheduler/task.ts";
import type { CostModel } from "./cost-model.ts";
import type { EnginePolicies } from "./engine-policies.ts";

export interface DriverOptions {
  readonly world: World;
  readonly conf: SparkConf;
  readonly appId: ApplicationId;
  /** "1" for the first driver that YARN starts; others have none. */
  readonly attemptId?: string | undefined;
  readonly process: Process;
  readonly isLocal: boolean;
  readonly maxTaskFailures: number;
  readonly shipper: ClosureShipper;
  readonly costs: CostModel;
  readonly policies: EnginePolicies;
  /** Who says that executors are asked for and ended: the backend's class. */
  readonly backend?: string;
  /** Asks the cluster manager to kill executors. */
  readonly killExecutors?: ((ids: readonly ExecutorId[]) => void) | undefined;
  /** Tells the cluster manager how many executors are wanted altogether. */
  readonly requestTotalExecutors?: ((total: number) => void) | undefined;
  /** Kubernetes: a closed connection says nothing; the executor's pod does, sooner or later, or its heartbeats that stay away. */
  readonly isLossToldByManager?: boolean;
  /** Reads the XML files that settings name. */
  readonly xml?: XmlParser | undefined;
  /** Fails a task on purpose. */
  readonly sabotage: (description: TaskDescription) => Error | undefined;
}
