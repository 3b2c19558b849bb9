/**
 * Requests for cores, for the laws of kata 15/08: those that Spark's own tests pin, those that are drawn, and what a grant comes to.
 *
 * In Spark: MasterSuite, and what Master.scheduleExecutorsOnWorkers is given (D2.24, D2.25). Left out on purpose: GPUs and other named
 * resources.
 */
import type { Both } from "#engine/foundation/language";
import type { CoreRequest } from "#engine/kata";
import { fc } from "../../test/harness/law.ts";

const mib = 1_048_576;
const noLimit = Number.MAX_SAFE_INTEGER;

export interface Pinned {
  /** Memory of an executor in MiB, its cores, the application's cores and executors at most. */
  readonly mem?: number;
  readonly c?: number;
  readonly max?: number;
  readonly limit?: number;
  /** Free cores of each worker: three times 10 if not said. */
  readonly free?: readonly number[];
  readonly spread: readonly number[];
  readonly packed: readonly number[];
}

/** MasterSuite: three workers with 10 cores and 4096 MiB; the last two rows are what a real cluster of 3 × 2 cores granted. */
export const table: readonly Pinned[] = [
  { mem: 1024, spread: [10, 10, 10], packed: [10, 10, 10] },
  { mem: 3072, spread: [10, 10, 10], packed: [10, 10, 10] },
  { mem: 1024, max: 8, spread: [3, 3, 2], packed: [8, 0, 0] },
  { mem: 1024, max: 16, spread: [6, 5, 5], packed: [10, 6, 0] },
  { mem: 1024, c: 2, spread: [8, 8, 8], packed: [8, 8, 8] },
  { mem: 256, c: 2, spread: [10, 10, 10], packed: [10, 10, 10] },
  { mem: 256, c: 3, spread: [9, 9, 9], packed: [9, 9, 9] },
  { c: 2, max: 4, spread: [2, 2, 0], packed: [4, 0, 0] },
  { c: 2, max: 20, spread: [8, 6, 6], packed: [10, 10, 0] },
  { c: 3, max: 20, spread: [6, 6, 6], packed: [9, 9, 0] },
  { limit: 0, spread: [0, 0, 0], packed: [0, 0, 0] },
  { limit: 2, spread: [10, 10, 0], packed: [10, 10, 0] },
  { limit: 5, spread: [10, 10, 10], packed: [10, 10, 10] },
  { limit: 2, max: 16, spread: [8, 8, 0], packed: [10, 6, 0] },
  { limit: 5, max: 16, spread: [6, 5, 5], packed: [10, 6, 0] },
  { limit: 2, c: 4, spread: [4, 4, 0], packed: [8, 0, 0] },
  { limit: 5, c: 4, spread: [8, 8, 4], packed: [8, 8, 4] },
  { limit: 2, c: 4, max: 18, spread: [4, 4, 0], packed: [8, 0, 0] },
  { limit: 5, c: 4, max: 18, spread: [8, 4, 4], packed: [8, 8, 0] },
  { free: [2, 2, 2], max: 4, spread: [2, 1, 1], packed: [2, 2, 0] },
  { free: [2, 2, 2], c: 2, max: 5, spread: [2, 2, 0], packed: [2, 2, 0] },
];

export const requestOf = (row: Pinned, spreadOut: boolean): CoreRequest => ({
  workers: (row.free ?? [10, 10, 10]).map((coresFree) => ({ coresFree, memoryFree: 4096 * mib })),
  coresLeft: row.max ?? noLimit,
  coresPerExecutor: row.c,
  memoryPerExecutor: (row.mem ?? 256) * mib,
  spreadOut,
  executorLimit: row.limit ?? noLimit,
  executorsHeld: 0,
});

const counted = (cores: number): string => `${cores} core${cores === 1 ? "" : "s"}`;

