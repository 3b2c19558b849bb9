/**
 * Memory and virtual cores as YARN counts them, and how a request becomes the size of a container: up to the next multiple of the smallest allocation, never
 * above the largest. The default calculator looks at memory alone; a container then counts as one core, whatever was asked.
 *
 * In Hadoop 3.3: DefaultResourceCalculator, DominantResourceCalculator. Rules D3.7, D3.9 as corrected. Left out on purpose: GPUs and other custom resources.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";

/** Memory in MB (of 2^20 bytes), cores as a number that somebody wrote into a file: nothing measures them. */
export interface Resource {
  readonly memory: number;
  readonly vcores: number;
}

export type Calculator = "memory" | "dominant";

/** What is asked for, and what the ResourceManager allows. */
export interface SizeRequest {
  readonly asked: Resource;
  /** yarn.scheduler.minimum-allocation-mb and -vcores; also the steps in between. */
  readonly minimum: Resource;
  /** yarn.scheduler.maximum-allocation-mb and -vcores. */
  readonly maximum: Resource;
  readonly calculator: Calculator;
}

/** The size of the container that such a request is given. */
export type ContainerSize = (request: SizeRequest) => Resource;

const rounded = (asked: number, step: number, most: number): number =>
  Math.min(Math.ceil(Math.max(asked, step) / step) * step, most);

const containerSize: ContainerSize = ({ asked, minimum, maximum, calculator }) => ({
  memory: rounded(asked.memory, minimum.memory, maximum.memory),
  vcores: calculator === "memory" ? 1 : rounded(asked.vcores, minimum.vcores, maximum.vcores),
});

/** By the default, or by a kata whose answer is looked at. */
export function sizeOfContainer(kata: ContainerSize | undefined, request: SizeRequest): Resource {
  if (kata === undefined) return containerSize(request);
  const answer: unknown = kata(frozen(request));
  const { memory, vcores } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries({ memory, vcores }))
    if (!Number.isInteger(value) || Number(value) < 0)
      throw new KataFault("containerSize", {
        en: `${shown(value)} is no ${name} of a container: a whole number of 0 or more is`,
        ko: `컨테이너의 ${name}이(가) 될 수 없는 값입니다: ${shown(value)}. 0 이상의 정수여야 합니다`,
      });
  return { memory: Number(memory), vcores: Number(vcores) };
}

export const nothing: Resource = { memory: 0, vcores: 0 };
export const plus = (a: Resource, b: Resource): Resource => ({
  memory: a.memory + b.memory,
  vcores: a.vcores + b.vcores,
});
export const minus = (a: Resource, b: Resource): Resource => ({
  memory: a.memory - b.memory,
  vcores: a.vcores - b.vcores,
});
export const times = (a: Resource, factor: number): Resource => ({
  memory: a.memory * factor,
  vcores: a.vcores * factor,
});
export const sumOf = (all: readonly Resource[]): Resource => all.reduce(plus, nothing);

/** Whether something finds room in what is left, as the calculator sees it. */
export const fitsIn = (calculator: Calculator, size: Resource, room: Resource): boolean =>
  size.memory <= room.memory && (calculator === "memory" || size.vcores <= room.vcores);

/** Whether one is more than the other, by the resource of which most is taken. */
export function isMore(
  calculator: Calculator,
  cluster: Resource,
  one: Resource,
  other: Resource,
): boolean {
  return shareOf(calculator, cluster, one) > shareOf(calculator, cluster, other);
}

/** The largest part of the cluster that an amount is: of its memory, or of its cores where they count. */
export function shareOf(calculator: Calculator, cluster: Resource, amount: Resource): number {
  const memory = cluster.memory === 0 ? 0 : amount.memory / cluster.memory;
  if (calculator === "memory") return memory;
  return Math.max(memory, cluster.vcores === 0 ? 0 : amount.vcores / cluster.vcores);
}

/** As YARN prints it. */
export const resourceText = ({ memory, vcores }: Resource): string =>
  `<memory:${memory}, vCores:${vcores}>`;
