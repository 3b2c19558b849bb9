/** The service of a machine goes on when the machine is gone. */
export const kill = {
  file: "engine/storage/block-manager-master.ts",
  find: "if (id.host === host) this.#served.delete(executor);",
  replace: "if (id.host !== host) this.#served.delete(executor);",
  law: "the external shuffle service keeps an executor's shuffle files, its cached blocks on disk only if told to, and of a lost worker nothing",
} as const;
