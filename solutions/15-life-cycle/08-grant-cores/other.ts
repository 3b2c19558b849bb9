/**
 * 15/08 · Grant cores, by a level.
 *
 * In Spark: Master.scheduleExecutorsOnWorkers. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on
 * purpose: what the solution leaves out.
 */
import type { CoreRequest, Policies } from "#engine/kata";

export const way = {
  en: "Finds out first what each worker could take, and how much there is to give; spreading out is then a level up to which all are filled.",
  ko: "워커마다 받을 수 있는 만큼과 줄 수 있는 만큼을 먼저 구한다. 그러면 골고루 주기는 어느 높이까지 채우는지를 찾는 일이 된다.",
} as const;

/** How many helpings each worker could take, and how many there are to give. */
function helpings(request: CoreRequest): { readonly room: number[]; readonly toGive: number } {
  const { coresPerExecutor, memoryPerExecutor, coresLeft } = request;
  const executorsLeft = Math.max(0, request.executorLimit - request.executorsHeld);
  const many = coresPerExecutor !== undefined;
  const helping = coresPerExecutor ?? 1;
  let openers = executorsLeft;
  const room = request.workers.map(({ coresFree, memoryFree }) => {
    const byMemory = Math.floor(memoryFree / memoryPerExecutor);
    const byCores = Math.floor(coresFree / helping);
    if (many) return Math.min(byCores, byMemory);
    if (byCores === 0 || byMemory === 0 || openers === 0) return 0;
    openers -= 1;
    return byCores;
  });
  const whole = Math.floor(coresLeft / helping);
  return { room, toGive: many ? Math.min(whole, executorsLeft) : whole };
}

function spread(room: readonly number[], toGive: number): number[] {
  const upTo = (level: number): number[] => room.map((one) => Math.min(one, level));
  const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
  const highest = Math.max(0, ...room);
  let level = 0;
  while (level < highest && sum(upTo(level + 1)) <= toGive) level += 1;
  let left = toGive - sum(upTo(level));
  return room.map((one) => {
    if (one <= level || left <= 0) return Math.min(one, level);
    left -= 1;
    return level + 1;
  });
}

function consolidate(room: readonly number[], toGive: number): number[] {
  let left = toGive;
  return room.map((one) => {
    const given = Math.min(one, left);
    left -= given;
    return given;
  });
}

export const grantCores: Policies["grantCores"] = (request) => {
  const { room, toGive } = helpings(request);
  const given = request.spreadOut ? spread(room, toGive) : consolidate(room, toGive);
  return given.map((count) => count * (request.coresPerExecutor ?? 1));
};
