/** At the end of an application its executor pods are left as they are. */
export const kill = {
  file: "engine/deploy/kubernetes/executor-pods.ts",
  find: '    deleteAll("pods", this.#ours);\n',
  replace: "",
  law: "at the end executor pods are gone unless they are to be kept; the driver's pod stays with its log, its node keeps nothing for it, and whoever deletes it deletes what it owns",
} as const;
