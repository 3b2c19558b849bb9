/** The scheduler looks at cpus alone. */
export const kill = {
  file: "engine/deploy/kubernetes/kube-node.ts",
  find: "room.memory >= need.memory &&",
  replace: "room.memory >= 0 &&",
  law: "no node keeps more for pods than it has; a pod that fits nowhere waits, and takes its turn when another has ended",
} as const;
