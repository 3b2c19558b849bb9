/** What a backend of fine-grained mode is offered, as data for mesos-runs.ts. In Spark 3.5.3: MesosFineGrainedSchedulerBackend under its task scheduler. Left out on purpose: what runs inside tasks. */
import { offers, runOf, status, type MesosRun, type Step } from "./mesos-steps.ts";

const finish = (task: string, host: string): Step => ({
  do: "finish",
  task,
  agentId: `s-${host}`,
  state: "TASK_FINISHED",
});
const fine = runOf("fine");

export const fineRuns: readonly MesosRun[] = [
  fine(
    "tasks come and go",
    {},
    { do: "tasks", count: 3 },
    offers(1, "h1|cpus:4;mem:4000", "h2|cpus:2;mem:1400", "h3|cpus:1;mem:4000"),
    offers(4, "h2|cpus:2;mem:1408"),
    finish("0", "h1"),
    { do: "tasks", count: 2 },
    offers(5, "h1|cpus:1;mem:2592", "h2|cpus:4;mem:4000"),
    finish("1", "h1"),
    offers(7, "h1|cpus:2;mem:2592"),
  ),
  fine("nothing to do", {}, offers(1, "h1|cpus:4;mem:4000")),
  fine(
    "a core and a half for the executor, two for a task",
    { "spark.mesos.mesosExecutor.cores": "1.5", "spark.task.cpus": "2" },
    { do: "tasks", count: 4 },
    offers(1, "h1|cpus:8;mem:4000", "h2|cpus:3;mem:4000", "h3|cpus:3.5;mem:4000"),
    offers(4, "h1|cpus:2;mem:100"),
  ),
  fine(
    "an executor without cores",
    { "spark.mesos.mesosExecutor.cores": "0" },
    { do: "tasks", count: 2 },
    offers(1, "h1|cpus:1;mem:2000", "h2|cpus:1;mem:2000"),
  ),
  fine(
    "constraints and roles",
    { "spark.mesos.constraints": "os:centos7", "spark.mesos.role": "ads" },
    { do: "tasks", count: 3 },
    offers(
      1,
      "h1|cpus(ads):2;cpus:2;mem(ads):1000;mem:4000|os:centos7",
      "h2|cpus:4;mem:4000|os:ubuntu",
    ),
  ),
  fine(
    "a task is lost",
    {},
    { do: "tasks", count: 2 },
    offers(1, "h1|cpus:3;mem:4000"),
    status("0", "h1", "TASK_LOST"),
    offers(2, "h1|cpus:1;mem:4000"),
    offers(3, "h1|cpus:2;mem:4000"),
  ),
  fine(
    "an agent is lost",
    {},
    { do: "tasks", count: 2 },
    offers(1, "h1|cpus:3;mem:4000"),
    { do: "agent lost", agentId: "s-h1" },
    offers(2, "h1|cpus:1;mem:4000"),
    offers(3, "h2|cpus:3;mem:4000"),
    { do: "stop" },
  ),
  fine(
    "cores at most do not count",
    { "spark.cores.max": "1" },
    { do: "tasks", count: 4 },
    offers(1, "h1|cpus:3;mem:4000", "h2|cpus:3;mem:4000"),
  ),
];
