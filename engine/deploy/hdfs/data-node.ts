/**
 * DataNode: keeps copies of blocks as files on the disk of its machine. What it holds is lost with the machine, not with a process that read it.
 *
 * In Hadoop 3.3: DataNode, FsDatasetImpl. Left out on purpose: several disks, checksums of blocks, a DataNode that comes back.
 */
import type { HostName } from "../../foundation/ids.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";

const placeOf = (block: string): string => `/hdfs/data/current/finalized/${block}`;

export class DataNode implements Process {
  readonly name: string;
  readonly host: HostName;
  /** Where it is reached; the NameNode's topology knows it by this. */
  readonly address: string;
  readonly rack: string;
  alive = true;
  readonly #world: World;

  constructor(world: World, name: string, host: HostName, rack: string) {
    this.#world = world;
    this.name = name;
    this.host = host;
    this.address = world.hosts.resolve(host, host) ?? world.hosts.host(host).addresses[0] ?? host;
    this.rack = rack;
  }

  keep(block: string, bytes: Uint8Array): void {
    this.#world.disk(this.host).write(placeOf(block), bytes);
  }

  /** The bytes of a copy that it keeps; undefined where it keeps none, or nobody answers there any more. */
  bytesOf(block: string): Uint8Array | undefined {
    return this.alive ? this.#world.disk(this.host).read(placeOf(block)) : undefined;
  }

  discard(block: string): void {
    this.#world.disk(this.host).remove(placeOf(block));
  }

  /** Its machine is gone, or its process for good. Answers whether it was there. */
  die(reason: string): boolean {
    if (!this.alive) return false;
    const { name } = this;
    this.#world.record({ kind: "ProcessLost", from: "fault", to: name, process: name, reason });
    this.#world.network.kill(this);
    return true;
  }
}
