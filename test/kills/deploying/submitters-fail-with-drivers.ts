/** spark-submit ends as the driver does. */
export const kill = {
  file: "engine/deploy/kubernetes/kubernetes-client.ts",
  find: "over: () => leave(undefined)",
  replace: "over: () => leave(run.error as Error | undefined)",
  law: "however a driver in a pod ends, spark-submit ends with 0; with 1 where nothing could be made: no image, no right, no namespace",
} as const;
