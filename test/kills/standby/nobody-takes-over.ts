/** A Master that dies leaves its place to nobody. */
export const kill = {
  file: "engine/deploy/standalone/leader-election.ts",
  find: "if (at === 0) takeCharge(queue);",
  replace: "",
  law: "of several masters one at most is in charge; when it dies, another takes over after a minute what it kept, and applications compute meanwhile",
} as const;
