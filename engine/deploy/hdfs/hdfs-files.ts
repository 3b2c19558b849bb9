/**
 * HDFS as programs see it: paths that begin with its address, and, where core-site.xml says so, paths without a scheme. A reader takes each block from the nearest copy that
 * answers: its own machine, its rack, anywhere.
 *
 * In Hadoop 3.3: DistributedFileSystem, DFSInputStream, NetworkTopology.sortByDistance. Claims S0-35 to S0-37, Y-11. Left out on purpose: caches, reading around a slow copy
 * (hedged reads), permissions, empty folders.
 */
import { JavaError } from "../../foundation/errors.ts";
import type { HostName } from "../../foundation/ids.ts";
import type { Bytes } from "../../foundation/sizes.ts";
import { endOfLine } from "../../rdd/text-splits.ts";
import type { BlockLocation, DistributedFiles, Fetched, FileSystem } from "../../world/disk.ts";
import type { World } from "../../world/world.ts";
import { resolvedPath } from "../yarn/hadoop-conf.ts";
import type { DataNode } from "./data-node.ts";
import type { Block, NameNode } from "./name-node.ts";

/** Somebody on no machine of the cluster. */
const OUTSIDE = "";

export interface HdfsFilesOptions {
  readonly world: World;
  readonly nameNode: NameNode;
  /** "namenode:8020". */
  readonly authority: string;
  /** What is not HDFS's. */
  readonly below: FileSystem;
}

export class HdfsFiles implements FileSystem, DistributedFiles {
  readonly #options: HdfsFilesOptions;

  constructor(options: HdfsFilesOptions) {
    this.#options = options;
  }

  /** Itself for its own paths. @throws for an address where no NameNode answers */
  distributed(path: string): DistributedFiles | undefined {
    return this.#own(path) === undefined ? undefined : this;
  }

  address(path: string): string {
    return `hdfs://${this.#options.authority}${this.#named(path)}`;
  }

