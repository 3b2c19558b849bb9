/**
 * The rules of this layer that a kata can replace: where a key goes, how values of a key are combined before they travel, which
 * partitioner an operation by key takes, which side of a cogroup is read in place, which partitions `coalesce` joins, where ranges of keys end. Each function here
 * asks the kata, or acts by the default, and looks at the answer. In Spark these rules are part of Partitioner, PairRDDFunctions,
 * CoGroupedRDD and CoalescedRDD; nobody asks.
 */
import { hashCode, nonNegativeMod, type KeyKind } from "../foundation/hash-code.ts";
import { asked, askedWithin, frozen, KataFault, shown } from "../foundation/kata-fault.ts";
import { keyIdentity } from "../foundation/key-map.ts";
import type { BoundAggregator } from "../collection/bound-aggregator.ts";

/** The partition of a key by its hash code; null has none. */
export type HashPartition = (hash: number | null, numPartitions: number) => number;

/** Combines the values of each key of one map task: equal keys have equal texts. */
export type MapSideCombine = (
  records: readonly (readonly [key: string, value: unknown])[],
  createCombiner: (value: unknown) => unknown,
  mergeValue: (combiner: unknown, value: unknown) => unknown,
) => readonly (readonly [key: string, combiner: unknown])[];

/** A parent of an operation by key. */
export interface KeyedInput {
  readonly numPartitions: number;
  readonly isPartitioned: boolean;
}

export type PartitionerChoice =
  | { readonly kind: "keep"; readonly input: number }
  | { readonly kind: "hash"; readonly numPartitions: number };

/** Which partitioner an operation by key takes; `defaultParallelism` is undefined while nobody has set it. */
export type ChoosePartitioner = (
  inputs: readonly KeyedInput[],
  defaultParallelism: number | undefined,
) => PartitionerChoice;

/** A partitioner as a kata sees it; one that cuts ranges has bounds. */
export interface PartitionerView {
  readonly kind: string;
  readonly numPartitions: number;
  readonly bounds: readonly number[];
}

/** Whether a side of a cogroup, partitioned by `own` or by nothing, is read in place. */
export type ReadInPlace = (own: PartitionerView | undefined, wanted: PartitionerView) => boolean;

/** Which parent partitions each coalesced partition reads, where no parent has a preferred place. */
export type CoalesceGroups = (parents: number, wanted: number) => readonly (readonly number[])[];

/** A key of the sample by which ranges are cut: its place in the order of keys, and how many records it stands for. */
export interface SampledKey {
  readonly key: number;
  readonly weight: number;
}

/** The last key of each range but the last range's, in order. */
export type RangeBounds = (sample: readonly SampledKey[], partitions: number) => readonly number[];

export interface KeyPolicies {
  readonly rangeBounds?: RangeBounds;
  readonly hashPartition?: HashPartition;
  readonly mapSideCombine?: MapSideCombine;
  readonly choosePartitioner?: ChoosePartitioner;
  readonly readInPlace?: ReadInPlace;
  readonly coalesceGroups?: CoalesceGroups;
}

/** More partitions than this a kata's answer cannot ask for: each is a task, and no program of this workbook needs as many. */
const MOST_PARTITIONS = 10_000;

function checkedCount(policy: string, count: number): void {
  if (count <= MOST_PARTITIONS) return;
  throw new KataFault(policy, {
    en: `${count} partitions are more than can run here: at most ${MOST_PARTITIONS}`,
    ko: `파티션 ${count}개는 여기서 돌릴 수 있는 수를 넘음: 많아야 ${MOST_PARTITIONS}개`,
  });
}

function checkedPartition(policy: string, answer: unknown, numPartitions: number): number {
  if (Number.isInteger(answer) && (answer as number) >= 0 && (answer as number) < numPartitions)
    return answer as number;
  throw new KataFault(policy, {
    en: `there is no partition ${shown(answer)} of ${numPartitions}`,
    ko: `파티션 ${numPartitions}개에 ${shown(answer)}번은 없음`,
  });
}

/** The partition of a key by its hash. */
export function hashPartitionOf(
  key: unknown,
  kind: KeyKind | undefined,
  numPartitions: number,
  ask: HashPartition | undefined,
): number {
  if (ask === undefined) return nonNegativeMod(hashCode(key, kind), numPartitions);
  const hash = key === null || key === undefined ? null : hashCode(key, kind);
  return checkedPartition(
    "hashPartition",
    asked("hashPartition", () => ask(hash, numPartitions)),
    numPartitions,
  );
}

