/**
 * Logs and wishes that no answer is given to, each with its reason in one line; and what a log tells of its executors. In Spark: nothing. Left out on
 * purpose: guessing. With dynamic allocation the number of executors is an answer of the scheduler, not a question to it.
 */
import type { Both } from "../../foundation/language.ts";
import type { ExecutorRow } from "../history/rows.ts";
import type { StatusStore } from "../history/store.ts";

export type Refusal = Both;

export interface ExecutorsMeasured {
  readonly count: number;
  /** Slots of each. */
  readonly cores: number;
  /** When each registered, since the application's start, first to last. */
  readonly arrivals: readonly number[];
  /** On so many machines. */
  readonly hosts: number;
  /** The driver itself ran the tasks. */
  readonly isLocal: boolean;
}

const working = (store: StatusStore): readonly ExecutorRow[] =>
  [...store.executors.values()].filter(({ maxTasks }) => maxTasks > 0);

export function executorsOf(store: StatusStore): ExecutorsMeasured {
  const all = working(store);
  const start = store.times?.startTime ?? 0;
  const arrivals = all.map(({ addTime }) => Math.max(0, addTime - start)).sort((a, b) => a - b);
  const cores = all.map(({ maxTasks }) => maxTasks).sort((a, b) => a - b);
  const isLocal = all.length === 1 && all[0]?.id === "driver";
  const hosts = new Set(all.map(({ hostPort }) => hostPort?.replace(/:\d+$/, ""))).size;
  return { count: all.length, hosts, cores: cores[cores.length >> 1] ?? 1, arrivals, isLocal };
}

export function refusalOf(store: StatusStore): Refusal | undefined {
  const setting = (wanted: string): string | undefined =>
    store.environment?.spark.find(([name]) => name === wanted)?.[1];
  if (
    ![...store.tasks.values()].some((rows) =>
      [...rows.values()].some(({ status }) => status === "SUCCESS"),
    )
  )
    return {
      en: "No task succeeded in this log, so there is nothing to replay.",
      ko: "이 로그에는 성공한 태스크가 없어 다시 돌려 볼 것이 없습니다.",
    };
  if (setting("spark.dynamicAllocation.enabled") === "true")
    return {
      en: "With spark.dynamicAllocation.enabled Spark itself chose the number of executors; give a log with a fixed number.",
      ko: "spark.dynamicAllocation.enabled이면 익스큐터 수를 스파크가 정합니다. 수를 고정한 로그를 주십시오.",
    };
  if (working(store).length === 0)
    return {
      en: "This log tells of no executor that runs tasks, so there is nothing to compare with.",
      ko: "이 로그에는 태스크를 돌리는 익스큐터가 없어 비교할 것이 없습니다.",
    };
  return undefined;
}

/** What cannot be asked of this log. */
export function refusedSize(
  { isLocal }: ExecutorsMeasured,
  { executors, cores }: { readonly executors: number; readonly cores: number },
): Refusal | undefined {
  const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;
  if (!isCount(executors) || !isCount(cores))
    return {
      en: "Ask for at least one executor with at least one core.",
      ko: "익스큐터는 하나 이상, 코어도 하나 이상이어야 합니다.",
    };
  if (executors * cores > 1_000_000)
    return {
      en: "More than a million slots: ask for fewer.",
      ko: "슬롯이 백만 개를 넘습니다. 줄여서 물어보십시오.",
    };
  if (isLocal && executors > 1)
    return {
      en: "In local mode the driver is the only executor, and its log tells nothing of starting others: ask --executors 1 with other --cores.",
      ko: "로컬 모드에서는 드라이버가 유일한 익스큐터이고, 로그는 다른 익스큐터의 기동을 알려 주지 않습니다. --executors 1에 --cores만 바꾸어 물어보십시오.",
    };
  return undefined;
}
