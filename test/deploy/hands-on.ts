/**
 * The observations of note 003's hands-on as statements about any such session: what is varied, what is typed, what is seen, what holds, and what people
 * believe instead. A belief is refuted by cases in which it says something else than what was seen.
 *
 * In Spark: the same commands; `shell-recorded.test.ts` has one session of them line by line. Left out on purpose: pages; the Master's books stand for them.
 */
import fc from "fast-check";
import { masterState, type MasterState } from "../../engine/deploy/standalone/master-state.ts";
import { counting, plain, type Typist, typist } from "./shell-told.ts";

export interface Seen {
  readonly lines: readonly string[];
  readonly state: MasterState | undefined;
  /** Of what stood in the foreground last. */
  readonly exit: number;
  readonly ports: readonly string[];
}

/** One observation: `typed` and `holds` for a case, and the beliefs that do not hold. */
export interface Observation {
  readonly claims: readonly string[];
  readonly title: string;
  readonly check: (runs: number) => Promise<void>;
  /** Each belief: in how many of the cases it was wrong. */
  readonly beliefs: readonly {
    readonly belief: string;
    readonly refuted: (runs: number) => Promise<number>;
  }[];
}

interface Statement<C> {
  readonly claims: readonly string[];
  readonly title: string;
  readonly cases: fc.Arbitrary<C>;
  readonly typed: (one: C) => readonly string[];
  readonly holds: (one: C, seen: Seen) => boolean;
  readonly beliefs: Readonly<Record<string, (one: C, seen: Seen) => boolean>>;
}

async function see(lines: readonly string[]): Promise<Seen> {
  const person: Typist = typist((shell) => ({ "count.ts": counting(shell) }));
  const { shell } = person;
  let exit = 0;
  for (const line of lines) exit = await shell.run(line);
  const [master] = shell.network.masters.toReversed();
  return {
    lines: person.lines.map(plain),
    state: master === undefined ? undefined : masterState(master),
    exit,
    ports: shell.network.world.hosts
      .listeners("laptop")
      .map(({ address, port }) => `${address}:${port}`),
  };
}

function observation<C>(statement: Statement<C>): Observation {
  const { claims, title, cases, typed, holds, beliefs } = statement;
  const sample = (runs: number): C[] => fc.sample(cases, { numRuns: runs, seed: 20_261_121 });
  return {
    claims,
    title,
    check: (runs) =>
      fc.assert(
        fc.asyncProperty(cases, async (one) => holds(one, await see(typed(one)))),
        { numRuns: runs, seed: 20_261_121 },
      ),
    beliefs: Object.entries(beliefs).map(([belief, isSo]) => ({
      belief,
      refuted: async (runs) => {
        let wrong = 0;
        for (const one of sample(runs)) if (!isSo(one, await see(typed(one)))) wrong += 1;
        return wrong;
      },
    })),
  };
}

const master = (options = "") =>
  `spark-class org.apache.spark.deploy.master.Master -h localhost ${options} & sleep 2`;
const worker = (cores: number, memory = "4g") =>
  `spark-class org.apache.spark.deploy.worker.Worker -c ${cores} -m ${memory} spark://localhost:7077 & sleep 2`;
const submit = (options = "", words = "") =>
  `spark-submit --master spark://localhost:7077 ${options} count.ts ${words}`;
const count = (lines: readonly string[], pattern: RegExp): number =>
  lines.filter((line) => pattern.test(line)).length;
const apps = (seen: Seen) => [
  ...(seen.state?.activeapps ?? []),
  ...(seen.state?.completedapps ?? []),
];
const cores = fc.integer({ min: 1, max: 12 });

