/** Local mode is a small cluster with an executor of its own. */
export const kill = {
  file: "engine/deploy/local/local-mode.ts",
  find: 'id: "driver",',
  replace: 'id: "0",',
  law: "one machine computes the same answer as a cluster",
  belief: "M-61",
} as const;