/** One combiner for each key, by the kata; keys in the order of its answer. */
export function combinedBy(
  ask: MapSideCombine,
  records: readonly (readonly [unknown, unknown])[],
  by: BoundAggregator,
): { readonly keys: unknown[]; readonly combiners: unknown[] } {
  const byText = new Map<string, unknown>();
  const view = records.map(([key, value]) => {
    const identity = keyIdentity(key);
    const text = `${typeof identity}:${String(identity)}`;
    byText.set(text, key);
    return Object.freeze([text, value] as const);
  });
  const { guarded, asked: askedOf } = askedWithin("mapSideCombine");
  const [create, merge] = [guarded(by.createCombiner), guarded(by.mergeValue)];
  const answer: unknown = askedOf(() => ask(Object.freeze(view), create, merge));
  if (!Array.isArray(answer))
    throw new KataFault("mapSideCombine", {
      en: `the answer is not a list, but ${shown(answer)}`,
      ko: `답이 목록이 아니라 ${shown(answer)}`,
    });
  const keys: unknown[] = [];
  const combiners: unknown[] = [];
  for (const pair of answer as readonly unknown[]) {
    const [text, combiner] = Array.isArray(pair) ? (pair as [unknown, unknown]) : [pair];
    if (typeof text !== "string" || !byText.has(text))
      throw new KataFault("mapSideCombine", {
        en: `there is no key ${shown(text)}`,
        ko: `${shown(text)}라는 키는 없음`,
      });
    keys.push(byText.get(text));
    combiners.push(combiner);
  }
  return { keys, combiners };
}

/** The kata's choice of a partitioner. */
export function askedChoice(
  ask: ChoosePartitioner,
  inputs: readonly KeyedInput[],
  defaultParallelism: number | undefined,
): PartitionerChoice {
  const view = frozen(inputs);
  const choice = asked("choosePartitioner", () => ask(view, defaultParallelism)) as
    PartitionerChoice | null | undefined;
  const fault = (en: string, ko: string): KataFault =>
    new KataFault("choosePartitioner", { en, ko });
  if (choice?.kind === "keep") {
    if (inputs[choice.input]?.isPartitioned !== true)
      throw fault(
        `input ${shown(choice.input)} has no partitioner to keep`,
        `${shown(choice.input)}번 입력에는 그대로 쓸 파티셔너가 없음`,
      );
    return choice;
  }
  if (choice?.kind !== "hash")
    throw fault(`${shown(choice)} is no choice`, `${shown(choice)}: 고를 수 없는 답`);
  if (!Number.isInteger(choice.numPartitions) || choice.numPartitions < 1)
    throw fault(
      `${shown(choice.numPartitions)} is no number of partitions`,
      `${shown(choice.numPartitions)}: 파티션 수가 아님`,
    );
  checkedCount("choosePartitioner", choice.numPartitions);
  return choice;
}

/** Whether the kata reads a side in place; it cannot where that side has other partitions than are wanted. */
export function askedInPlace(
  ask: ReadInPlace,
  partitions: number,
  own: PartitionerView | undefined,
  wanted: PartitionerView,
): boolean {
  const answer: unknown = asked("readInPlace", () => ask(frozen(own), frozen(wanted)));
  if (typeof answer !== "boolean")
    throw new KataFault("readInPlace", {
      en: `${shown(answer)} is neither true nor false`,
      ko: `${shown(answer)}: true도 false도 아님`,
    });
  if (answer && partitions !== wanted.numPartitions)
    throw new KataFault("readInPlace", {
      en: `${partitions} partitions cannot be read as ${wanted.numPartitions}`,
      ko: `파티션 ${partitions}개를 ${wanted.numPartitions}개로 읽을 수 없음`,
    });
  return answer;
}

/** The kata's groups: lists of parent partitions, of which there may be none. */
export function askedGroups(
  ask: CoalesceGroups,
  parents: number,
  wanted: number,
): readonly { readonly host: undefined; readonly members: readonly number[] }[] {
  const answer: unknown = asked("coalesceGroups", () => ask(parents, wanted));
  const fault = (en: string, ko: string): KataFault => new KataFault("coalesceGroups", { en, ko });
  if (!Array.isArray(answer))
    throw fault(
      `the answer is not a list of groups, but ${shown(answer)}`,
      `답이 묶음의 목록이 아니라 ${shown(answer)}`,
    );
  checkedCount("coalesceGroups", answer.length);
  return Array.from(answer as readonly unknown[], (group) => {
    if (!Array.isArray(group))
      throw fault(`${shown(group)} is no group`, `${shown(group)}: 묶음이 아님`);
    for (const member of group as readonly unknown[])
      checkedPartition("coalesceGroups", member, parents);
    return { host: undefined, members: group as readonly number[] };
  });
}

/** The kata's bounds over `keys`, which are those of the sample in their order, each once. */
export function askedBounds(
  ask: RangeBounds,
  sample: readonly SampledKey[],
  partitions: number,
  keys: readonly unknown[],
): unknown[] {
  const answer: unknown = asked("rangeBounds", () => ask(frozen(sample), partitions));
  if (!Array.isArray(answer))
    throw new KataFault("rangeBounds", {
      en: `the answer is not a list of keys, but ${shown(answer)}`,
      ko: `답이 키의 목록이 아니라 ${shown(answer)}`,
    });
  checkedCount("rangeBounds", answer.length);
  return Array.from(answer as readonly unknown[], (key) => {
    if (Number.isInteger(key) && Number(key) in keys) return keys[Number(key)];
    throw new KataFault("rangeBounds", {
      en: `there is no key ${shown(key)} in the sample`,
      ko: `표본에 ${shown(key)}라는 키는 없음`,
    });
  });
}
