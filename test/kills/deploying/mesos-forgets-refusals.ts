/** A refusal is forgotten at once. */
export const kill = {
  file: "engine/deploy/mesos/allocator.ts",
  find: "filter.until > now &&",
  replace: "filter.until < now &&",
  law: "on Mesos nothing is given twice: the tasks of an agent never hold more than it has, and a declined offer does not come back before its time",
} as const;
