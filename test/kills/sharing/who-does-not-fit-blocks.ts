/** An application that cannot be placed holds up those behind it. */
export const kill = {
  file: "engine/deploy/standalone/master-schedule.ts",
  find: "if (usable.length === 0) continue;",
  replace: "if (usable.length === 0) break;",
  belief: "M-81",
  law: "a standalone Master goes through applications in the order in which they came; one that fits nowhere is passed over, and those behind it are served",
} as const;
