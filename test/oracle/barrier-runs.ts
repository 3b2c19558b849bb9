/** Barrier stages, as data. Barriers.scala takes them as lines on real Spark, engine-barriers.ts on the engine. */

/** What each task of a barrier stage does; see Barriers.scala. */
export type Work =
  "sync" | "gather" | "infos" | "none" | "late" | "mixed" | "fails" | "fails-always" | "lost";

export type Chain =
  | "coalesced"
  | "united"
  | "first"
  | "zipped"
  | "zipped-with-others"
  | "after-shuffle"
  | "barrier-upon-barrier"
  | "indexed"
  | "without-a-context";

export type BarrierStep =
  | { readonly do: "collect" | "shuffle"; readonly tasks: number; readonly how: Work }
  | { readonly do: "chain"; readonly how: Chain }
  /** While another job holds one slot for three seconds. */
  | { readonly do: "beside"; readonly tasks: number };

export interface BarrierRun {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  readonly steps: readonly BarrierStep[];
}

export function stepLine(step: BarrierStep): string {
  if (step.do === "chain") return `chain ${step.how}`;
  if (step.do === "beside") return `beside ${step.tasks}`;
  return `${step.do} ${step.tasks} ${step.how}`;
}

const collect = (tasks: number, how: Work): BarrierStep => ({ do: "collect", tasks, how });
const shuffle = (tasks: number, how: Work): BarrierStep => ({ do: "shuffle", tasks, how });
const chain = (how: Chain): BarrierStep => ({ do: "chain", how });
const beside = (tasks: number): BarrierStep => ({ do: "beside", tasks });

const run = (
  name: string,
  steps: readonly BarrierStep[],
  conf: Readonly<Record<string, string>> = {},
): BarrierRun => ({ name, master: "local[4]", conf, steps });

/** Room is looked for twice, a second apart. */
const patience = {
  "spark.scheduler.barrier.maxConcurrentTasksCheck.interval": "1s",
  "spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures": "2",
};

export const barrierRuns: readonly BarrierRun[] = [
  run("together", [collect(4, "sync"), collect(3, "gather"), collect(2, "infos")]),
  {
    ...run("on-executors", [collect(4, "sync"), collect(4, "gather")]),
    master: "local-cluster[2,2,1024]",
  },
  run("fails", [shuffle(3, "fails"), collect(3, "fails")]),
  run("fails-always", [shuffle(2, "fails-always")]),
  run("no-room", [collect(5, "sync"), shuffle(5, "sync")], patience),
  {
    ...run("lost", [shuffle(2, "lost")]),
    master: "local-cluster[2,1,1024]",
  },
  run("in-turn", [beside(4), beside(2)]),
  run("late", [collect(2, "late")], { "spark.barrier.sync.timeout": "1s" }),
  run("mixed", [collect(3, "mixed")]),
  run("chains", [
    chain("coalesced"),
    chain("united"),
    chain("first"),
    chain("zipped"),
    chain("zipped-with-others"),
    chain("after-shuffle"),
    chain("barrier-upon-barrier"),
    chain("indexed"),
    chain("without-a-context"),
  ]),
  run("dynamic", [collect(2, "sync")], {
    "spark.dynamicAllocation.enabled": "true",
    "spark.dynamicAllocation.testing": "true",
    "spark.dynamicAllocation.shuffleTracking.enabled": "true",
  }),
  run("speculated", [collect(4, "late")], {
    "spark.speculation": "true",
    "spark.speculation.interval": "100ms",
  }),
];
