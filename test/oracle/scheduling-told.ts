/** What a scheduling run told. Lines of Spark's log become items in order: "add", "round", "start", "remove"; those of its listener are "launch". */
import { logged } from "./scala-runs.ts";

export interface ToldScheduling {
  readonly step: string;
  readonly answer?: string;
  /**
   * "add 1.0 heavy 18": a task set of 18 tasks; "round heavy 1.0 3, light 2.0 1": who was offered cores, in order, with the tasks that run of each;
   * "start 1.0 4": a task of it launched in that round; "finish 1.0": the result of one was read, some time after it ended; "remove 1.0"; "launch 0 the holder PROCESS_LOCAL after 30 ms".
   */
  readonly items: readonly string[];
}

interface Waiting {
  readonly tasks: number;
  started: number;
}

/** Reads the log of one step: a round speaks once of every task set that has tasks to launch, and sometimes of one that has none any more. */
class Reader {
  readonly items: string[] = [];
  readonly #tasks = new Map<string, number>();
  readonly #there = new Map<string, Waiting>();
  #round: string[] = [];

  take(text: string): void {
    const [, adding, tasks] = /^Adding task set (\S+) with (\d+) tasks/.exec(text) ?? [];
    if (adding !== undefined) this.#tasks.set(adding, Number(tasks));
    const [, added, pool] = /^Added task set TaskSet_(\S+) tasks to pool (\S+)/.exec(text) ?? [];
    if (added !== undefined) {
      const count = this.#tasks.get(added) ?? 0;
      this.#there.set(added, { tasks: count, started: 0 });
      this.items.push(`add ${added} ${pool} ${count}`);
    }
    const [, removed] = /^Removed TaskSet (\S+), whose/.exec(text) ?? [];
    if (removed !== undefined && this.#there.delete(removed)) this.items.push(`remove ${removed}`);
    const [, from, name, running] =
      /^parentName: (\S+), name: TaskSet_(\S+), runningTasks: (\d+)/.exec(text) ?? [];
    if (name !== undefined && this.#waits(name)) this.#offered(`${from} ${name} ${running}`);
    const [, index, stage = ""] = /^Starting task (\d+)\.0 in stage (\S+) /.exec(text) ?? [];
    const starting = this.#there.get(stage);
    if (starting !== undefined) {
      starting.started += 1;
      this.items.push(`start ${stage} ${index}`);
    }
    const [, finished = ""] = /^Finished task \d+\.0 in stage (\S+) /.exec(text) ?? [];
    if (this.#there.has(finished)) this.items.push(`finish ${finished}`);
  }

  #waits(name: string): boolean {
    const waiting = this.#there.get(name);
    return waiting !== undefined && waiting.started < waiting.tasks;
  }

  #offered(told: string): void {
    this.#round.push(told);
    if (this.#round.length < [...this.#there.keys()].filter((name) => this.#waits(name)).length)
      return;
    this.items.push(`round ${this.#round.join(", ")}`);
    this.#round = [];
  }
}

/** The steps of one run among the lines of Scheduling.scala. */
export function schedulingTold(run: string, lines: readonly string[]): ToldScheduling[] {
  const steps: ToldScheduling[] = [];
  let mine = false;
  let reader = new Reader();
  for (const line of lines) {
    if (line.startsWith("@run ")) mine = line === `@run ${run}`;
    if (!mine) continue;
    const at = steps.at(-1);
    if (line.startsWith("@step ")) {
      reader = new Reader();
      steps.push({ step: line.slice(6), items: reader.items });
    } else if (at === undefined) continue;
    else if (line.startsWith("@answer "))
      steps[steps.length - 1] = { ...at, answer: line.slice(8) };
    else if (line.startsWith("@launch ")) reader.items.push(line.slice(1));
    else if (at.step.startsWith("jobs ")) {
      const said = logged(line);
      if (said !== undefined) reader.take(said.text);
    }
  }
  return steps;
}
