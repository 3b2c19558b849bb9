/**
 * Where a deploy mode puts the driver. Client: in the process that submitted. Cluster: on the first worker of the ring with enough free
 * memory and cores; none: it waits. Some submissions are refused before anything starts, with spark-submit's words. Rules D2.18, S1-39.
 * Spark 3.5.3: core/…/deploy/SparkSubmit.scala prepareSubmitEnvironment, deploy/master/Master.scala schedule.
 */
import type { Both } from "../../foundation/language.ts";
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";
import type { Bytes } from "../../foundation/sizes.ts";

export interface DriverSubmission {
  readonly deployMode: "client" | "cluster";
  readonly master: "local" | "standalone" | "yarn" | "mesos" | "kubernetes";
  readonly program: "jvm" | "python" | "r";
  /** An interactive shell. */
  readonly shell: boolean;
  readonly driverCores: number;
  readonly driverMemory: Bytes;
  /** Workers that live, in the order in which the Master walks them. */
  readonly workers: readonly {
    readonly id: string;
    readonly coresFree: number;
    readonly memoryFree: Bytes;
  }[];
}

export type DriverPlace =
  | { readonly on: "submitter" }
  | { readonly on: "worker"; readonly id: string }
  | { readonly on: "nowhere yet" }
  | { readonly on: "refused"; readonly because: string };

export type PlaceDriver = (submission: DriverSubmission) => DriverPlace;

const placeDriver: PlaceDriver = (submission) => {
  if (submission.deployMode === "client") return { on: "submitter" };
  const because = refusal(submission);
  if (because !== undefined) return { on: "refused", because };
  const worker = submission.workers.find(
    ({ coresFree, memoryFree }) =>
      coresFree >= submission.driverCores && memoryFree >= submission.driverMemory,
  );
  return worker === undefined ? { on: "nowhere yet" } : { on: "worker", id: worker.id };
};

/** Where the driver goes: by the default, or by a kata whose answer is looked at. */
export function placeOfDriver(
  kata: PlaceDriver | undefined,
  submission: DriverSubmission,
): DriverPlace {
  if (kata === undefined) return placeDriver(submission);
  const answer: unknown = kata(frozen(submission));
  const { on, id, because } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  const fault = (what: Both): KataFault => new KataFault("placeDriver", what);
  switch (on) {
    case "submitter":
    case "nowhere yet":
      return { on };
    case "refused":
      if (typeof because !== "string" || because === "")
        throw fault({
          en: "a submission is refused without a word",
          ko: "까닭 없이 제출을 거절했습니다",
        });
      return { on, because };
    case "worker":
      if (!submission.workers.some((worker) => worker.id === id))
        throw fault({ en: `there is no worker ${shown(id)}`, ko: `없는 워커입니다: ${shown(id)}` });
      return { on, id: id as string };
    default:
      throw fault({
        en: `${shown(on ?? answer)} is no place for a driver`,
        ko: `드라이버를 놓을 수 없는 곳입니다: ${shown(on ?? answer)}`,
      });
  }
}

function refusal(submission: DriverSubmission): string | undefined {
  if (submission.master === "local")
    return 'Cluster deploy mode is not compatible with master "local"';
  if (submission.master === "standalone" && submission.program === "python")
    return "Cluster deploy mode is currently not supported for python applications on standalone clusters.";
  if (submission.master === "standalone" && submission.program === "r")
    return "Cluster deploy mode is currently not supported for R applications on standalone clusters.";
  if (submission.shell) return "Cluster deploy mode is not applicable to Spark shells.";
  return undefined;
}
