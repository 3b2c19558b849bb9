/**
 * The contexts and sessions of one driver process: at most one SparkContext is active, every SparkSession stands on it, and `getOrCreate`
 * answers what is there. In Scala these are the companion objects SparkContext and SparkSession, one of each in a JVM; a new context waits
 * for the cluster manager's answer, so making one answers a promise here. Left out on purpose: sessions by thread, Hive, Spark Connect.
 * Rules D1.48, D2.35. Spark 3.5.3: core/…/SparkContext.scala assertNoOtherContextIsRunning, sql/core/…/SparkSession.scala. Chapter 15.
 */
import { callerOf } from "../foundation/call-site.ts";
import { SparkException } from "../foundation/errors.ts";
import type { DriverTurn } from "./driver-turn.ts";
import type { SparkContext } from "./spark-context.ts";
import { SparkSession } from "./spark-session.ts";

export type Settings = Readonly<Record<string, string>>;

/** Asks the cluster manager for an application and makes its context. */
export type OpenContext = (settings: Settings) => Promise<SparkContext>;

export class DriverContexts {
  readonly #turn: DriverTurn;
  readonly #open: OpenContext;
  #context: SparkContext;
  /** Where the active context was made. */
  #creationSite = "getOrCreate at the start of main";
  /** True while a further context waits for the manager. */
  #opening = false;
  #session: SparkSession;

  constructor(turn: DriverTurn, first: SparkContext, open: OpenContext) {
    this.#turn = turn;
    this.#open = open;
    this.#context = first;
    this.#session = new SparkSession(first, turn);
  }

  /** The context that was made last; it may have been stopped. */
  get context(): SparkContext {
    return this.#context;
  }

  /** The default session. */
  get session(): SparkSession {
    return this.#session;
  }

  get #active(): boolean {
    return this.#opening || !this.#context.isStopped;
  }

  /** `new SparkContext(conf)`. @throws SparkException while another one is active. */
  async newContext(settings: Settings = {}): Promise<SparkContext> {
    if (this.#active) {
      throw new SparkException(
        `Only one SparkContext should be running in this JVM (see SPARK-2243).The currently running SparkContext was created at:\n${this.#creationSite}`,
      );
    }
    this.#creationSite = `newContext at ${callerOf(new Error().stack)}`;
    this.#opening = true;
    try {
      this.#context = await this.#open(settings);
      return this.#context;
    } finally {
      this.#opening = false;
    }
  }

  /** `SparkContext.getOrCreate()`. */
  async contextOrNew(settings: Settings = {}): Promise<SparkContext> {
    return this.#active ? this.#context : this.newContext(settings);
  }

  /** `SparkSession.builder()…getOrCreate()`: the default session if its context lives, else a new one. */
  async sessionOrNew(settings: Settings): Promise<SparkSession> {
    const existing = this.#session;
    if (!existing.sparkContext.isStopped) {
      existing.applyModifiable(settings);
      return existing;
    }
    const session = new SparkSession(await this.contextOrNew(settings), this.#turn);
    session.applyModifiable(settings);
    this.#session = session;
    return session;
  }
}

/** `SparkSession.builder()`: collects settings until `getOrCreate`. */
export class SessionBuilder {
  readonly #contexts: DriverContexts;
  readonly #settings: Record<string, string> = {};

  constructor(contexts: DriverContexts) {
    this.#contexts = contexts;
  }

  appName(name: string): this {
    return this.config("spark.app.name", name);
  }

  master(master: string): this {
    return this.config("spark.master", master);
  }

  config(key: string, value: string | number | boolean): this {
    this.#settings[key] = String(value);
    return this;
  }

  getOrCreate(): Promise<SparkSession> {
    return this.#contexts.sessionOrNew({ ...this.#settings });
  }
}
