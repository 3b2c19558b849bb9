/**
 * SparkSession: what a program is handed. So far it holds the SparkContext, which all sessions share, and its own runtime configuration;
 * `sleep` and `external` are ours: a program waits in virtual time, or for something outside while the clock stands still. Spark 3.5.3:
 * sql/core/…/SparkSession.scala, RuntimeConfig.scala. Chapter 15.
 */
import { JavaError } from "../foundation/errors.ts";
import { confEntries } from "../conf/conf-entries.ts";
import { type SparkConf } from "../conf/spark-conf.ts";
import { waitFor, type DriverTurn } from "./driver-turn.ts";
import type { SparkContext } from "./spark-context.ts";

export class SparkSession {
  readonly sparkContext: SparkContext;
  /** Settings that may change while the session lives; a core setting may not (S4-14). */
  readonly conf: RuntimeConfig;
  readonly #turn: DriverTurn;

  constructor(context: SparkContext, turn: DriverTurn) {
    this.sparkContext = context;
    this.conf = new RuntimeConfig(context.getConf());
    this.#turn = turn;
  }

  /** What a builder asked for while this session already stood: SQL settings take effect, others are passed over with a warning. */
  applyModifiable(settings: Readonly<Record<string, string>>): void {
    const passedOver = Object.entries(settings).filter(([key, value]) => {
      if (isCoreSetting(key)) return this.sparkContext.getConf().getOption(key) !== value;
      this.conf.set(key, value);
      return false;
    });
    if (passedOver.length > 0) {
      this.sparkContext.log(
        "WARN",
        "SparkSession",
        "Using an existing Spark session; only runtime SQL configurations will take effect.",
      );
    }
  }

  /** A session over the same context, with settings of its own. */
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

/** Keys of Spark's core beyond those that the engine reads, by how they begin; a key that Spark does not know may be set (and does nothing). */
const corePrefixes = [
  "spark.app.",
  "spark.cores.",
  "spark.driver.",
  "spark.dynamicAllocation.",
  "spark.executor.",
  "spark.locality.",
  "spark.memory.",
  "spark.network.",
  "spark.rdd.",
  "spark.rpc.",
  "spark.scheduler.",
  "spark.serializer",
  "spark.shuffle.",
  "spark.speculation",
  "spark.storage.",
  "spark.submit.",
  "spark.task.",
];

export const isCoreSetting = (key: string): boolean =>
  key in confEntries || corePrefixes.some((prefix) => key.startsWith(prefix));

/** The session's configuration: SQL keys may be set, keys of Spark's core may only be read. It is a copy: the context never looks at it. */
export class RuntimeConfig {
  readonly #conf: SparkConf;

  constructor(conf: SparkConf) {
    this.#conf = conf;
  }

  get(key: string): string {
    return this.#conf.get(key);
  }

  set(key: string, value: string | number | boolean): void {
    if (isCoreSetting(key)) {
      throw new JavaError(
        "org.apache.spark.sql.AnalysisException",
        `[CANNOT_MODIFY_CONFIG] Cannot modify the value of the Spark config: "${key}".\nSee also 'https://spark.apache.org/docs/latest/sql-migration-guide.html#ddl-statements'.`,
      );
    }
    this.#conf.set(key, value);
  }
}