export const observations: readonly Observation[] = [
  observation({
    claims: ["S3-04", "S3-07", "S3-16"],
    title:
      "the n-th Master of a machine has port 7077 + n and its pages the next that is free from 8080 on",
    cases: fc.integer({ min: 1, max: 5 }),
    typed: (masters) => Array.from({ length: masters }, () => master()),
    holds: (masters, { ports }) =>
      Array.from({ length: masters }, (_, n) => n).every(
        (n) => ports.includes(`127.0.0.1:${7077 + n}`) && ports.includes(`0.0.0.0:${8080 + n}`),
      ),
    beliefs: {
      "a second Master on a machine does not come up": (_, { lines }) =>
        count(lines, /New state: ALIVE/) === 1,
    },
  }),
  observation({
    claims: ["S3-11", "S3-12", "S3-13"],
    title:
      "without a worker an application is registered, waits with no cores, and says so every 15 s",
    cases: fc.integer({ min: 2, max: 100 }),
    typed: (wait) => [master(), `${submit()} & sleep ${wait}`],
    holds: (wait, seen) => {
      const [app] = apps(seen);
      const warned = count(seen.lines, /Initial job has not accepted any resources/);
      return (
        app?.state === "WAITING" &&
        app.cores === 0 &&
        count(seen.lines, /Starting task/) === 0 &&
        Math.abs(warned - Math.floor((wait - 1) / 15)) <= 1
      );
    },
    beliefs: {
      "the submission is refused while there is no worker": (_, seen) => apps(seen).length === 0,
      "it gives up after a minute": (wait, { lines }) =>
        wait <= 60 || count(lines, /Giving up/) > 0,
    },
  }),
  observation({
    claims: ["S3-20"],
    title: "an application that waits runs by itself when a worker joins, under the same id",
    cases: fc.integer({ min: 1, max: 60 }),
    typed: (wait) => [master(), `${submit()} & sleep ${wait}`, worker(2), "wait %2"],
    holds: (_, seen) =>
      apps(seen).length === 1 &&
      apps(seen)[0]?.state === "FINISHED" &&
      seen.lines.includes("COUNT 1000"),
    beliefs: {
      "it must be submitted again": (_, { lines }) => !lines.includes("COUNT 1000"),
    },
  }),
  observation({
    claims: ["S3-21", "S3-22"],
    title: "an application that says nothing takes every core of the worker, in one executor",
    cases: cores,
    typed: (all) => [master(), worker(all), submit()],
    holds: (all, seen) =>
      apps(seen)[0]?.cores === all &&
      count(seen.lines, /^INFO Master: Launching executor/) === 1 &&
      seen.lines.includes("DEFAULT PARALLELISM 2"),
    beliefs: {
      "it takes one core, as a mere count needs no more": (_, seen) => apps(seen)[0]?.cores === 1,
      "it takes as many cores as it has tasks": (_, seen) => apps(seen)[0]?.cores === 2,
    },
  }),
  observation({
    claims: ["S3-23", "S3-24"],
    title:
      "--total-executor-cores caps the cores of all executors together, --executor-memory the memory of each",
    cases: fc.record({ all: cores, cap: cores, each: fc.integer({ min: 1, max: 3 }) }),
    typed: ({ all, cap, each }) =>
      [
        master(),
        worker(all, "16g"),
        submit(`--total-executor-cores ${cap} --executor-cores ${each} --executor-memory 500m`),
      ].slice(0, Math.min(all, cap) >= each ? 3 : 2),
    holds: ({ all, cap, each }, seen) => {
      const executors = Math.floor(Math.min(all, cap) / each);
      const [app] = apps(seen);
      return (
        executors === 0 ||
        (app?.cores === executors * each &&
          app.memoryperexecutor === 500 &&
          count(seen.lines, /^INFO Master: Launching executor/) === executors)
      );
    },
    beliefs: {
      "the cap is one of each executor": ({ all, each, cap }, seen) =>
        Math.min(all, cap) < each || apps(seen)[0]?.cores === Math.floor(all / each) * each,
      "there is one executor on a worker": ({ all, each, cap }, { lines }) =>
        Math.min(all, cap) < each || count(lines, /^INFO Master: Launching executor/) === 1,
    },
  }),
  observation({
    claims: ["S3-14", "S3-23"],
    title:
      "an executor that is larger than any worker waits; one below 450 MiB is refused before it is registered",
    cases: fc.record({
      megabytes: fc.integer({ min: 300, max: 4000 }),
      has: fc.constantFrom(1024, 2048, 3072),
    }),
    typed: ({ megabytes, has }) => [
      master(),
      worker(2, `${has}m`),
      `${submit(`--executor-memory ${megabytes}m`)} > app.log 2>&1 & sleep 40`,
    ],
    holds: ({ megabytes, has }, seen) => {
      const [app] = apps(seen);
      if (megabytes < 450) return app === undefined;
      return app?.state === (megabytes <= has ? "FINISHED" : "WAITING");
    },
    beliefs: {
      "a worker gives what it has": (_, seen) => apps(seen)[0]?.state === "FINISHED",
    },
  }),
  observation({
    claims: ["S3-19"],
    title: "a Master calls an application FINISHED that failed; spark-submit's exit code tells",
    cases: fc.boolean(),
    typed: (fails) => [
      master(),
      worker(2),
      `${submit("", fails ? "0 3" : "0")}; S=$?; sleep 1; exit $S`,
    ],
    holds: (fails, seen) => seen.exit === (fails ? 1 : 0) && apps(seen)[0]?.state === "FINISHED",
    beliefs: {
      "Completed means that it succeeded": (_, seen) =>
        (apps(seen)[0]?.state === "FINISHED") === (seen.exit === 0),
    },
  }),
  observation({
    claims: ["S3-21", "S3-22"],
    title:
      "of two applications that say nothing the second waits with no cores until the first is over",
    cases: fc.integer({ min: 5, max: 40 }),
    typed: (pause) => [
      master(),
      worker(4),
      `${submit("", String(pause))} & sleep 3; ${submit()} & sleep 1`,
    ],
    holds: (_, seen) => {
      const [first, second] = apps(seen);
      return first?.cores === 4 && second?.cores === 0 && second.state === "WAITING";
    },
    beliefs: {
      "they share the cores": (_, seen) => apps(seen)[0]?.cores === apps(seen)[1]?.cores,
    },
  }),
  observation({
    claims: ["S2-14"],
    title: "a Master that is killed takes no running application with it, but nothing new starts",
    cases: fc.integer({ min: 5, max: 40 }),
    typed: (pause) => [
      master(),
      worker(2),
      `${submit("", String(pause))} > first.log 2>&1 & sleep 3`,
      "kill -9 %1; wait %3; cat first.log",
      submit(),
    ],
    holds: (_, { lines, exit }) =>
      lines.filter((line) => line === "COUNT 1000").length === 2 &&
      lines.some((line) =>
        line.includes("Disconnected from Spark cluster! Waiting for reconnection..."),
      ) &&
      exit === 1,
    beliefs: {
      "with the Master the application dies": (_, { lines }) =>
        lines.filter((line) => line === "COUNT 1000").length < 2,
    },
  }),
  observation({
    claims: ["S3-20", "S2-14"],
    title: "in whatever order workers join and applications are submitted, all of them run",
    cases: fc.shuffledSubarray(["worker", "a", "b", "c"], { minLength: 4, maxLength: 4 }),
    typed: (order) => [
      master(),
      ...order.map((what) =>
        what === "worker" ? worker(3) : `${submit(`--name ${what}`)} & sleep 1`,
      ),
      "sleep 60",
    ],
    holds: (_, seen) =>
      apps(seen).length === 3 && apps(seen).every(({ state }) => state === "FINISHED"),
    beliefs: {
      "only what is submitted after the worker runs": (order, seen) =>
        count(seen.lines, /^COUNT 1000$/) === 3 - order.indexOf("worker"),
    },
  }),
];
