/** The runs of mesos-runs.ts on the engine's three Mesos schedulers, behind a driver that only notes what it is told, as in OnMesos.scala. */
import { SparkConf } from "../../engine/conf/spark-conf.ts";
import { ClusterScheduler, type Answer } from "../../engine/deploy/mesos/cluster-scheduler.ts";
import { CoarseGrained } from "../../engine/deploy/mesos/coarse-grained.ts";
import {
  driverDescription,
  type SubmissionRequest,
} from "../../engine/deploy/mesos/driver-description.ts";
import { FineGrained, type Assigned, type Slots } from "../../engine/deploy/mesos/fine-grained.ts";
import type { SchedulerDriver } from "../../engine/deploy/mesos/scheduler-driver.ts";
import { JavaError } from "../../engine/foundation/errors.ts";
import { milliseconds, seconds } from "../../engine/foundation/sizes.ts";
import type { MesosRun, Step } from "./mesos-steps.ts";

/** A step as the recorder tells it. */
export interface StepTold {
  readonly calls?: readonly unknown[];
  readonly answers?: readonly unknown[];
  readonly books?: unknown;
  readonly logs?: readonly string[];
  readonly thrown?: string;
}

/** Between two steps, as the recorder waits. */
const PAUSE = milliseconds(300);
const env = { SPARK_HOME: "/opt/spark" };

interface Noted {
  calls: unknown[];
  answers: unknown[];
  logs: string[];
  books: unknown;
}

/** What a scheduler is held by: what it says is noted, its clock is moved by steps. */
class Bench {
  noted: Noted = { calls: [], answers: [], logs: [], books: undefined };
  now = 0;

  readonly driver: SchedulerDriver = {
    launchTasks: (offer, tasks, refuseSeconds) =>
      this.#call("launchTasks", { offer, tasks, refuseSeconds }),
    declineOffer: (offer, refuseSeconds) => this.#call("declineOffer", { offer, refuseSeconds }),
    reviveOffers: () => this.#call("reviveOffers", {}),
    killTask: (task) => this.#call("killTask", { task }),
    stop: () => this.#call("stop", {}),
  };

  #call(call: string, given: Readonly<Record<string, unknown>>): void {
    this.noted.calls.push(JSON.parse(JSON.stringify({ call, ...given })));
  }

  taken(): StepTold {
    const { calls, answers, logs, books } = this.noted;
    this.noted = { calls: [], answers: [], logs: [], books: undefined };
    return {
      ...(calls.length === 0 ? {} : { calls }),
      ...(answers.length === 0 ? {} : { answers }),
      ...(logs.length === 0 ? {} : { logs }),
      ...(books === undefined ? {} : { books }),
    };
  }
}

type Act = (step: Step) => void;

function coarse({ conf }: MesosRun, bench: Bench): Act {
  const backend = new CoarseGrained({
    conf: new SparkConf({ "spark.app.name": "probe", ...conf }),
    env,
    driver: bench.driver,
    now: () => bench.now,
    driverUrl: () => "spark://CoarseGrainedScheduler@HOST:PORT",
    appId: () => "framework",
    isDynamic: conf["spark.dynamicAllocation.enabled"] === "true",
    log: (text) => bench.noted.logs.push(`INFO MesosCoarseGrainedSchedulerBackend: ${text}`),
    removed: () => undefined,
  });
  let isStopped = false;
  return (step) => {
    if (step.do === "offers") backend.resourceOffers(step.offers);
    if (step.do === "status") backend.statusUpdate(step);
    if (step.do === "total") backend.requestTotal(step.executors, step.hosts);
    if (step.do === "kill") backend.killExecutors(step.ids);
    if (step.do === "stop" && !isStopped) {
      backend.stopping();
      bench.driver.stop();
      isStopped = true;
    }
  };
}

/** TaskSchedulerImpl in small: a task set after another, one task of each offer a lap; what was lost waits again. */
class Tasks {
  readonly #waiting: { readonly set: number; readonly index: number; attempt: number }[] = [];
  readonly #running = new Map<
    number,
    { set: number; index: number; attempt: number; on: string }
  >();
  #sets = 0;
  #next = 0;

  submit(count: number): void {
    for (let index = 0; index < count; index++)
      this.#waiting.push({ set: this.#sets, index, attempt: 0 });
    this.#sets += 1;
  }

  assign(slots: readonly Slots[], cpus: number): readonly Assigned[] {
    const left = slots.map(({ cores }) => cores);
    const assigned: Assigned[] = [];
    for (let isGiven = true; isGiven;) {
      isGiven = false;
      for (const [at, { executorId }] of slots.entries()) {
        if ((left[at] ?? 0) < cpus) continue;
        const task = this.#waiting.shift();
        if (task === undefined) return assigned;
        isGiven = true;
        left[at] = (left[at] ?? 0) - cpus;
        const taskId = this.#next++;
        this.#running.set(taskId, { ...task, on: executorId });
        const { set, index, attempt } = task;
        const name = `task ${index}.${attempt} in stage ${set}.0 (TID ${taskId})`;
        assigned.push({ taskId, name, executorId });
      }
    }
    return assigned;
  }

  over(taskId: number): void {
    this.#running.delete(taskId);
  }

