/** What is offered to one framework is offered to another, too. */
export const kill = {
  file: "engine/deploy/mesos/mesos-master.ts",
  find: "const left = without(resources, [...tasks, ...offered]);",
  replace: "const left = without(resources, tasks.concat(offered.slice(0, 0)));",
  law: "on Mesos nothing is given twice: the tasks of an agent never hold more than it has, and a declined offer does not come back before its time",
} as const;
