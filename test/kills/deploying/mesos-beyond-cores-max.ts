/** Executors are started beyond spark.cores.max. */
export const kill = {
  file: "engine/deploy/mesos/executor-on-offer.ts",
  find: "    cores + left.coresAcquired <= left.coresMax &&",
  replace: "",
  law: "an offer of Mesos is answered once: with executors that fit into it, or declined, for two minutes where the agent is unfit or cores enough are held",
} as const;
