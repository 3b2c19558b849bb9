/**
 * SparkSession: what a program is handed. So far it holds the SparkContext and the runtime configuration; `sleep` and `external` are ours: a
 * program waits in virtual time, or for something outside while the clock stands still. Spark 3.5.3: sql/core/…/SparkSession.scala. Chapter 15.
 */
import { JavaError } from "../foundation/errors.ts";
import type { SparkConf } from "../conf/spark-conf.ts";
import { waitFor, type DriverTurn } from "./driver-turn.ts";
import type { SparkContext } from "./spark-context.ts";

export class SparkSession {
  readonly sparkContext: SparkContext;
  readonly #turn: DriverTurn;

  constructor(context: SparkContext, turn: DriverTurn) {
    this.sparkContext = context;
    this.#turn = turn;
  }

  /** Settings that may change while the session lives; a core setting may not (S4-14). */
  get conf(): RuntimeConfig {
    return new RuntimeConfig(this.sparkContext.conf);
  }

  /** A session over the same context. */
  newSession(): SparkSession {
    return new SparkSession(this.sparkContext, this.#turn);
  }

  /** Lets virtual time pass in the driver, as Thread.sleep would. */
  sleep(milliseconds: number): Promise<void> {
    return waitFor<void>(this.#turn, (settled) => {
      this.#turn.world.after(milliseconds * 1000, "the driver wakes", () =>
        settled({ value: undefined }),
      );
    });
  }

  /** Waits for something outside the engine; no virtual time passes. */
  external<T>(promise: Promise<T>): Promise<T> {
    this.#turn.external += 1;
    const done = (): void => {
      this.#turn.external -= 1;
    };
    promise.then(done, done);
    return promise;
  }

  stop(): void {
    this.sparkContext.stop();
  }
}

/** The session's configuration: SQL keys may be set, keys of Spark's core may only be read. */
export class RuntimeConfig {
  readonly #conf: SparkConf;

  constructor(conf: SparkConf) {
    this.#conf = conf;
  }

  get(key: string): string {
    return this.#conf.get(key);
  }

  set(key: string, value: string): void {
    if (!key.startsWith("spark.sql.")) {
      throw new JavaError(
        "org.apache.spark.sql.AnalysisException",
        `[CANNOT_MODIFY_CONFIG] Cannot modify the value of the Spark config: "${key}".\nSee also 'https://spark.apache.org/docs/latest/sql-migration-guide.html#ddl-statements'.`,
      );
    }
    this.#conf.set(key, value);
  }
}
