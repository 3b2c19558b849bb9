/** A setting of the core may be changed while the application runs. */
export const kill = {
  file: "engine/context/spark-session.ts",
  find: "  set(key: string, value: string | number | boolean): void {\n    if (isCoreSetting(key)) {",
  replace: "  set(key: string, value: string | number | boolean): void {\n    if (false) {",
  law: "a core setting is fixed once the application runs",
  belief: "M-69",
} as const;
