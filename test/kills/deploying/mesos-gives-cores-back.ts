/** An executor ends when its first job does. */
export const kill = {
  file: "engine/deploy/mesos/mesos-agent.ts",
  find: "    running.kill = started.kill;",
  replace:
    '    running.kill = started.kill;\n    if (/^\\d+$/.test(task.id)) this.#world.after(6_000_000, "given back", () => running.kill());',
  law: "in coarse-grained mode an executor is one task of Mesos, and its cores are held from its first job to the end of the application, work or no work",
  belief: "M-80",
} as const;
