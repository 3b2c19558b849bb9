/**
 * What a Master writes down so that one that is started after it can go on: applications, workers and drivers of cluster mode, each under its name.
 * Nothing is kept unless spark.deploy.recoveryMode is FILESYSTEM. Rule D2.52.
 *
 * In Spark: core/…/deploy/master/PersistenceEngine.scala, FileSystemPersistenceEngine.scala. Same: names of files, what is kept: no executors. Left out on
 * purpose: ZOOKEEPER and standby Masters; how records are written, for a store of the World holds them and the files only their names.
 */
import type { SparkConf } from "../../conf/spark-conf.ts";
import { encodeUtf8 } from "../../foundation/utf8.ts";
import type { World } from "../../world/world.ts";
import type { ApplicationInfo, DriverInfo, WorkerInfo } from "./records.ts";

export interface Kept {
  readonly app: ApplicationInfo;
  readonly worker: WorkerInfo;
  readonly driver: DriverInfo;
}

export class PersistenceEngine {
  /** Where it is kept; undefined where nothing is. */
  readonly folder: string | undefined;
  readonly #world: World;
  readonly #host: string;
  readonly #store: Map<string, unknown>;

  constructor(world: World, host: string, conf: SparkConf) {
    this.#world = world;
    this.#host = host;
    const isKept = conf.getOption("spark.deploy.recoveryMode") === "FILESYSTEM";
    this.folder = isKept ? (conf.getOption("spark.deploy.recoveryDirectory") ?? "") : undefined;
    this.#store = world.store(`${host}:${this.folder ?? ""}`);
  }

  persist<K extends keyof Kept>(kind: K, id: string, record: Kept[K]): void {
    if (this.folder === undefined) return;
    this.#store.set(`${kind}_${id}`, record);
    this.#world.disk(this.#host).write(`${this.folder}/${kind}_${id}`, encodeUtf8(id));
  }

  unpersist(kind: keyof Kept, id: string): void {
    if (this.folder === undefined) return;
    this.#store.delete(`${kind}_${id}`);
    this.#world.disk(this.#host).remove(`${this.folder}/${kind}_${id}`);
  }

  /** What is there, as far as its file is. */
  read<K extends keyof Kept>(kind: K): readonly Kept[K][] {
    if (this.folder === undefined) return [];
    const disk = this.#world.disk(this.#host);
    return [...this.#store]
      .filter(
        ([name]) =>
          name.startsWith(`${kind}_`) && disk.read(`${this.folder}/${name}`) !== undefined,
      )
      .map(([, record]) => record as Kept[K]);
  }
}