  lost(executorId: string): void {
    for (const [id, { on, set, index, attempt }] of this.#running) {
      if (on !== executorId) continue;
      this.#running.delete(id);
      this.#waiting.push({ set, index, attempt: attempt + 1 });
    }
    this.#waiting.sort((a, b) => a.set - b.set || a.index - b.index);
  }
}

function fine({ conf }: MesosRun, bench: Bench): Act {
  const tasks = new Tasks();
  const settings = new SparkConf(conf);
  const backend = new FineGrained({
    conf: settings,
    env,
    driver: bench.driver,
    assign: (slots) => tasks.assign(slots, settings.int("spark.task.cpus")),
    removed: (agentId) => tasks.lost(agentId),
  });
  return (step) => {
    if (step.do === "offers") backend.resourceOffers(step.offers);
    if (step.do === "tasks") tasks.submit(step.count);
    if (step.do === "finish" || step.do === "status") backend.statusUpdate(step);
    if (step.do === "finish") tasks.over(Number(step.task));
    if (step.do === "agent lost") backend.agentLost(step.agentId);
    if (step.do === "stop") bench.driver.stop();
  };
}

function dispatcher({ conf }: MesosRun, bench: Bench): Act {
  const scheduler = new ClusterScheduler({
    conf: new SparkConf(conf),
    env,
    master: "master:5050",
    driver: bench.driver,
    now: () => bench.now,
    log: (level, text) => bench.noted.logs.push(`${level} MesosClusterScheduler: ${text}`),
  });
  const gateway = new Gateway(scheduler, bench);
  return (step) => {
    switch (step.do) {
      case "begin":
        return scheduler.registered("framework");
      case "submit":
        return gateway.submitted(step.request as never);
      case "ask":
        return gateway.asked(step.submission);
      case "kill driver":
        return gateway.killed(step.submission);
      case "offers":
        return scheduler.resourceOffers(step.offers);
      case "status":
        return scheduler.statusUpdate(step);
      case "driver status": {
        const { submission, retry, agentId, state } = step;
        return scheduler.statusUpdate({ task: gateway.idOf(submission) + retry, agentId, state });
      }
      case "books":
        bench.noted.books = booksOf(scheduler);
        return;
      default:
    }
  };
}

const booksOf = ({ queued, launched, finished, retrying }: ClusterScheduler): unknown => ({
  queued: queued.map(({ submissionId }) => submissionId),
  launched: [...launched.keys()].toSorted(),
  finished: finished.map(({ driver }) => driver.submissionId),
  retrying: retrying.map(({ submissionId, retry }) => ({
    submission: submissionId,
    retries: retry?.retries,
    waitSeconds: retry?.waited,
  })),
});

/** MesosRestServer: numbers are given to whatever can be read, taken in or not. */
class Gateway {
  readonly #scheduler: ClusterScheduler;
  readonly #bench: Bench;
  readonly #ids: string[] = [];
  #read = 0;

  constructor(scheduler: ClusterScheduler, bench: Bench) {
    this.#scheduler = scheduler;
    this.#bench = bench;
  }

  idOf(submission: number): string {
    return this.#ids[submission] ?? "driver-none";
  }

  #answer(action: string, answer: Answer): void {
    this.#bench.noted.answers.push({ code: 200, answer: { action, ...answer } });
  }

  asked(submission: number): void {
    this.#answer("SubmissionStatusResponse", this.#scheduler.driverStatus(this.idOf(submission)));
  }

  killed(submission: number): void {
    this.#answer("KillSubmissionResponse", this.#scheduler.killDriver(this.idOf(submission)));
  }

  submitted(request: SubmissionRequest): void {
    try {
      const id = `driver-T-${String(this.#read + 1).padStart(4, "0")}`;
      const description = driverDescription(request, id);
      this.#read += 1;
      const answer = this.#scheduler.submitDriver(description);
      if (answer.submissionId !== undefined) this.#ids.push(answer.submissionId);
      this.#answer("CreateSubmissionResponse", answer);
    } catch (error) {
      if (!(error instanceof JavaError)) throw error;
      const isForeseen = error.className.startsWith("org.apache.spark.deploy.rest.");
      const message = `Malformed request: ${error.className}: ${error.message}`;
      this.#bench.noted.answers.push(
        isForeseen
          ? { code: 400, answer: { action: "ErrorResponse", message } }
          : { code: 500, answer: "no JSON" },
      );
    }
  }
}

const kinds = { coarse, fine, dispatcher };

export function onEngine(run: MesosRun): readonly StepTold[] {
  const bench = new Bench();
  const steps: StepTold[] = [];
  let act: Act;
  try {
    act = kinds[run.kind](run, bench);
  } catch (error) {
    return [{ thrown: thrownText(error) }];
  }
  steps.push(bench.taken());
  for (const step of run.steps) {
    let thrown: string | undefined;
    try {
      act(step);
    } catch (error) {
      thrown = thrownText(error);
    }
    bench.now += PAUSE + (step.do === "wait" ? seconds(step.seconds) : 0);
    steps.push({ ...bench.taken(), ...(thrown === undefined ? {} : { thrown }) });
  }
  return steps;
}

function thrownText(error: unknown): string {
  if (!(error instanceof JavaError)) throw error;
  return `${error.className}: ${error.message}`;
}
