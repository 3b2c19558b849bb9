/**
 * How the attempts of one executor share its execution memory. An attempt runs on its records at its launch; what it asks for, when, and what it would
 * get by what is known then is its plan. In virtual time each question is put to the pool when its instant is there, among those of the others; where the
 * answer is another than foreseen, the attempt is run again from its beginning with the answers that it has so far (attempt-runs.ts). So each gets by
 * Spark's rule what it would get there: 1/N at most, where N are the tasks that hold or have asked, and who would be sent away with less than 1/2N waits.
 * Rule C7.6. Different: a task asks for memory between two records; the time that passes between two questions is that of the cost model.
 * Spark 3.5.3: core/…/memory/ExecutionMemoryPool.scala.
 */
import type { TaskId } from "../foundation/ids.ts";
import type { Bytes } from "../foundation/sizes.ts";
import type { Grant } from "../storage/execution-memory-pool.ts";
import type { UnifiedMemoryManager } from "../storage/memory-manager.ts";

const MODE = "ON_HEAP";

/** A question for execution memory, the nth of its attempt, and what is foreseen as its answer; undefined: it would have to wait. */
export interface Ask {
  readonly nth: number;
  readonly bytes: Bytes;
  readonly foreseen: Bytes | undefined;
}

export class ExecutionSharing {
  readonly #manager: UnifiedMemoryManager;
  #waiting: (() => void)[] = [];

  constructor(manager: UnifiedMemoryManager) {
    this.#manager = manager;
  }

  /** What a task that will hold so much when it asks would get, if the others held then what they hold now. */
  foresee(task: TaskId, held: Bytes, bytes: Bytes): Grant {
    return this.#manager.foreseeExecution(task, held, bytes, MODE);
  }

  /** Who waits looks again when another one asks for the first time, too: with more to share the least that a task is to have is less. */
  take(task: TaskId, bytes: Bytes): Grant {
    const joins = !this.#manager.countsForExecution(task, MODE);
    const grant = this.#manager.acquireExecution(task, bytes, MODE);
    if (joins) this.#wake();
    return grant;
  }

  give(task: TaskId, bytes: Bytes): void {
    const held = this.#manager.executionHeldBy(task, MODE);
    this.#manager.releaseExecution(task, Math.min(bytes, held), MODE);
    this.#wake();
  }

  /** The attempt is over. */
  end(task: TaskId): void {
    this.#manager.releaseAllExecution(task);
    this.#wake();
  }

  /** To be told once when somebody gives back, ends, or joins. */
  whenItMayDo(tell: () => void): void {
    this.#waiting.push(tell);
  }

  #wake(): void {
    for (const tell of this.#waiting.splice(0)) tell();
  }
}
