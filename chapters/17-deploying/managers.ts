/**
 * The four cluster managers side by side, of about the same size, and the settings with which an application asks each of them for the same executors.
 *
 * In Spark: the master URL and the settings of its cluster. Left out on purpose: local mode, which has no cluster.
 */
import {
  kubernetes,
  mesos,
  standalone,
  yarn,
  type ClusterSpec,
  type SubmitOptions,
} from "#engine/index";
import { fc } from "../../test/harness/law.ts";

export type ManagerName = "standalone" | "YARN" | "Mesos" | "Kubernetes";

export interface ManagerDrawn {
  readonly name: ManagerName;
  readonly ko: string;
  readonly spec: ClusterSpec;
  /** What it needs besides. */
  readonly conf: (
    deployMode: SubmitOptions["deployMode"],
  ) => Readonly<Record<string, string | boolean>>;
}

/** Three machines each, on which two executors of two cores have room. */
export const managers: readonly ManagerDrawn[] = [
  {
    name: "standalone",
    ko: "스탠드얼론",
    spec: standalone({ workers: 3, cores: 4, memory: "4g" }),
    conf: () => ({}),
  },
  { name: "YARN", ko: "YARN", spec: yarn({ nodes: 3, memory: "6g", vcores: 8 }), conf: () => ({}) },
  {
    name: "Mesos",
    ko: "메소스",
    spec: mesos({ agents: 3, cores: 4, memory: "4g" }),
    // Its dispatcher takes submissions by REST alone.
    conf: (mode) => (mode === "cluster" ? { "spark.master.rest.enabled": true } : {}),
  },
  {
    name: "Kubernetes",
    ko: "쿠버네티스",
    spec: kubernetes({ nodes: 3, memory: "6g", cpus: 6 }),
    conf: () => ({ "spark.kubernetes.container.image": "spark" }),
  },
];

export const anyManager: fc.Arbitrary<ManagerDrawn> = fc.constantFrom(...managers);

/** As many executors of so many cores, whoever is asked. */
export const executorsOf = (executors: number, cores: number) => ({
  "spark.executor.cores": cores,
  "spark.executor.memory": "512m",
  "spark.driver.memory": "512m",
  "spark.executor.instances": executors,
  "spark.cores.max": executors * cores,
});
