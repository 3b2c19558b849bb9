/** Slots that do nothing are not counted. */
export const kill = {
  file: "engine/monitor/rules/idle-time.ts",
  find: "    sums[why] += (slots - busy) * millis;\n",
  replace: "    sums[why] += 0;\n",
  law: "the time of all slots is spent on tasks, without a job, with too few tasks or while tasks wait; and the critical path fits into the run",
} as const;
