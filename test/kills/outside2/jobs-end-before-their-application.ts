/** A context that stops cancels its jobs first, and tells of its own end after them. */
export const kill = {
  file: "engine/cluster/driver-runtime.ts",
  find: '    this.post({ kind: "SparkListenerApplicationEnd", time: this.options.world.now() });\n    this.dag.shutDown();\n',
  replace:
    '    this.dag.shutDown();\n    this.post({ kind: "SparkListenerApplicationEnd", time: this.options.world.now() });\n',
  law: "when an application ends, its executors stop and their cores are free again",
} as const;
