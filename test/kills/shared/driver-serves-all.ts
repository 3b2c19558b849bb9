/** Every piece comes from the driver. */
export const kill = {
  file: "engine/cluster/broadcasts.ts",
  find: "for (const [executorId, times] of torrent.holders) {\n      const since",
  replace: "for (const [executorId, times] of [] as typeof torrent.holders) {\n      const since",
  law: "an executor that comes late takes pieces from those that have them, not from the driver alone",
} as const;
