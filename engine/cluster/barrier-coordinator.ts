/**
 * BarrierCoordinator: an endpoint of the driver at which the tasks of a barrier stage meet. When the last one is there, each hears what all said; when one
 * is missing for spark.barrier.sync.timeout, or they ask for different things, each hears an error. Rule C3.52, recorded in
 * test/oracle/recordings/barriers. Spark 3.5.3: core/…/BarrierCoordinator.scala.
 */
import type { StageId } from "../foundation/ids.ts";
import type { StageInfo } from "../events/listener-events.ts";
import { seconds } from "../foundation/sizes.ts";
import { cancel, type Entry } from "../world/agenda.ts";
import type { DriverRuntime } from "./driver-runtime.ts";
import type { Sync } from "./wait-points.ts";

/** What a task hears: the messages of all in order of partitions, or an error's text. */
export type Answer = { readonly messages: readonly string[] } | { readonly failure: string };

/** RequestToSync. */
export interface SyncRequest extends Sync {
  readonly stageId: StageId;
  readonly stageAttemptId: number;
  readonly partitionId: number;
  readonly taskAttemptId: number;
  readonly numTasks: number;
  readonly epoch: number;
  readonly answer: (answer: Answer) => void;
}

/** The tasks of one stage attempt that wait for the others. */
interface Meeting {
  epoch: number;
  readonly here: Map<number, SyncRequest>;
  timer: Entry | undefined;
}

export class BarrierCoordinator {
  readonly #driver: DriverRuntime;
  readonly #meetings = new Map<string, Meeting>();

  constructor(driver: DriverRuntime) {
    this.#driver = driver;
  }

  requestToSync(request: SyncRequest): void {
    const { stageId, stageAttemptId, taskAttemptId, numTasks, epoch } = request;
    const barrierId = `Stage ${stageId} (Attempt ${stageAttemptId})`;
    const meeting = this.#meetingOf(barrierId);
    if (epoch !== meeting.epoch)
      return request.answer({
        failure: `The request to sync of ${barrierId} with barrier epoch ${epoch} has already finished. Maybe task ${taskAttemptId} is not properly killed.`,
      });
    const { here } = meeting;
    if (here.size === 0) meeting.timer = this.#timeout(barrierId, meeting);
    here.set(request.partitionId, request);
    this.#log(
      `Barrier sync epoch ${epoch} from ${barrierId} received update from Task ${taskAttemptId}, current progress: ${here.size}/${numTasks}.`,
    );
    const methods = new Set([...here.values()].map(({ method }) => method));
    if (methods.size > 1)
      return this.#over(barrierId, meeting, {
        failure: `Different barrier sync types found for the sync ${barrierId}: ${[...methods].join(", ")}. Please use the same barrier sync type within a single sync.`,
      });
    if (here.size < numTasks) return;
    const messages = [...here.values()]
      .toSorted((a, b) => a.partitionId - b.partitionId)
      .map(({ message }) => message);
    this.#log(
      `Barrier sync epoch ${epoch} from ${barrierId} received all updates from tasks, finished successfully.`,
    );
    this.#over(barrierId, meeting, { messages });
  }

  /** A stage attempt is over: whoever still waits is not answered. */
  stageCompleted({ stageId, attemptNumber }: Pick<StageInfo, "stageId" | "attemptNumber">): void {
    const barrierId = `Stage ${stageId} (Attempt ${attemptNumber})`;
    const meeting = this.#meetings.get(barrierId);
    if (meeting?.timer !== undefined) cancel(meeting.timer);
    this.#meetings.delete(barrierId);
  }

  #meetingOf(barrierId: string): Meeting {
    let meeting = this.#meetings.get(barrierId);
    if (meeting === undefined) {
      meeting = { epoch: 0, here: new Map(), timer: undefined };
      this.#meetings.set(barrierId, meeting);
    }
    this.#log(`Current barrier epoch for ${barrierId} is ${meeting.epoch}.`);
    return meeting;
  }

  #timeout(barrierId: string, meeting: Meeting): Entry {
    const { world, conf } = this.#driver.options;
    const timeout = conf.time("spark.barrier.sync.timeout");
    return world.after(timeout, "a barrier is waited for in vain", () =>
      this.#over(barrierId, meeting, {
        failure: `The coordinator didn't get all barrier sync requests for barrier epoch ${meeting.epoch} from ${barrierId} within ${timeout / seconds(1)} second(s).`,
      }),
    );
  }

  /** All hear the same. After an error the stage has no barrier any more. */
  #over(barrierId: string, meeting: Meeting, answer: Answer): void {
    if (meeting.timer !== undefined) cancel(meeting.timer);
    const requests = [...meeting.here.values()];
    meeting.here.clear();
    meeting.timer = undefined;
    meeting.epoch += 1;
    if ("failure" in answer) this.#meetings.delete(barrierId);
    for (const request of requests) request.answer(answer);
  }

  #log(text: string): void {
    this.#driver.log("INFO", "BarrierCoordinator", text);
  }
}
