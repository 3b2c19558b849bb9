/**
 * What a program says itself about its executors: more of them, so many altogether, these are to end. Same as Spark: words, refusals; whoever lets executors come and go
 * with the work may not end any by name, and what is asked for holds until the manager of the work next says what it wants. Rule D2.38.
 *
 * Spark 3.5.3: core/…/SparkContext.scala (developer API). Left out on purpose: hosts at which executors would be near to data, which standalone does not look at.
 */
import { illegalArgument } from "../foundation/errors.ts";
import type { ExecutorId } from "../foundation/ids.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import { JobControl } from "./job-control.ts";

export abstract class ExecutorControl extends JobControl {
  protected abstract readonly driver: DriverRuntime;

  /** Asks for so many executors more than were asked for before; answers whether anybody was there to be asked. @throws IllegalArgumentException for a negative number */
  requestExecutors(numAdditionalExecutors: number): boolean {
    return (
      this.#asks("Requesting") && this.driver.requests.requestExecutors(numAdditionalExecutors)
    );
  }

  /** Asks for so many executors altogether. Fewer than there are ends none. @throws IllegalArgumentException for a negative number */
  requestTotalExecutors(numExecutors: number): boolean {
    if (!this.#asks("Requesting")) return false;
    if (numExecutors < 0)
      throw illegalArgument(
        `Attempted to request a negative number of executor(s) ${numExecutors} from the cluster manager. Please specify a positive number!`,
      );
    this.driver.requests.requestTotalExecutors(numExecutors);
    return true;
  }

  /** Ends executors, whatever they do, and wants so many fewer. @throws IllegalArgumentException where dynamic allocation is on */
  killExecutors(executorIds: readonly ExecutorId[]): boolean {
    if (this.driver.allocation !== undefined)
      throw illegalArgument(
        "requirement failed: killExecutors() unsupported with Dynamic Allocation turned on",
      );
    const how = { adjustsTarget: true, force: true };
    return this.#asks("Killing") && this.driver.requests.killExecutors(executorIds, how).length > 0;
  }

  /** The same of one. */
  killExecutor(executorId: ExecutorId): boolean {
    return this.killExecutors([executorId]);
  }

  #asks(what: "Requesting" | "Killing"): boolean {
    if (!this.driver.isLocal) return true;
    const text = `${what} executors is not supported by current scheduler.`;
    this.driver.log("WARN", "SparkContext", text);
    return false;
  }
}
