/**
 * MapOutputTracker against a slow model: a plain list of what was written where. After every step of a drawn sequence the driver's register
 * must know what the list knows, and each executor's copy must be what the driver knew when that executor last asked.
 *
 * In Spark: rules C3.33, C5.16–C5.19; MapOutputTrackerSuite. Left out on purpose: what a kata chooses to resubmit.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  MapOutputTrackerMaster,
  MapOutputTrackerWorker,
  type LostView,
} from "../../engine/shuffle/map-output-tracker.ts";
import { compressSize, decompressSize, type MapStatus } from "../../engine/shuffle/map-status.ts";

const SHUFFLES = 3;
const REDUCERS = 3;
const EXECUTORS = 6;
/** Two executors a host. */
const hostOf = (executor: number): string => `host-${executor % (EXECUTORS / 2)}`;

const shuffle = fc.nat(SHUFFLES - 1);
const map = fc.nat(7);
const executor = fc.nat(EXECUTORS - 1);
const sizes = fc.array(fc.constantFrom(0, 1, 40, 100, 100, 400, 10_000), {
  minLength: REDUCERS,
  maxLength: REDUCERS,
});
const doing = <D extends string>(name: D): fc.Arbitrary<D> => fc.constant(name);
const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: doing("shuffle"), shuffle, maps: fc.integer({ min: 1, max: 8 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: doing("forget shuffle"), shuffle }) },
  { weight: 12, arbitrary: fc.record({ do: doing("written"), shuffle, map, executor, sizes }) },
  { weight: 3, arbitrary: fc.record({ do: doing("not found"), shuffle, map, executor }) },
  { weight: 1, arbitrary: fc.record({ do: doing("executor lost"), executor }) },
  { weight: 1, arbitrary: fc.record({ do: doing("host lost"), executor }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: doing("task asks"), shuffle, executor: fc.nat(1), late: fc.nat(2) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One output that can be read, as the model writes it down. */
interface Output {
  readonly shuffle: number;
  readonly map: number;
  readonly executor: number;
  readonly tid: number;
  readonly sizes: readonly number[];
}

class Model {
  /** How many map tasks a shuffle that is known has. */
  maps: { readonly shuffle: number; readonly maps: number }[] = [];
  outputs: Output[] = [];
  /** How often something was taken away: what a task brings to its executor. */
  losses = 0;
  /** What each executor believes, and the newest loss that it has heard of. */
  readonly copies = Array.from({ length: EXECUTORS }, () => ({
    heard: 0,
    shuffles: new Map<number, string[]>(),
  }));

  mapsOf(shuffle: number): number {
    return this.maps.find((one) => one.shuffle === shuffle)?.maps ?? 0;
  }

  at(shuffle: number, map: number): Output | undefined {
    return this.outputs.find((one) => one.shuffle === shuffle && one.map === map);
  }

  lose(isGone: (output: Output) => boolean): void {
    this.outputs = this.outputs.filter((output) => !isGone(output));
    this.losses += 1;
  }

  /** Each map task's newest TID and executor, "-" where nothing can be read. */
  known(shuffle: number): string[] {
    return Array.from({ length: this.mapsOf(shuffle) }, (_, map) => {
      const output = this.at(shuffle, map);
      return output === undefined ? "-" : `${output.tid}@${output.executor}`;
    });
  }

  /** Hosts of executors that hold a fifth or more of what a reducer will read; sizes as a byte tells them. */
  nearest(shuffle: number, reducer: number): Set<string> {
    const mine = this.outputs.filter((output) => output.shuffle === shuffle);
    const bytes = (outputs: readonly Output[]): number =>
      outputs.reduce(
        (sum, output) => sum + decompressSize(compressSize(output.sizes[reducer] as number)),
        0,
      );
    const holders = [...new Set(mine.map((output) => output.executor))].filter((executor) => {
      const held = bytes(mine.filter((output) => output.executor === executor));
      return held > 0 && held / bytes(mine) >= 0.2;
    });
    return new Set(holders.map(hostOf));
  }
}

interface Trackers {
  readonly master: MapOutputTrackerMaster;
  readonly workers: readonly MapOutputTrackerWorker[];
}
interface Wrong {
  readonly Master?: typeof MapOutputTrackerMaster;
  readonly Worker?: typeof MapOutputTrackerWorker;
}

const location = (executor: number) => ({
  executorId: String(executor),
  host: hostOf(executor),
  port: 7_000 + executor,
});
const inWords = (statuses: readonly (MapStatus | undefined)[]): string[] =>
  statuses.map((status) =>
    status === undefined ? "-" : `${status.mapId}@${status.location.executorId}`,
  );

/** One step, of both. */
function take(step: Step, tid: number, model: Model, { master, workers }: Trackers): void {
  switch (step.do) {
    case "shuffle":
      if (model.maps.some((one) => one.shuffle === step.shuffle)) return;
      model.maps.push(step);
      return master.registerShuffle(step.shuffle, step.maps);
    case "forget shuffle":
      model.maps = model.maps.filter((one) => one.shuffle !== step.shuffle);
      model.outputs = model.outputs.filter((one) => one.shuffle !== step.shuffle);
      for (const copy of model.copies) copy.shuffles.delete(step.shuffle);
      for (const worker of workers) worker.forget(step.shuffle);
      return master.unregisterShuffle(step.shuffle);
    case "written": {
      if (step.map >= model.mapsOf(step.shuffle)) return;
      const old = model.at(step.shuffle, step.map);
      model.outputs = [...model.outputs.filter((one) => one !== old), { ...step, tid }];
      const bytes = Uint8Array.from(step.sizes, compressSize);
      const status = { location: location(step.executor), mapId: tid, sizes: bytes };
      return master.registerMapOutput(step.shuffle, step.map, status);
    }
    case "not found": {
      if (step.map >= model.mapsOf(step.shuffle)) return;
      // A fetch that failed speaks only of the executor that it asked.
      const { shuffle, map, executor } = step;
      model.lose((one) => one.shuffle === shuffle && one.map === map && one.executor === executor);
      return master.unregisterMapOutput(shuffle, map, location(executor));
    }
    case "executor lost":
    case "host lost": {
      const { executorId, host } = location(step.executor);
      const whole = step.do === "host lost";
      model.lose((one) => (whole ? hostOf(one.executor) === host : one.executor === step.executor));
      const lost: LostView = { executorId, host: whole ? host : undefined };
      return master.removeOutputs(lost);
    }
    case "task asks":
      return ask(step, model, master, workers[step.executor] as MapOutputTrackerWorker);
  }
}

/** A task that was made `late` losses ago starts and wants to know where to read. */
function ask(
  step: Extract<Step, { do: "task asks" }>,
  model: Model,
  master: MapOutputTrackerMaster,
  worker: MapOutputTrackerWorker,
): void {
  const copy = model.copies[step.executor] as (typeof model.copies)[number];
  const brought = Math.max(0, model.losses - step.late);
  if (brought > copy.heard) {
    copy.heard = brought;
    copy.shuffles.clear();
  }
  const mustAsk = !copy.shuffles.has(step.shuffle);
  if (mustAsk) copy.shuffles.set(step.shuffle, model.known(step.shuffle));
  worker.updateEpoch(Math.max(0, master.epoch - step.late));
  const seen = worker.statuses(step.shuffle, () => master.statuses(step.shuffle));
  expect(seen.asked).toBe(mustAsk);
  expect(inWords(seen.statuses)).toEqual(copy.shuffles.get(step.shuffle));
}

/** All that the driver answers, beside what the model does. */
function compare(model: Model, master: MapOutputTrackerMaster): void {
  const answers: unknown[] = [master.epoch];
  const expected: unknown[] = [model.losses];
  for (let shuffle = 0; shuffle < SHUFFLES; shuffle += 1) {
    const known = model.known(shuffle);
    const missing = known.flatMap((output, map) => (output === "-" ? [map] : []));
    expected.push(known, missing, known.length - missing.length);
    answers.push(
      inWords(master.statuses(shuffle)),
      master.findMissingPartitions(shuffle),
      master.numAvailableOutputs(shuffle),
    );
    for (let reducer = 0; reducer < REDUCERS; reducer += 1) {
      expected.push([...model.nearest(shuffle, reducer)].toSorted());
      answers.push(master.preferredLocations(shuffle, reducer, REDUCERS).toSorted());
    }
  }
  // Compared as text: one comparison a step, not fifty.
  expect(JSON.stringify(answers)).toBe(JSON.stringify(expected));
}

/** Runs drawn sequences against the model; `seen` counts what they led to. */
function run(
  { Master = MapOutputTrackerMaster, Worker = MapOutputTrackerWorker }: Wrong,
  seen = { stale: 0, lost: 0, split: 0 },
): void {
  // What is broken on purpose is not made small.
  const real = Master === MapOutputTrackerMaster && Worker === MapOutputTrackerWorker;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
      const model = new Model();
      const master = new Master();
      const workers = model.copies.map(() => new Worker());
      steps.forEach((step, tid) => {
        const before = model.outputs.length;
        take(step, tid, model, { master, workers });
        compare(model, master);
        if (step.do === "executor lost" || step.do === "host lost")
          seen.lost += Number(model.outputs.length < before);
        if (step.do === "task asks") {
          const believed = model.copies[step.executor]?.shuffles.get(step.shuffle);
          seen.stale += Number(String(believed) !== String(model.known(step.shuffle)));
        }
        seen.split += Number(model.nearest(0, 0).size > 1);
      });
    }),
    { numRuns: 200, seed: 20_261_121, endOnFailure: !real },
  );
}

