/**
 * The part of a SparkContext that makes shared variables: values that tasks read (broadcast) and values that they add to (accumulators). Same as
 * Spark: names, ids, refusals. The cleaner knows of both. Rules C6.30–C6.63.
 * Spark 3.5.3: core/…/SparkContext.scala. Chapter 14.
 */
import { callerOf } from "../foundation/call-site.ts";
import { NotSerializable } from "../foundation/closures.ts";
import { illegalArgument, JavaError } from "../foundation/errors.ts";
import type { AccumulatorV2, AnyAccumulator } from "../events/accumulator-v2.ts";
import {
  CollectionAccumulator,
  DoubleAccumulator,
  LongAccumulator,
} from "../events/accumulators.ts";
import { RDD } from "../rdd/rdd.ts";
import { Broadcast } from "../storage/broadcast.ts";
import type { DriverRuntime } from "../cluster/driver-runtime.ts";
import { ContextCleaner } from "./context-cleaner.ts";
import { ContextSources } from "./context-sources.ts";

export abstract class SharedVariables extends ContextSources {
  readonly #driver: DriverRuntime;
  protected readonly cleaner: ContextCleaner;

  constructor(runtime: DriverRuntime) {
    super();
    this.#driver = runtime;
    this.cleaner = new ContextCleaner(runtime);
  }

  protected abstract assertNotStopped(): void;

  /** The line of the program that called. */
  protected caller(): string {
    return this.#driver.options.world.callSites ? callerOf(new Error().stack) : "program:0";
  }

  /** A value that each executor fetches once, as it is now. @throws IllegalArgumentException for an RDD, NotSerializableException */
  broadcast<T>(value: T): Broadcast<T> {
    this.assertNotStopped();
    if (value instanceof RDD)
      throw illegalArgument(
        "requirement failed: Can not directly broadcast RDDs; instead, call collect() and broadcast the result.",
      );
    const { broadcasts } = this.#driver;
    const id = storedOrRefused(() => broadcasts.createOf(value));
    const text = `Created broadcast ${id} from broadcast at ${this.caller()}`;
    this.#driver.log("INFO", "SparkContext", text);
    const made: Broadcast<T> = new Broadcast<T>(id, {
      value: (of) => {
        this.cleaner.checkBroadcast(of, made);
        return broadcasts.torrent(of)?.value;
      },
      unpersist: (of) => broadcasts.remove(of, false),
      destroy: (of) => {
        broadcasts.remove(of, true);
        return `destroy at ${this.caller()}`;
      },
    });
    this.cleaner.broadcastMade(made);
    return made;
  }

  /** Makes an accumulator of the program's own class known: it gets its id. @throws IllegalStateException the second time */
  register(accumulator: AnyAccumulator, name?: string): void {
    this.#driver.accumulators.register(accumulator, name);
    this.cleaner.hold(accumulator);
  }

  /** A sum of whole numbers that tasks add to. With a name it is listed with tasks and stages. */
  longAccumulator(name?: string): LongAccumulator {
    return this.#registered(new LongAccumulator(), name);
  }

  /** A sum of doubles. */
  doubleAccumulator(name?: string): DoubleAccumulator {
    return this.#registered(new DoubleAccumulator(), name);
  }

  /** A list of what tasks add. */
  collectionAccumulator<T>(name?: string): CollectionAccumulator<T> {
    return this.#registered(new CollectionAccumulator<T>(), name);
  }

  #registered<A extends AccumulatorV2<never, unknown>>(made: A, name: string | undefined): A {
    this.register(made, name);
    return made;
  }
}

/** What cannot be serialized is refused with the stream's own error, which names no task. */
function storedOrRefused<R>(store: () => R): R {
  try {
    return store();
  } catch (thrown) {
    if (!(thrown instanceof NotSerializable)) throw thrown;
    const kind = "java.io.NotSerializableException";
    throw new JavaError(kind, thrown.causeText.replace(`${kind}: `, ""));
  }
}
