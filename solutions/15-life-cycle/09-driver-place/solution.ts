/**
 * 15/09 · Where the driver goes: with the submitter, or on the first worker that has room, or it is refused at the door.
 *
 * In Spark: SparkSubmit.prepareSubmitEnvironment, Master.schedule. Left out on purpose: the ring, which the engine turns, and Mesos's REST
 * door, without which it takes no driver.
 */
import type { DriverSubmission, Policies } from "#engine/kata";

export const placeDriver: Policies["placeDriver"] = (submission) => {
  const { deployMode, driverCores, driverMemory, workers } = submission;
  if (deployMode === "client") return { on: "submitter" };
  const because = whyNot(submission);
  if (because !== undefined) return { on: "refused", because };
  const roomy = workers.find(
    ({ coresFree, memoryFree }) => coresFree >= driverCores && memoryFree >= driverMemory,
  );
  return roomy === undefined ? { on: "nowhere yet" } : { on: "worker", id: roomy.id };
};

function whyNot({ master, program, shell }: DriverSubmission): string | undefined {
  if (master === "local") return "a local master has no cluster";
  if (shell) return "a shell needs somebody at the keyboard";
  if (master === "standalone" && program !== "jvm") return "standalone runs only JVM drivers";
  return undefined;
}
