/** A barrier task asks the driver for the others of its stage, and hears of them. Spark 3.5.3: core/…/BarrierTaskContext.scala (runBarrier). */
import type { Micros } from "../foundation/sizes.ts";
import type { Answer } from "./barrier-coordinator.ts";
import type { DriverPort } from "./executor.ts";
import type { ExecutorEnv } from "./executor-env.ts";
import type { TaskAttempt } from "./task-attempt.ts";
import type { Sync } from "./wait-points.ts";

/** A waiting task looks for its answer, and whether it was killed, once in a second. */
const LOOKS_EVERY = 1_000_000;

/** The task is there now; `goOn` is called with what it hears, when it goes on, and what its log says then. */
export function meet(
  attempt: TaskAttempt,
  env: ExecutorEnv,
  driver: DriverPort,
  sync: Sync,
  sinceLaunch: () => Micros,
  goOn: (at: Micros, answer: Answer, tell: () => void) => void,
): void {
  const { stageId, stageAttemptNumber: stageAttemptId, partitionId, taskAttemptId } = attempt;
  const me = `Task ${taskAttemptId} from Stage ${stageId}(Attempt ${stageAttemptId})`;
  const say = (text: string): void => env.say("BarrierTaskContext", `${me} ${text}`);
  const came = sinceLaunch();
  say(`has entered the global sync, current barrier epoch is ${sync.epoch}.`);
  driver.requestToSync({
    ...sync,
    stageId,
    stageAttemptId,
    partitionId,
    taskAttemptId,
    numTasks: attempt.addresses.length,
    answer: (answer) => {
      const looks = Math.ceil((sinceLaunch() - came) / LOOKS_EVERY);
      const waited = `waited for ${looks} seconds, current barrier epoch is`;
      goOn(came + looks * LOOKS_EVERY, answer, () =>
        say(
          "messages" in answer
            ? `finished global sync successfully, ${waited} ${sync.epoch + 1}.`
            : `failed to perform global sync, ${waited} ${sync.epoch}.`,
        ),
      );
    },
  });
}
