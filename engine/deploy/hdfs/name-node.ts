/**
 * NameNode: knows which blocks a file consists of and which DataNodes hold a copy of each. A DataNode that is silent for too long counts as lost; what it held is
 * copied from those that hold it still, until every block has as many copies as its file wants, or as there are DataNodes.
 *
 * In Hadoop 3.3: FSNamesystem, BlockManager, HeartbeatManager. Claims S0-19, Y-10. Left out on purpose: journals and a second NameNode, permissions, leases, balancing, copies too
 * many. Heartbeats are reckoned, not sent: the last one of a DataNode is as long ago as its phase says.
 */
import { JavaError } from "../../foundation/errors.ts";
import type { HostName } from "../../foundation/ids.ts";
import type { Bytes } from "../../foundation/sizes.ts";
import type { BlockLocation } from "../../world/disk.ts";
import type { Process } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { DeployPolicies } from "../deploy-policies.ts";
import type { DataNode } from "./data-node.ts";
import type { HdfsSettings } from "./hdfs-settings.ts";
import { placedReplicas } from "./place-replicas.ts";

export interface Block {
  readonly id: string;
  readonly path: string;
  readonly offset: Bytes;
  readonly length: Bytes;
  /** DataNodes that hold a copy, as far as the NameNode knows. */
  readonly holders: Set<DataNode>;
}

export interface Inode {
  readonly size: Bytes;
  readonly blockSize: Bytes;
  /** Copies that each block is to have. */
  readonly replication: number;
  readonly blocks: readonly Block[];
}

/** The first block's number, as Hadoop counts them. */
const FIRST_BLOCK = 1_073_741_825;

export class NameNode implements Process {
  readonly name = "NameNode";
  readonly host: HostName;
  alive = true;
  readonly settings: HdfsSettings;
  /** By their hosts. */
  readonly nodes = new Map<HostName, DataNode>();
  readonly files = new Map<string, Inode>();
  policies: DeployPolicies = {};
  readonly #world: World;
  /** Bytes a microsecond from DataNode to DataNode. */
  readonly #rate: number;
  #lastBlock = FIRST_BLOCK - 1;
  #isLookDue = false;
  /** Copies on their way, so that none is made twice. */
  readonly #copying = new Set<string>();

  constructor(world: World, host: HostName, settings: HdfsSettings, rate: number) {
    this.#world = world;
    this.host = host;
    this.settings = settings;
    this.#rate = rate;
  }

  addNode(node: DataNode): void {
    this.nodes.set(node.host, node);
    this.#lookSoon();
  }

  /** A file is written, block by block; what was there under its name is gone. @throws where no DataNode takes a block */
  write(path: string, bytes: Uint8Array, writer: HostName): void {
    this.remove(path);
    const { blockSize, replication } = this.settings;
    const count = Math.ceil(bytes.length / blockSize);
    const blocks = Array.from({ length: count }, (_, i) => {
      const part = bytes.slice(i * blockSize, (i + 1) * blockSize);
      return this.#writeBlock(path, i * blockSize, part, writer);
    });
    this.files.set(path, { size: bytes.length, blockSize, replication, blocks });
  }

  #writeBlock(path: string, offset: Bytes, bytes: Uint8Array, writer: HostName): Block {
    this.#lastBlock += 1;
    const id = `blk_${this.#lastBlock}`;
    const block: Block = { id, path, offset, length: bytes.length, holders: new Set() };
    const hosts = this.#chosen(block, this.settings.replication, writer);
    if (hosts.length === 0) throw noPlace(path, this.#live.length);
    for (const node of hosts) this.#holds(block, node, bytes, "written");
    return block;
  }

