/**
 * Runs a program on the engine and answers the same Observation that the recorder makes of real Spark.
 * Jobs belong to steps by where they stand in the trace: the driver program waits for each step before the next.
 */
import {
  simulate,
  MemoryDisk,
  StorageLevels,
  type Simulation,
  type SparkContext,
  type SparkSession,
} from "../../engine/index.ts";
import { typesOf, type Typed } from "./check.ts";
import { awaitExecutors, clusterOf, executorsOf, killExecutor } from "./engine-cluster.ts";
import { makeRdd, runAction, type AnyRdd } from "./engine-operators.ts";
import { observeEvents, type StepSpan } from "./engine-events.ts";
import { contents, failed, look } from "./engine-nodes.ts";
import type { NodeSeen, Observation, Outcome } from "./observation.ts";
import type { Files } from "./further-operators.ts";
import type { Action, ActStep, ProbeStep, Program, SharedStep, Step } from "./program.ts";
import {
  addedForEach,
  broadcastIds,
  countedDestroyed,
  made,
  told,
  using,
  type Variable,
} from "./programs/sharing.ts";
import { isSharedStep } from "./shared-variables.ts";
import { pairOf, type Type } from "./types.ts";
import { fromEngine } from "./values.ts";

interface Running {
  readonly simulation: Simulation;
  readonly spark: SparkSession;
  readonly types: Typed;
  readonly files: MemoryDisk;
  readonly nodes: Map<string, AnyRdd>;
  readonly variables: Map<string, Variable>;
  readonly results: Map<string, Outcome>;
  readonly spans: StepSpan[];
  paths: number;
}

/** What the engine does with the program. */
export async function observe(program: Program): Promise<Observation> {
  const files = new MemoryDisk();
  const simulation = simulate(clusterOf(program.master), { files, seed: program.seed ?? 1 });
  const types = typesOf(program);
  const nodes: NodeSeen[] = [];
  let running: Running | undefined;
  const app = simulation.submit(
    { name: program.name, ...(program.conf === undefined ? {} : { conf: program.conf }) },
    async (spark) => {
      running = {
        spark,
        types,
        files,
        nodes: new Map(),
        variables: new Map(),
        results: new Map(),
        spans: [],
        simulation,
        paths: 0,
      };
      await awaitExecutors(simulation, spark, executorsOf(program.master));
      await runSteps(running, program.steps);
      running.spans.push({ step: "inspect", from: now(running) });
      nodes.push(...(await inspect(running)));
    },
  );
  await simulation.run();
  if (app.error !== undefined) throw app.error;
  if (running === undefined) throw new Error("the program did not run");
  return {
    results: Object.fromEntries(running.results),
    nodes,
    ...observeEvents(app.events, running.spans, broadcastIds(running.variables)),
  };
}

/** Runs the steps; an RDD that cannot be made ends the program, an action that fails does not. */
async function runSteps(running: Running, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if ("name" in step) running.spans.push({ step: step.name, from: now(running) });
    if (step.do === "act") await act(running, step);
    else if (isSharedStep(step)) sharedStep(running, step);
    else if (step.do === "killExecutor")
      await killExecutor(running.simulation, running.spark, step.executor);
    else if (!quick(running, step)) return;
  }
}

function sharedStep(running: Running, step: SharedStep): void {
  switch (step.do) {
    case "accumulator":
    case "broadcast":
      running.variables.set(step.name, made(sc(running), step));
      return;
    case "unpersistBroadcast":
    case "destroyBroadcast": {
      const { kind, handle } = variable(running, step.shared);
      if (kind === "broadcast")
        handle[step.do === "unpersistBroadcast" ? "unpersist" : "destroy"]();
      return;
    }
    case "tell":
      running.results.set(step.name, answer(running, step));
  }
}

function answer(running: Running, step: Extract<SharedStep, { do: "tell" }>): Outcome {
  try {
    const value = told(variable(running, step.shared), step.ask);
    return { value: fromEngine(value, typeOf(running.types.actions, step.name)) };
  } catch (thrown) {
    return failed(thrown);
  }
}

function variable(running: Running, name: string): Variable {
  const found = running.variables.get(name);
  if (found === undefined) throw new Error(`no shared variable is called ${name}`);
  return found;
}

