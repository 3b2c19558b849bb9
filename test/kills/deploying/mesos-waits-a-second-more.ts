/** A supervised driver waits a second more each time. */
export const kill = {
  file: "engine/deploy/mesos/driver-retry.ts",
  find: "Math.min(longestWait, waited * 2)",
  replace: "Math.min(longestWait, waited + 1)",
  law: "a supervised driver that fails or is lost waits one second, then twice as long each time, up to a minute; every other end is the end",
} as const;
