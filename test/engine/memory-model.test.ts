/**
 * MemoryStore and UnifiedMemoryManager against a slow model that is written from the rules alone: a list of blocks in order of use, a table
 * of what tasks hold, a border. After every step of a drawn sequence both must have answered the same, dropped the same blocks in the same
 * order and hold the same.
 *
 * In Spark: rules C6.17–C6.21, C7.3–C7.6 as corrected, C10.15. Five wrong engines show that the model can tell. Left out on purpose: the
 * memory of a task's consumers (C7.7), which spills within one task.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnifiedMemoryManager, type MemoryMode } from "../../engine/storage/memory-manager.ts";
import {
  evictLeastRecentlyUsed,
  MemoryStore,
  type EvictionPolicy,
} from "../../engine/storage/memory-store.ts";
import { MemoryModel, UNROLL_THRESHOLD, type Sizes } from "./memory-model.ts";

const modes: readonly MemoryMode[] = ["ON_HEAP", "OFF_HEAP"];

type Step =
  | { readonly do: "put"; readonly block: number; readonly mode: MemoryMode; readonly size: number }
  | {
      readonly do: "unroll";
      readonly block: number;
      readonly mode: MemoryMode;
      readonly sizes: readonly number[];
    }
  | { readonly do: "get" | "lock" | "unlock" | "remove"; readonly block: number }
  | {
      readonly do: "acquire";
      readonly task: number;
      readonly mode: MemoryMode;
      readonly size: number;
    }
  | {
      readonly do: "release";
      readonly task: number;
      readonly mode: MemoryMode;
      readonly share: number;
    }
  | { readonly do: "end"; readonly task: number };

const mode = fc.constantFrom<MemoryMode>("ON_HEAP", "ON_HEAP", "OFF_HEAP");
const block = fc.nat(11);
const task = fc.nat(3);
const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
const doing = <D extends string>(...names: D[]): fc.Arbitrary<D> => fc.constantFrom(...names);
const unrolled = fc.array(upTo(90), { minLength: 1, maxLength: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: doing("put"), block, mode, size: upTo(300) }) },
  { weight: 2, arbitrary: fc.record({ do: doing("unroll"), block, mode, sizes: unrolled }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: doing("get", "lock", "unlock", "remove"), block }),
  },
  { weight: 5, arbitrary: fc.record({ do: doing("acquire"), task, mode, size: upTo(500) }) },
  { weight: 2, arbitrary: fc.record({ do: doing("release"), task, mode, share: upTo(4) }) },
  { weight: 1, arbitrary: fc.record({ do: doing("end"), task }) },
);

const cases = fc.record({
  maxHeap: fc.integer({ min: 100, max: 1_500 }),
  maxOffHeap: fc.integer({ min: 0, max: 800 }),
  storageFraction: fc.constantFrom(0, 0.3, 0.5, 1),
  steps: fc.array(step, { maxLength: 50, size: "max" }),
});

/** What an engine could have wrong; nothing, for the real one. */
interface Wrong {
  readonly Memory?: typeof UnifiedMemoryManager;
  readonly evict?: EvictionPolicy;
}

class Engine {
  readonly memory: UnifiedMemoryManager;
  readonly store: MemoryStore;
  readonly dropped: string[] = [];

  constructor(sizes: Sizes, { Memory = UnifiedMemoryManager, evict }: Wrong) {
    this.memory = new Memory(sizes);
    this.store = new MemoryStore({
      memory: this.memory,
      evict,
      unrollThreshold: UNROLL_THRESHOLD,
      unrollCheckPeriod: 1,
      unrollGrowthFactor: 1.5,
      say: () => undefined,
      drop: ({ id }) => {
        this.dropped.push(id);
        this.store.remove(id);
      },
    });
  }

  /** Takes the step; answers what a caller sees. */
  take(step: Step): unknown {
    const { store, memory } = this;
    switch (step.do) {
      case "put":
        return store.putBytes(named(step), step.size, () => new Uint8Array(0));
      case "unroll": {
        const sizes = runningSums(step.sizes);
        return store.putIterator(
          named(step),
          {
            count: sizes.length,
            sizeAfter: (count) => sizes[count - 1] ?? 0,
            preciseSize: () => sizes.at(-1) ?? 0,
          },
          () => [],
        );
      }
      case "get":
        return store.get(idOf(step.block))?.size;
      case "lock":
        return store.lock(idOf(step.block));
      case "unlock":
        return store.unlock(idOf(step.block));
      case "remove":
        return store.remove(idOf(step.block))?.size;
      case "acquire":
        return memory.acquireExecution(step.task, step.size, step.mode);
      case "release":
        return memory.releaseExecution(step.task, step.share, step.mode);
      case "end":
        return memory.releaseAllExecution(step.task);
    }
  }

  /** All that can be seen of it, in the model's words. */
  state(): unknown {
    return {
      pools: modes.map((mode) => this.memory.pools(mode)),
      blocks: [...this.store.blocks()].map(({ id }) => id),
      dropped: this.dropped,
      room: this.store.maxMemory,
    };
  }
}