function quick(
  running: Running,
  step: Exclude<Step, ActStep | SharedStep | { do: "killExecutor" }>,
): boolean {
  switch (step.do) {
    case "probe":
      probe(running, step);
      return true;
    case "let":
      return make(running, step);
    case "cache":
    case "unpersist":
    case "localCheckpoint":
      node(running, step.on)[step.do]();
      return true;
    case "checkpoint":
      mark(running, step.on);
      return true;
    case "setCheckpointDir":
      sc(running).setCheckpointDir(path(running));
      return true;
    case "persist":
      node(running, step.on).persist(StorageLevels[step.level]);
      return true;
  }
}

/** Marks an RDD; a refusal is the result of that name. */
function mark(running: Running, name: string): void {
  try {
    node(running, name).checkpoint();
  } catch (thrown) {
    running.results.set(`${name}-marked`, failed(thrown));
  }
}

function make(running: Running, step: Extract<Step, { do: "let" }>): boolean {
  const inputs = "on" in step ? step.on.map((name) => node(running, name)) : [];
  try {
    const rdd =
      "shared" in step
        ? using(inputs[0] as AnyRdd, step.op, variable(running, step.shared))
        : makeRdd(sc(running), step, inputs, filesOf(running));
    running.nodes.set(step.name, withKeyType(rdd, running.types.nodes.get(step.name)));
    return true;
  } catch (thrown) {
    running.results.set(step.name, failed(thrown));
    return false;
  }
}

type SharingAction = Extract<Action, { readonly shared: string }>;
const isSharing = (step: ActStep): step is ActStep & SharingAction => "shared" in step;

const sharingAction = (
  on: AnyRdd,
  action: SharingAction["action"],
  of: Variable,
): Promise<unknown> =>
  action === "foreachAdding" ? addedForEach(on, of) : countedDestroyed(on, of);

function probe(running: Running, step: ProbeStep): void {
  const inputs = "on" in step ? step.on.map((name) => node(running, name)) : [];
  try {
    makeRdd(sc(running), step, inputs, filesOf(running));
    running.results.set(step.name, { value: "made" });
  } catch (thrown) {
    running.results.set(step.name, failed(thrown));
  }
}

/** Scala's key types decide hash codes; JavaScript has one type of number, so the program says which is meant. */
function withKeyType(rdd: AnyRdd, type: Type | undefined): AnyRdd {
  return type !== undefined && pairOf(type)?.key === "Double" ? rdd.keyType("double") : rdd;
}

async function act(running: Running, step: ActStep): Promise<void> {
  try {
    const on = node(running, step.on);
    const value = await (isSharing(step)
      ? sharingAction(on, step.action, variable(running, step.shared))
      : runAction(on, step, (save) => savedTo(running, save)));
    running.results.set(step.name, {
      value: fromEngine(value, typeOf(running.types.actions, step.name)),
    });
  } catch (thrown) {
    running.results.set(step.name, failed(thrown));
  }
}

async function inspect(running: Running): Promise<NodeSeen[]> {
  const looks = [...running.nodes].map(([name, rdd]) => ({ name, rdd, ...look(rdd) }));
  const seen: NodeSeen[] = [];
  for (const { name, rdd, ...rest } of looks) {
    seen.push({
      name,
      id: rdd.id,
      ...rest,
      contents: await contents(rdd, typeOf(running.types.nodes, name)),
    });
  }
  return seen;
}

/** Paths are numbered in the order of use, as the recorder does. */
function path(running: Running): string {
  running.paths += 1;
  return `/oracle/f${running.paths}`;
}

function stored(running: Running, text: string): string {
  const at = path(running);
  running.files.write(at, new TextEncoder().encode(text));
  return at;
}

const filesOf = (running: Running): Files => ({
  stored: (text) => stored(running, text),
  missing: () => path(running),
});

async function savedTo(running: Running, save: (path: string) => Promise<void>): Promise<unknown> {
  const at = path(running);
  await save(at);
  const lines = (text: string): string[] =>
    text === "" ? [] : text.replace(/\n$/, "").split("\n");
  const files = [...running.files.list(at)].sort();
  return files.map((file) => [
    file.slice(at.length + 1),
    lines(new TextDecoder().decode(running.files.read(file))),
  ]);
}

/** How many events there are. */
const now = ({ simulation }: Running): number => simulation.world.trace.events.length;

const sc = ({ spark }: Running): SparkContext => spark.sparkContext;

function node(running: Running, name: string): AnyRdd {
  const rdd = running.nodes.get(name);
  if (rdd === undefined) throw new Error(`no RDD is called ${name}`);
  return rdd;
}

function typeOf(types: ReadonlyMap<string, Type>, name: string): Type {
  const type = types.get(name);
  if (type === undefined) throw new Error(`${name} has no type`);
  return type;
}