describe("the register of map outputs and its copies do what the model does", () => {
  test("whatever is written, lost and asked for, in whatever order", () => {
    const seen = { stale: 0, lost: 0, split: 0 };
    run({}, seen);
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(50);
  });
});

/** A failed fetch forgets the output wherever it is by now. */
class ForgetsNewer extends MapOutputTrackerMaster {
  override unregisterMapOutput(shuffle: number, map: number): void {
    const { location } = this.statuses(shuffle)[map] ?? { location: undefined };
    if (location === undefined) this.incrementEpoch();
    else super.unregisterMapOutput(shuffle, map, location);
  }
}

/** An executor's end is taken for its host's. */
class HostWithExecutor extends MapOutputTrackerMaster {
  override removeOutputs(lost: LostView): void {
    super.removeOutputs({ ...lost, host: hostOf(Number(lost.executorId)) });
  }
}

/** Where a reducer's largest part is, and nowhere else. */
class LargestOnly extends MapOutputTrackerMaster {
  override preferredLocations(
    shuffle: number,
    reducer: number,
    reducers: number,
  ): readonly string[] {
    return super.preferredLocations(shuffle, reducer, reducers).slice(0, 1);
  }
}

/** An executor keeps what it was told once. */
class HearsNothing extends MapOutputTrackerWorker {
  override updateEpoch(): void {}
}

describe("the model tells a wrong engine", () => {
  test.each<[string, Wrong]>([
    ["whose failed fetch forgets a newer output", { Master: ForgetsNewer }],
    ["that loses a host with an executor", { Master: HostWithExecutor }],
    ["that prefers one host only", { Master: LargestOnly }],
    ["whose executors never ask again", { Worker: HearsNothing }],
  ])("%s", (_what, wrong) => {
    expect(() => run(wrong)).toThrow("Property failed");
  });
});
