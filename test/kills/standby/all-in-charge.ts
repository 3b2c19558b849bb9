/** Every Master that stands is in charge. */
export const kill = {
  file: "engine/deploy/standalone/leader-election.ts",
  find: "if (queue[0] === candidate) takeCharge(queue);",
  replace: "candidate.elected();",
  law: "of several masters one at most is in charge; when it dies, another takes over after a minute what it kept, and applications compute meanwhile",
} as const;
