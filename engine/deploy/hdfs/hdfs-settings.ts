/**
 * What core-site.xml and hdfs-site.xml say, with Hadoop 3.3's defaults. A client decides how many copies its files have and how large their blocks are. Claims S0-35 to
 * S0-37, Y-10, Y-11. Left out on purpose: settings of what is left out.
 */
import {
  parseSize,
  type Bytes,
  type Micros,
  milliseconds,
  seconds,
} from "../../foundation/sizes.ts";

export type SiteSettings = Readonly<Record<string, string | number | boolean>>;

export interface HdfsSettings {
  /** fs.defaultFS: the file system of a path without a scheme; undefined as long as nobody says. */
  readonly defaultFs: string | undefined;
  /** dfs.replication. */
  readonly replication: number;
  /** dfs.blocksize. */
  readonly blockSize: Bytes;
  /** Silence after which a DataNode counts as lost: two of dfs.namenode.heartbeat.recheck-interval and ten of dfs.heartbeat.interval. */
  readonly expiry: Micros;
  /** dfs.heartbeat.interval. */
  readonly heartbeat: Micros;
  /** dfs.namenode.heartbeat.recheck-interval: how often the NameNode looks who is silent. */
  readonly recheck: Micros;
  /** dfs.namenode.redundancy.interval.seconds: how often it looks for blocks with too few copies. */
  readonly redundancy: Micros;
}

export function hdfsSettings(conf: SiteSettings): HdfsSettings {
  const number = (key: string, otherwise: number): number => Number(conf[key] ?? otherwise);
  const heartbeat = seconds(number("dfs.heartbeat.interval", 3));
  const recheck = milliseconds(number("dfs.namenode.heartbeat.recheck-interval", 300_000));
  const said = conf["fs.defaultFS"];
  return {
    defaultFs: said === undefined ? undefined : String(said),
    replication: number("dfs.replication", 3),
    blockSize: parseSize(String(conf["dfs.blocksize"] ?? "128m"), "b"),
    expiry: 2 * recheck + 10 * heartbeat,
    heartbeat,
    recheck,
    redundancy: seconds(number("dfs.namenode.redundancy.interval.seconds", 3)),
  };
}
