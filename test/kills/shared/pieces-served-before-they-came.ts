/** An executor serves pieces that it does not have yet. */
export const kill = {
  file: "engine/cluster/broadcasts.ts",
  find: "since !== undefined && since <= at)",
  replace: "since !== undefined)",
  law: "a piece comes from the driver or from an executor that already has it",
} as const;
