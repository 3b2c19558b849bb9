/** A supervised driver that was lost is not tried again. */
export const kill = {
  file: "engine/deploy/mesos/driver-retry.ts",
  find: '(state !== "TASK_FAILED" && state !== "TASK_LOST")',
  replace: 'state !== "TASK_FAILED"',
  law: "a supervised driver that fails or is lost waits one second, then twice as long each time, up to a minute; every other end is the end",
} as const;
