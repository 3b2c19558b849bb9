/** Whatever the mode, the Master is asked for a driver. */
export const kill = {
  file: "engine/deploy/standalone/standalone-clients.ts",
  find: 'place.on === "submitter" ? this.#asClient(run, masters) : this.#asCluster(run, masters)',
  replace: "this.#asCluster(run, masters)",
  law: [
    "the driver is the process that runs `main`, and `main` begins before its context exists",
    "in client mode the submitting process is the driver; in cluster mode the manager launches one",
  ],
  belief: "M-24",
} as const;
