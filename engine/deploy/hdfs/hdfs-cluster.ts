/**
 * An HDFS beside a cluster manager: a NameNode on a machine of its own, DataNodes on machines that run executors or not. Who puts NodeManager and DataNode on one
 * machine has tasks near their data; a machine without a DataNode can be lost without a block being lost.
 *
 * In Hadoop 3.3: core-site.xml, hdfs-site.xml and the topology script of a cluster. Claims S0-19, Y-10. Left out on purpose: several NameNodes, federation.
 */
import type { CostModel } from "../../cluster/cost-model.ts";
import { illegalArgument } from "../../foundation/errors.ts";
import type { HostName } from "../../foundation/ids.ts";
import { encodeUtf8 } from "../../foundation/utf8.ts";
import type { World } from "../../world/world.ts";
import type { DeployPolicies } from "../deploy-policies.ts";
import { DataNode } from "./data-node.ts";
import { HdfsFiles } from "./hdfs-files.ts";
import { hdfsSettings, type SiteSettings } from "./hdfs-settings.ts";
import { NameNode } from "./name-node.ts";

/** The rack of machines that no script knows. */
export const DEFAULT_RACK = "/default-rack";

export interface DataNodeSpec {
  readonly host: HostName;
  /** "/rack-1"; all on one rack, if not said. */
  readonly rack?: string;
}

export interface HdfsSpec {
  /** How many, on the hosts `node-1` and on, as YARN's, or each by itself. */
  readonly datanodes: number | readonly DataNodeSpec[];
  /** core-site.xml and hdfs-site.xml. */
  readonly conf?: SiteSettings;
  /** Files that are there before anything begins, written by a client outside the cluster: text, or bytes. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

export class Hdfs {
  readonly nameNode: NameNode;
  readonly dataNodes: readonly DataNode[];
  readonly files: HdfsFiles;
  readonly #waiting: [string, string | Uint8Array][];

  constructor(world: World, costs: CostModel, { datanodes, conf = {}, files = {} }: HdfsSpec) {
    const settings = hdfsSettings(conf);
    const authority = /^hdfs:\/\/([^/]+)/.exec(settings.defaultFs ?? "")?.[1] ?? "namenode:8020";
    const host = authority.split(":")[0] ?? "namenode";
    this.nameNode = new NameNode(world, host, settings, costs.networkRead);
    const specs =
      typeof datanodes === "number"
        ? Array.from({ length: datanodes }, (_, i): DataNodeSpec => ({ host: `node-${i + 1}` }))
        : datanodes;
    this.dataNodes = specs.map(
      (spec, i) => new DataNode(world, `DataNode ${i + 1}`, spec.host, spec.rack ?? DEFAULT_RACK),
    );
    for (const node of this.dataNodes) {
      this.nameNode.addNode(node);
      world.onMachineLost(node.host, () => this.#lose(node, "the machine is gone"));
    }
    this.#waiting = Object.entries(files);
    let mounted: HdfsFiles | undefined;
    world.mount(
      (below) => (mounted = new HdfsFiles({ world, nameNode: this.nameNode, authority, below })),
    );
    if (mounted === undefined) throw illegalArgument("an HDFS is mounted at once");
    this.files = mounted;
  }

  /** An application is submitted: its policies hold from now on, and the files that are to be there are written with them. */
  begin(policies: DeployPolicies): void {
    this.nameNode.policies = { ...this.nameNode.policies, ...policies };
    for (const [path, content] of this.#waiting.splice(0))
      this.nameNode.write(path, typeof content === "string" ? encodeUtf8(content) : content, "");
  }

  /** The rack of a machine, as the topology script says. */
  rackOf(host: HostName): string | undefined {
    return this.dataNodes.find((node) => node.host === host)?.rack;
  }

  /** kill -9 of a DataNode for good; from 1. */
  killDataNode(number: number): void {
    const node = this.dataNodes[number - 1];
    if (node !== undefined) this.#lose(node, "kill -9");
  }

  killNameNode(): void {
    this.nameNode.alive = false;
  }

  #lose(node: DataNode, reason: string): void {
    if (node.die(reason)) this.nameNode.silent(node);
  }
}
