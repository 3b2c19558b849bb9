/**
 * YARN clusters to draw, and what is seen of containers in a run.
 *
 * In Hadoop: yarn-site.xml and capacity-scheduler.xml. Left out on purpose: more than two queues; nodes of different sizes, which laws about nodes draw.
 */
import { yarn, type ClusterSpec, type EventOf } from "#engine/index";
import type { Ran } from "../../test/harness/generators/outside-run.ts";
import { fc } from "../../test/harness/law.ts";

export interface YarnDrawn {
  readonly nodes: number;
  /** MB of a node. */
  readonly memory: number;
  readonly vcores: number;
  /** MB of the smallest container, and the step between sizes. */
  readonly step: number;
  readonly dominant: boolean;
}

export const yarnDrawn: fc.Arbitrary<YarnDrawn> = fc.record({
  nodes: fc.integer({ min: 1, max: 3 }),
  memory: fc.integer({ min: 12, max: 32 }).map((quarters) => quarters * 256),
  vcores: fc.integer({ min: 4, max: 8 }),
  step: fc.constantFrom(256, 512, 1000, 1024),
  dominant: fc.boolean(),
});

const calculator = "org.apache.hadoop.yarn.util.resource";

export const yarnOf = (
  { nodes, memory, vcores, step, dominant }: YarnDrawn,
  conf: Readonly<Record<string, string | number>> = {},
): ClusterSpec =>
  yarn({
    nodes,
    memory: `${memory}m`,
    vcores,
    conf: {
      "yarn.scheduler.minimum-allocation-mb": step,
      "yarn.scheduler.capacity.resource-calculator": `${calculator}.${dominant ? "Dominant" : "Default"}ResourceCalculator`,
      ...conf,
    },
  });

export const yarnInWords = ({ nodes, memory, vcores, step }: YarnDrawn): string =>
  `${nodes} nodes of ${memory} MB and ${vcores} vcores, containers in steps of ${step} MB`;
export const yarnInKorean = ({ nodes, memory, vcores, step }: YarnDrawn): string =>
  `${memory} MB, 코어 ${vcores}개짜리 노드 ${nodes}개, 컨테이너는 ${step} MB 단위`;

type Container = EventOf<"ContainerStateChanged">;

/** Containers in the order in which they were granted. */
export const granted = (run: Ran): readonly Container[] =>
  run.of("ContainerStateChanged").filter(({ state }) => state === "ALLOCATED");

/** Those in which something ran. */
export function used(run: Ran): readonly Container[] {
  const started = new Set(run.of("StartContainer").map(({ containerId }) => containerId));
  return granted(run).filter(({ containerId }) => started.has(containerId));
}

export const isOver = ({ state }: Container): boolean =>
  state === "COMPLETED" || state === "RELEASED" || state === "KILLED";

/** The final status that the ApplicationMasters of an application have given, one after another. */
export const finalStatuses = (run: Ran): readonly string[] =>
  run.of("FinishApplicationMaster").map(({ finalStatus }) => finalStatus);