  /** The path below the root; undefined where the path is not HDFS's. */
  #own(path: string): string | undefined {
    const { nameNode, authority } = this.#options;
    const { defaultFs } = nameNode.settings;
    const isHdfs = path.startsWith("hdfs://");
    if (!isHdfs && (defaultFs?.startsWith("hdfs://") !== true || path.includes(":")))
      return undefined;
    const whole = resolvedPath(defaultFs === undefined ? {} : { "fs.defaultFS": defaultFs }, path);
    const [, asked = "", below = "/"] = /^hdfs:\/\/([^/]*)(\/.*)?$/.exec(whole) ?? [];
    if (asked !== authority && asked !== authority.replace(/:8020$/, "")) throw this.#nobody(asked);
    if (!nameNode.alive) throw refused(asked);
    return below;
  }

  #nobody(asked: string): JavaError {
    const [host = ""] = asked.split(":");
    const { world, authority } = this.#options;
    return host === authority.split(":")[0] || world.hosts.named(host) === "localhost"
      ? refused(asked)
      : unknownHost(host);
  }

  #named(path: string): string {
    return this.#own(path) ?? path;
  }

  size(path: string): Bytes | undefined {
    return this.#options.nameNode.files.get(this.#named(path))?.size;
  }

  blockSize(path: string): Bytes {
    const { files, settings } = this.#options.nameNode;
    return files.get(this.#named(path))?.blockSize ?? settings.blockSize;
  }

  locate(path: string): readonly BlockLocation[] {
    return this.#options.nameNode.locate(this.#named(path));
  }

  fetch(path: string, from: Bytes, until: Bytes, reader: HostName): Fetched {
    const blocks = this.#options.nameNode.files.get(this.#named(path))?.blocks ?? [];
    const parts: Uint8Array[] = [];
    const read: { readonly block: Block; readonly node: DataNode; readonly bytes: Bytes }[] = [];
    for (const block of blocks) {
      if (block.offset + block.length <= from) continue;
      const { node, data } = this.#copyOf(block, reader);
      const stop = endIn(data, until - block.offset);
      const part = data.subarray(Math.max(0, from - block.offset), stop ?? data.length);
      parts.push(part);
      read.push({ block, node, bytes: part.length });
      if (stop !== undefined) break;
    }
    const remote = read.filter(({ node }) => node.host !== reader);
    return {
      bytes: joined(parts),
      remote: remote.reduce((sum, { bytes }) => sum + bytes, 0),
      told: () => {
        for (const { block, node, bytes } of read) this.#tell(block, node, bytes, reader);
      },
    };
  }

  #tell({ id, path }: Block, node: DataNode, bytes: Bytes, reader: HostName): void {
    const { name, host } = node;
    this.#options.world.record({
      kind: "BlockRead",
      from: name,
      to: reader === OUTSIDE ? "client" : reader,
      block: id,
      path,
      host,
      reader,
      bytes,
    });
  }

  /** The nearest copy that answers; those that do not are passed over. */
  #copyOf(block: Block, reader: HostName): { readonly node: DataNode; readonly data: Uint8Array } {
    const { nameNode, world } = this.#options;
    const rack = nameNode.nodes.get(reader)?.rack;
    const distance = (node: DataNode): number =>
      node.host === reader ? 0 : node.rack === rack ? 1 : 2;
    const drawn = world.random(`${reader} reads ${block.id}`).shuffled([...block.holders]);
    for (const node of drawn.toSorted((a, b) => distance(a) - distance(b))) {
      const data = node.bytesOf(block.id);
      if (data !== undefined) return { node, data };
    }
    throw missing(block, nameNode.host);
  }

  save(path: string, bytes: Uint8Array, writer: HostName): void {
    this.#options.nameNode.write(this.#named(path), bytes, writer);
  }

  read(path: string): Uint8Array | undefined {
    if (this.#own(path) === undefined) return this.#options.below.read(path);
    const size = this.size(path);
    return size === undefined ? undefined : this.fetch(path, 0, size, OUTSIDE).bytes;
  }

  write(path: string, bytes: Uint8Array): void {
    if (this.#own(path) === undefined) this.#options.below.write(path, bytes);
    else this.save(path, bytes, OUTSIDE);
  }

  remove(path: string): void {
    const own = this.#own(path);
    if (own === undefined) this.#options.below.remove(path);
    else this.#options.nameNode.remove(own);
  }

  list(folder: string): readonly string[] {
    const own = this.#own(folder);
    if (own === undefined) return this.#options.below.list(folder);
    const prefix = own.endsWith("/") ? own : `${own}/`;
    return [...this.#options.nameNode.files.keys()]
      .filter((path) => path.startsWith(prefix))
      .toSorted()
      .map((path) => this.address(path));
  }
}

/** Where reading ends within a block: after the line that lies at `until`; undefined where it goes on into the next block. */
function endIn(data: Uint8Array, until: Bytes): Bytes | undefined {
  if (until >= data.length) return undefined;
  const end = endOfLine(data, Math.max(0, until));
  const last = data[end - 1];
  return end < data.length || last === 10 ? end : undefined;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What a client says once no DataNode that it knows of answers. */
function missing({ id, path, holders }: Block, host: HostName): JavaError {
  const known = [...holders]
    .map(({ address }) => `DatanodeInfoWithStorage[${address}:9866,DS-1,DISK]`)
    .join(" ");
  const stamp = Number(id.slice("blk_".length)) - 1_073_740_824;
  return new JavaError(
    "org.apache.hadoop.hdfs.BlockMissingException",
    `Could not obtain block: BP-1-${host}-1:${id}_${stamp} file=${path} No live nodes contain current block Block locations: ${known} Dead nodes:  ${known}`,
  );
}

const refused = (asked: string): JavaError =>
  new JavaError(
    "java.net.ConnectException",
    `Call From driver to ${asked} failed on connection exception: java.net.ConnectException: Connection refused; For more details see:  http://wiki.apache.org/hadoop/ConnectionRefused`,
  );

const unknownHost = (host: string): JavaError =>
  new JavaError("java.lang.IllegalArgumentException", `java.net.UnknownHostException: ${host}`);
