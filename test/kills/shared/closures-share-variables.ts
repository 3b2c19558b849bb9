/** A closure shares its variables with the driver. */
export const kill = {
  file: "engine/foundation/closures.ts",
  find: "function staysAsItIs(made: Function): boolean {",
  replace: "function staysAsItIs(made: Function): boolean {\n  if (made) return true;",
  law: "a variable that a task changes is the task's copy; the driver's stays as it was",
  belief: "M-66",
} as const;
