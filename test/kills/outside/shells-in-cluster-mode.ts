/** A shell may be submitted in cluster mode. */
export const kill = {
  file: "engine/deploy/submit/prepare.ts",
  find: 'if (isShell(resource)) no("not applicable to Spark shells.");',
  replace: "",
  law: "a submission that no manager can carry out is refused before anything is launched",
  belief: "M-28",
} as const;
