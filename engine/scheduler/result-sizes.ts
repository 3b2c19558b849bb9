/** How many results of a task set came in and how large they are together. Rule C4.27. Spark 3.5.3: TaskSetManager.canFetchMoreResults. */
import { bytesToString, type Bytes } from "../foundation/sizes.ts";

export class ResultSizes {
  #count = 0;
  #bytes: Bytes = 0;

  /** Answers why one more is too much, if it is; a limit of 0 is none. */
  add(bytes: Bytes, limit: Bytes): string | undefined {
    this.#count += 1;
    this.#bytes += bytes;
    if (limit === 0 || this.#bytes <= limit) return undefined;
    return `Total size of serialized results of ${this.#count} tasks (${bytesToString(this.#bytes)}) is bigger than spark.driver.maxResultSize (${bytesToString(limit)})`;
  }
}
