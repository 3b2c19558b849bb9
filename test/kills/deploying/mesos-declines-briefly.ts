/** What is declined for want of need comes back as soon as anything else. */
export const kill = {
  file: "engine/deploy/mesos/coarse-grained.ts",
  find: '        driver.declineOffer(id, this.#refusal("ReachedMaxCores"));',
  replace: "        driver.declineOffer(id);",
  law: "an offer of Mesos is answered once: with executors that fit into it, or declined, for two minutes where the agent is unfit or cores enough are held",
} as const;
