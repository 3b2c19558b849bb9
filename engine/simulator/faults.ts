/**
 * Faults: what goes wrong on purpose. Each says what, and when: at an instant, or some time after an event that fits. Killing is as `kill -9`.
 * A task that fails throws in place of the user's function.
 */
import { JavaError } from "../foundation/errors.ts";
import type { ExecutorId } from "../foundation/ids.ts";
import type { Micros } from "../foundation/sizes.ts";
import type { TracedEvent } from "../events/trace.ts";
import type { TaskDescription } from "../scheduler/task.ts";

export type When =
  | { readonly at: Micros }
  /** `delay` after the `nth` event that fits (the first, if not said). */
  | {
      readonly after: (event: TracedEvent) => boolean;
      readonly nth?: number;
      readonly delay?: Micros;
    };

export type Fault =
  | {
      readonly kind: "kill executor";
      readonly executor: ExecutorId;
      readonly app?: number;
      /** It ends by itself with this code: 52 is Spark's for a heap that is full. Without it the process is killed. */
      readonly exitCode?: number;
      readonly when: When;
    }
  | { readonly kind: "kill worker"; readonly worker: number; readonly when: When }
  /** The one in charge, unless a number says which. */
  | { readonly kind: "kill master"; readonly master?: number; readonly when: When }
  | { readonly kind: "kill driver"; readonly app?: number; readonly when: When }
  /** Kills the process that submitted: the driver in client mode, nobody who is needed in cluster mode. */
  | { readonly kind: "kill client"; readonly app?: number; readonly when: When }
  /** HDFS: a DataNode is gone for good, the machine's other processes are not. */
  | { readonly kind: "kill datanode"; readonly node: number; readonly when: When }
  | { readonly kind: "kill namenode"; readonly when: When }
  /** YARN: kills the ApplicationMaster, in cluster mode the driver with it. */
  | { readonly kind: "kill am"; readonly app?: number; readonly when: When }
  /** `yarn application -kill`. */
  | { readonly kind: "kill application"; readonly app?: number; readonly when: When }
  /** YARN ends an executor's container: it took more memory than it was given, or another queue wants its share back. */
  | {
      readonly kind: "kill container";
      readonly executor: ExecutorId;
      readonly why: "memory" | "preemption";
      readonly app?: number;
      readonly when: When;
    }
  /** `kubectl delete pod` of an executor. */
  | {
      readonly kind: "delete pod";
      readonly executor: ExecutorId;
      readonly app?: number;
      readonly when: When;
    }
  /** Deletes an executor's shuffle files behind Spark's back. */
  | {
      readonly kind: "lose disk";
      readonly executor: ExecutorId;
      readonly app?: number;
      readonly when: When;
    }
  /** Changes the last byte of every block in the shuffle data files of an executor; index and checksum files stay as they were written. */
  | {
      readonly kind: "corrupt disk";
      readonly executor: ExecutorId;
      readonly app?: number;
      readonly when: When;
    }
  /** Messages between two hosts take longer, or are lost. */
  | {
      readonly kind: "link";
      readonly from: string;
      readonly to: string;
      readonly delay: Micros | "lost";
      readonly when: When;
    }
  /**
   * Something else takes the disk of a host: from then on `free` bytes are left for shuffle files, more when files are removed. A map task whose
   * output does not fit throws `java.io.IOException: No space left on device`, as real Spark's does. Attempts that run side by side do not see one
   * another's bytes before they end; spills and cached blocks are not counted.
   */
  | {
      readonly kind: "fill disk";
      readonly host: string;
      readonly free: number;
      readonly when: When;
    }
  /** A host computes that many times as slowly as the others: what is launched there from now on takes so much longer. */
  | {
      readonly kind: "slow host";
      readonly host: string;
      readonly factor: number;
      readonly when: When;
    }
  /**
   * The driver's JVM collects its garbage: what the program holds no more (`holdsOnly`) is cleaned. With an executor it is that one's: values of broadcasts
   * are read from its block manager from then on.
   */
  | {
      readonly kind: "collect garbage";
      readonly executor?: ExecutorId;
      readonly app?: number;
      readonly when: When;
    }
  /** The first `attempts` attempts of these tasks throw; with an executor, those that run there. */
  | {
      readonly kind: "fail task";
      readonly partition: number;
      readonly attempts: number;
      readonly stage?: number;
      readonly executor?: ExecutorId;
      readonly message?: string;
    }
  | {
      readonly kind: "add worker";
      readonly cores?: number;
      readonly memory?: string;
      readonly when: When;
    };

export type TimedFault = Exclude<Fault, { kind: "fail task" }>;

/** What a fault does to a task that is about to run: an error to throw in it, or nothing. */
export function sabotageBy(
  faults: readonly Fault[],
): (description: TaskDescription) => Error | undefined {
  const failing = faults.filter((fault) => fault.kind === "fail task");
  if (failing.length === 0) return () => undefined;
  return ({ task, attemptNumber, executorId }) => {
    const hit = failing.find(
      (fault) =>
        fault.partition === task.partitionId &&
        attemptNumber < fault.attempts &&
        (fault.executor === undefined || fault.executor === executorId) &&
        (fault.stage === undefined || fault.stage === task.binary.stageId),
    );
    return hit === undefined
      ? undefined
      : new JavaError("java.lang.RuntimeException", hit.message ?? "failed on purpose");
  };
}
