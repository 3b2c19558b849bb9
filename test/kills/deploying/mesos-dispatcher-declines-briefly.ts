/** A dispatcher declines as everybody else does, for five seconds. */
export const kill = {
  file: "engine/deploy/mesos/cluster-scheduler.ts",
  find: "driver.declineOffer(id, refusal);",
  replace: "driver.declineOffer(id);",
  law: "a driver that waits one second is started again when the dispatcher is offered something again: it has just declined everything, for two minutes",
} as const;