const idOf = (block: number): string => `rdd_${block % 3}_${Math.floor(block / 3)}`;
const named = (step: { block: number; mode: MemoryMode }) => ({
  id: idOf(step.block),
  rddId: step.block % 3,
  mode: step.mode,
});
const runningSums = (sizes: readonly number[]): number[] =>
  sizes.map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0));

/** What the model answers to the step. */
function modelled(model: MemoryModel, step: Step): unknown {
  switch (step.do) {
    case "put":
      return model.put(named(step), step.size);
    case "unroll":
      return model.unroll(named(step), runningSums(step.sizes));
    case "get":
      return model.use(idOf(step.block));
    case "lock":
      return model.lock(idOf(step.block));
    case "unlock":
      return model.unlock(idOf(step.block));
    case "remove":
      return model.remove(idOf(step.block));
    case "acquire":
      return model.acquire(step.task, step.size, step.mode);
    case "release":
      return model.release(step.task, step.share, step.mode);
    case "end":
      return model.end(step.task);
  }
}

/** A caller never stores what is there, locks what is not, or gives back what it has not: such a step is left out. */
function mayBeAsked(model: MemoryModel, step: Step): Step | undefined {
  if (step.do === "put" || step.do === "unroll")
    return model.has(idOf(step.block)) ? undefined : step;
  if (step.do === "lock") return model.has(idOf(step.block)) ? step : undefined;
  if (step.do === "unlock") return model.isLocked(idOf(step.block)) ? step : undefined;
  if (step.do === "remove") return model.isLocked(idOf(step.block)) ? undefined : step;
  if (step.do !== "release") return step;
  const held = model.heldBy(step.task, step.mode);
  return held === 0 ? undefined : { ...step, share: Math.ceil(held / step.share) };
}

/** Runs drawn sequences against the model. `seen` counts what they led to. */
function run(wrong: Wrong, seen: Record<string, number> = {}): void {
  const note = (what: string): void => {
    seen[what] = (seen[what] ?? 0) + 1;
  };
  fc.assert(
    fc.property(cases, ({ steps, ...sizes }) => {
      const engine = new Engine(sizes, wrong);
      const model = new MemoryModel(sizes);
      for (const drawn of steps) {
        const step = mayBeAsked(model, drawn);
        if (step === undefined) continue;
        const droppedBefore = model.dropped.length;
        const answer = modelled(model, step);
        expect(engine.take(step), step.do).toEqual(answer);
        expect(JSON.stringify(engine.state()), step.do).toBe(JSON.stringify(model.state()));
        if (model.dropped.length > droppedBefore) note(`${step.do} dropped`);
        if (answer === false || answer === undefined) note(`${step.do} refused`);
        if (typeof answer === "object" && "waits" in (answer as object) && answer !== null)
          note((answer as { waits: boolean }).waits ? "a task waited" : "a task was answered");
      }
    }),
    // What is broken on purpose is not made small.
    { numRuns: 300, seed: 20_261_121, endOnFailure: Object.keys(wrong).length > 0 },
  );
}

describe("memory and its store do what the model does", () => {
  test("whatever is stored, read, taken and given back, in whatever order", () => {
    const seen: Record<string, number> = {};
    run({}, seen);
    for (const what of [
      "put dropped",
      "put refused",
      "unroll dropped",
      "unroll refused",
      "acquire dropped",
      "a task waited",
    ])
      expect(seen[what], what).toBeGreaterThan(30);
  });
});

/** Execution is asked for as if all storage could be had. */
class RegionNotKept extends UnifiedMemoryManager {
  constructor(sizes: Sizes) {
    super(sizes);
    const { acquireExecution } = this;
    this.acquireExecution = (task, bytes, mode) => {
      const grant = acquireExecution.call(this, task, bytes, mode);
      if (grant.granted === bytes) return grant;
      if (this.evict(undefined, bytes - grant.granted, mode) === 0) return grant;
      return acquireExecution.call(this, task, bytes - grant.granted, mode);
    };
  }
}

/** What a task that ends has held stays taken. */
class NothingComesBack extends UnifiedMemoryManager {
  override releaseAllExecution(): number {
    return 0;
  }
}

const ownToo: EvictionPolicy = (blocks, needed) => evictLeastRecentlyUsed(blocks, needed, -1);
const readToo: EvictionPolicy = (blocks, needed, storing) =>
  evictLeastRecentlyUsed(
    blocks.map((one) => ({ ...one, locked: false })),
    needed,
    storing,
  );
const newestFirst: EvictionPolicy = (blocks, needed, storing) =>
  evictLeastRecentlyUsed(blocks.toReversed(), needed, storing);

describe("the model tells a wrong engine", () => {
  test.each<[string, Wrong]>([
    ["that lets execution drop blocks inside the region", { Memory: RegionNotKept }],
    ["that keeps what a task held when it ends", { Memory: NothingComesBack }],
    ["that drops blocks of the RDD being stored", { evict: ownToo }],
    ["that drops blocks being read", { evict: readToo }],
    ["that drops the newest first", { evict: newestFirst }],
  ])("%s", (_what, wrong) => {
    expect(() => run(wrong)).toThrow("Property failed");
  });
});
