/**
 * What a Master writes down so that one that is started after it can go on: applications, workers and drivers of cluster mode, each under its name.
 * Nothing is kept unless spark.deploy.recoveryMode says where: in files of its machine (FILESYSTEM), or in ZooKeeper, where other Masters find it, too. Rule D2.52.
 *
 * In Spark: core/…/deploy/master/PersistenceEngine.scala, FileSystemPersistenceEngine.scala, ZooKeeperPersistenceEngine.scala. Same: names, what is kept: no executors. Left out on
 * purpose: CUSTOM; how records are written, for a store of the World holds them and the files only their names.
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
  readonly mode: "NONE" | "FILESYSTEM" | "ZOOKEEPER";
  /** The folder of its files; undefined where there are none. */
  readonly folder: string | undefined;
  readonly #world: World;
  readonly #host: string;
  /** What outlives the Master. */
  readonly store: Map<string, unknown>;

  constructor(world: World, host: string, conf: SparkConf) {
    this.#world = world;
    this.#host = host;
    const mode = conf.getOption("spark.deploy.recoveryMode");
    this.mode = mode === "FILESYSTEM" || mode === "ZOOKEEPER" ? mode : "NONE";
    this.folder =
      mode === "FILESYSTEM" ? (conf.getOption("spark.deploy.recoveryDirectory") ?? "") : undefined;
    const { url, dir } = {
      url: conf.getOption("spark.deploy.zookeeper.url") ?? "",
      dir: conf.getOption("spark.deploy.zookeeper.dir") ?? "/spark",
    };
    this.store = world.store(
      mode === "ZOOKEEPER" ? `zookeeper ${url}${dir}` : `${host}:${this.folder ?? ""}`,
    );
  }

  persist<K extends keyof Kept>(kind: K, id: string, record: Kept[K]): void {
    if (this.mode === "NONE") return;
    this.store.set(`${kind}_${id}`, record);
    if (this.folder === undefined) return;
    this.#world.disk(this.#host).write(`${this.folder}/${kind}_${id}`, encodeUtf8(id));
  }

  unpersist(kind: keyof Kept, id: string): void {
    this.store.delete(`${kind}_${id}`);
    if (this.folder === undefined) return;
    this.#world.disk(this.#host).remove(`${this.folder}/${kind}_${id}`);
  }

  /** What is there; of what has a file, as far as that is. */
  read<K extends keyof Kept>(kind: K): readonly Kept[K][] {
    const { folder } = this;
    const disk = this.#world.disk(this.#host);
    const isThere = (name: string): boolean =>
      folder === undefined || disk.read(`${folder}/${name}`) !== undefined;
    return [...this.store]
      .filter(([name]) => name.startsWith(`${kind}_`) && isThere(name))
      .map(([, record]) => record as Kept[K]);
  }
}