/** "at most 8 cores, executors of 2 cores with 1024 MiB, 5 of them at most, spread out; cores free: 10, 10, 10". */
export function inWords(request: CoreRequest): [en: string, ko: string] {
  const { coresPerExecutor: c, coresLeft, executorLimit, executorsHeld, spreadOut } = request;
  const memory = `${request.memoryPerExecutor / mib} MiB`;
  const limit = executorLimit === noLimit ? undefined : executorLimit - executorsHeld;
  const en = [
    coresLeft === noLimit ? "no limit on cores" : `at most ${counted(coresLeft)}`,
    `executors of ${c === undefined ? "any size" : counted(c)} with ${memory}`,
    ...(limit === undefined ? [] : [`${limit} of them at most`]),
    spreadOut ? "spread out" : "not spread out",
  ];
  const ko = [
    coresLeft === noLimit ? "코어 제한 없음" : `코어 ${coresLeft}개까지`,
    `익스큐터의 크기 ${c === undefined ? "정하지 않음" : `코어 ${c}개`}, 메모리 ${memory}`,
    ...(limit === undefined ? [] : [`익스큐터 ${limit}개까지`]),
    spreadOut ? "흩어 줌" : "채워 줌",
  ];
  const free = request.workers.map(({ coresFree }) => coresFree).join(", ");
  return [`${en.join(", ")}; cores free: ${free}`, `${ko.join(", ")}. 빈 코어: ${free}`];
}

/** What a worker has free and what it gets, worker by worker, once in each language. */
export function lanesOf(
  request: CoreRequest,
  cores: readonly number[],
  marked: (at: number) => boolean,
): { readonly en: readonly string[]; readonly ko: readonly string[] } {
  const lanes = request.workers.map(({ coresFree, memoryFree }, at): Both => {
    const [room, mark] = [`${memoryFree / mib} MiB`, marked(at) ? "  ◂" : ""];
    return {
      en: `worker ${at + 1}  ${counted(coresFree)}, ${room} free  gets ${cores[at]}${mark}`,
      ko: `워커 ${at + 1}  빈 코어 ${coresFree}개, 빈 메모리 ${room}  받은 코어 ${cores[at]}${mark}`,
    };
  });
  return { en: lanes.map(({ en }) => en), ko: lanes.map(({ ko }) => ko) };
}

export const listed = (cores: readonly number[]): Both => {
  const all = cores.join(", ");
  return { en: all || "nothing", ko: all || "없음" };
};

/** Workers, the fullest last, and what an application may ask of them. */
export const drawnRequests: fc.Arbitrary<Omit<CoreRequest, "spreadOut">> = fc
  .record({
    workers: fc.array(fc.record({ coresFree: fc.nat(8), memory: fc.nat(9) }), {
      minLength: 1,
      maxLength: 5,
      size: "max",
    }),
    coresLeft: fc.oneof(
      { arbitrary: fc.integer({ min: 1, max: 16 }), weight: 3 },
      { arbitrary: fc.constant(noLimit), weight: 1 },
    ),
    coresPerExecutor: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 2 }),
    memory: fc.integer({ min: 1, max: 2 }),
    limit: fc.oneof(
      { arbitrary: fc.constant(noLimit), weight: 3 },
      { arbitrary: fc.nat(5), weight: 2 },
    ),
    executorsHeld: fc.nat(2),
  })
  .map(({ workers, memory, limit, ...rest }) => ({
    ...rest,
    workers: workers
      .map((worker) => ({ coresFree: worker.coresFree, memoryFree: worker.memory * 512 * mib }))
      .toSorted((a, b) => b.coresFree - a.coresFree),
    memoryPerExecutor: memory * 512 * mib,
    executorLimit: limit,
  }));

/** A grant as a whole. */
export interface Ledger {
  /** For each worker; a fraction where what it got is not a number of whole executors. */
  readonly executors: readonly number[];
  readonly helpings: readonly number[];
  /** Executors of the application, with those that it held before. */
  readonly held: number;
  readonly coresGranted: number;
  /** Whether a worker could have taken one more helping, had there been cores left. */
  roomAt(at: number): boolean;
}

export function ledgerOf(request: CoreRequest, cores: readonly number[]): Ledger {
  const { coresPerExecutor: c, executorLimit, executorsHeld, memoryPerExecutor } = request;
  const executors = cores.map((count) => (c === undefined ? Math.min(count, 1) : count / c));
  const held = executors.reduce((sum, count) => sum + count, executorsHeld);
  const coresGranted = cores.reduce((sum, count) => sum + count, 0);
  const roomAt = (at: number): boolean => {
    const { coresFree, memoryFree } = request.workers[at] ?? { coresFree: 0, memoryFree: 0 };
    if (coresFree - (cores[at] ?? 0) < (c ?? 1)) return false;
    if (c === undefined && (cores[at] ?? 0) > 0) return true;
    return memoryFree >= ((executors[at] ?? 0) + 1) * memoryPerExecutor && held < executorLimit;
  };
  return {
    executors,
    held,
    coresGranted,
    roomAt,
    helpings: cores.map((count) => count / (c ?? 1)),
  };
}
