/** An application whose driver was killed is FAILED. */
export const kill = {
  file: "engine/deploy/standalone/application-states.ts",
  find: '    "driver disconnected": "FINISHED",\n    killed: "KILLED",\n    "executors keep failing": "FAILED",\n  },\n  FINISHED: {},',
  replace:
    '    "driver disconnected": "FAILED",\n    killed: "KILLED",\n    "executors keep failing": "FAILED",\n  },\n  FINISHED: {},',
  law: "a standalone master calls a client-mode application FINISHED however it ended",
} as const;