  get #live(): readonly DataNode[] {
    return [...this.nodes.values()].filter(({ alive }) => alive);
  }

  #chosen(block: Block, replicas: number, writer: HostName | undefined): readonly DataNode[] {
    const draws = this.#world.random(`copies of ${block.id}, ${block.holders.size}`);
    const others = draws.shuffled(this.#live.filter((node) => !block.holders.has(node)));
    const place = ({ host, rack }: DataNode): { host: HostName; rack: string } => ({ host, rack });
    const hosts = placedReplicas(this.policies.placeReplicas, {
      writer: writer !== undefined && this.nodes.get(writer)?.alive === true ? writer : undefined,
      nodes: others.map(place),
      holders: [...block.holders].map(place),
      replicas,
    });
    return hosts.flatMap((host) => this.nodes.get(host) ?? []);
  }

  #holds(block: Block, node: DataNode, bytes: Uint8Array, why: "written" | "copied"): void {
    node.keep(block.id, bytes);
    block.holders.add(node);
    const { host, rack } = node;
    this.#say({ kind: "ReplicaAdded", block: block.id, path: block.path, host, rack, why });
  }

  #say(
    event:
      | {
          kind: "ReplicaAdded";
          block: string;
          path: string;
          host: HostName;
          rack: string;
          why: "written" | "copied";
        }
      | { kind: "DataNodeLost"; host: HostName }
      | { kind: "BlockMissing"; block: string; path: string },
  ): void {
    this.#world.record({ ...event, from: this.name, to: this.name });
  }

  remove(path: string): void {
    for (const { id, holders } of this.files.get(path)?.blocks ?? [])
      for (const node of holders) node.discard(id);
    this.files.delete(path);
  }

  /** Where the blocks of a file lie, as far as is known: a DataNode counts until it has been silent for too long. */
  locate(path: string): readonly BlockLocation[] {
    return (this.files.get(path)?.blocks ?? []).map(({ offset, length, holders }) => ({
      offset,
      length,
      hosts: [...holders].map(({ host }) => host),
      addresses: [...holders].map(({ address }) => address),
      racks: [...holders].map(({ rack }) => rack),
    }));
  }

  /** Nothing is heard of a DataNode any more. */
  silent(node: DataNode): void {
    const { heartbeat, expiry, recheck } = this.settings;
    const now = this.#world.now();
    const phase = this.#world.random(`heartbeats of DataNode ${node.host}`).below(heartbeat);
    const last = now - ((now - phase + heartbeat) % heartbeat);
    const looks = Math.ceil((last + expiry + 1) / recheck);
    this.#world.daemonAfter(looks * recheck - now, "a DataNode is silent", () => this.#lost(node));
  }

  #lost(node: DataNode): void {
    if (!this.alive || this.nodes.get(node.host) !== node) return;
    this.nodes.delete(node.host);
    this.#say({ kind: "DataNodeLost", host: node.host });
    for (const { blocks } of this.files.values())
      for (const block of blocks) {
        if (!block.holders.delete(node) || block.holders.size > 0) continue;
        this.#say({ kind: "BlockMissing", block: block.id, path: block.path });
      }
    this.#lookSoon();
  }

  /** Blocks with too few copies are looked for at the next interval. */
  #lookSoon(): void {
    if (this.#isLookDue) return;
    this.#isLookDue = true;
    this.#world.daemonAfter(this.settings.redundancy, "blocks with too few copies", () => {
      this.#isLookDue = false;
      if (!this.alive) return;
      for (const { blocks, replication } of this.files.values())
        for (const block of blocks) this.#copyMore(block, replication);
    });
  }

  #copyMore(block: Block, replication: number): void {
    const source = [...block.holders].find(({ alive }) => alive);
    const bytes = source?.bytesOf(block.id);
    const lacking = replication - block.holders.size;
    if (bytes === undefined || lacking <= 0 || this.#copying.has(block.id)) return;
    const targets = this.#chosen(block, lacking, source?.host);
    if (targets.length === 0) return;
    this.#copying.add(block.id);
    const time = Math.ceil(block.length / this.#rate) + this.settings.heartbeat;
    this.#world.daemonAfter(time, `${block.id} is copied`, () => {
      this.#copying.delete(block.id);
      for (const target of targets)
        if (target.alive && this.files.get(block.path)?.blocks.includes(block) === true)
          this.#holds(block, target, bytes, "copied");
      this.#lookSoon();
    });
  }
}

function noPlace(path: string, running: number): JavaError {
  return new JavaError(
    "org.apache.hadoop.ipc.RemoteException",
    `File ${path} could only be written to 0 of the 1 minReplication nodes. There are ${running} datanode(s) running and 0 node(s) are excluded in this operation.`,
  );
}
