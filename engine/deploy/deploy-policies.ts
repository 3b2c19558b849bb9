/** The policies that cluster managers ask; undefined: the default. Each is a kata's hole, and is described beside its default. */
import type { DriverRetry } from "./mesos/driver-retry.ts";
import type { ExecutorOnOffer } from "./mesos/executor-on-offer.ts";
import type { PlaceReplicas } from "./hdfs/place-replicas.ts";
import type { NextApplicationState } from "./standalone/application-states.ts";
import type { GrantCores } from "./standalone/grant-cores.ts";
import type { PodMemory } from "./kubernetes/pod-memory.ts";
import type { PodsToRequest } from "./kubernetes/pods-to-request.ts";
import type { PlaceDriver } from "./standalone/place-driver.ts";
import type { ChooseApplicant } from "./yarn/capacity-scheduler.ts";
import type { ReadReport } from "./yarn/read-report.ts";
import type { ContainerSize } from "./yarn/resources.ts";

export interface DeployPolicies {
  readonly nextApplicationState?: NextApplicationState;
  readonly grantCores?: GrantCores;
  readonly placeDriver?: PlaceDriver;
  readonly containerSize?: ContainerSize;
  readonly chooseApplicant?: ChooseApplicant;
  readonly readReport?: ReadReport;
  readonly executorOnOffer?: ExecutorOnOffer;
  readonly driverRetry?: DriverRetry;
  readonly placeReplicas?: PlaceReplicas;
  readonly podMemory?: PodMemory;
  readonly podsToRequest?: PodsToRequest;
}
