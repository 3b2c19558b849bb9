/**
 * Unified memory against golden figures of real Spark (its own classes called: max 1000, region 500, ten blocks of 80 bytes), and against what
 * must hold after every step of any sequence (C7.1–C7.6, C10.15).
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { local, standalone, submit } from "../../engine/index.ts";
import { SparkConf } from "../../engine/conf/spark-conf.ts";
import { messageOf } from "../../engine/foundation/errors.ts";
import { MiB } from "../../engine/foundation/sizes.ts";
import { ExecutionMemoryPool } from "../../engine/storage/execution-memory-pool.ts";
import { UnifiedMemoryManager } from "../../engine/storage/memory-manager.ts";
import { usableMemory } from "../../engine/storage/memory-sizes.ts";
import { MemoryStore, type EvictionPolicy } from "../../engine/storage/memory-store.ts";

interface Parts {
  readonly memory: UnifiedMemoryManager;
  readonly store: MemoryStore;
  readonly dropped: string[];
  readonly said: string[];
}

function parts(max: number, evict?: EvictionPolicy): Parts {
  const memory = new UnifiedMemoryManager({ maxHeap: max, maxOffHeap: 0, storageFraction: 0.5 });
  const dropped: string[] = [];
  const said: string[] = [];
  const store: MemoryStore = new MemoryStore({
    memory,
    evict,
    unrollThreshold: 1,
    unrollCheckPeriod: 16,
    unrollGrowthFactor: 1.5,
    say: (_level, text) => said.push(text),
    drop: ({ id }) => {
      dropped.push(id);
      store.remove(id);
    },
  });
  memory.say = (text) => said.push(text);
  return { memory, store, dropped, said };
}

const put = ({ store }: Parts, id: string, rddId: number, size: number): boolean =>
  store.putBytes({ id, rddId, mode: "ON_HEAP" }, size, () => new Uint8Array(0));

/** Ten blocks of 80 bytes, each of an RDD of its own. */
function tenBlocks(): Parts {
  const made = parts(1000);
  for (let at = 0; at < 10; at += 1) expect(put(made, `rdd_${at}_0`, at, 80)).toBe(true);
  return made;
}

describe("the golden run", () => {
  test("storage borrows beyond its region", () => {
    expect(tenBlocks().memory.pools("ON_HEAP")).toEqual({
      storage: 800,
      storageUsed: 800,
      execution: 200,
      executionUsed: 0,
    });
  });

  test("execution takes back what is beyond the region, in whole blocks, the last one below it", () => {
    const { memory, dropped } = tenBlocks();
    expect(memory.acquireExecution(1, 300, "ON_HEAP")).toEqual({ granted: 300, waits: false });
    expect(memory.storageUsed).toBe(640);
    expect(memory.acquireExecution(1, 500, "ON_HEAP")).toEqual({ granted: 220, waits: false });
    expect(memory.storageUsed).toBe(480);
    expect(dropped).toEqual(["rdd_0_0", "rdd_1_0", "rdd_2_0", "rdd_3_0"]);
    expect(memory.acquireExecution(1, 100, "ON_HEAP")).toEqual({ granted: 0, waits: false });
  });

  test("storage pushes nothing of execution out", () => {
    const made = tenBlocks();
    made.memory.acquireExecution(1, 520, "ON_HEAP");
    expect(put(made, "rdd_10_0", 10, 500)).toBe(false);
    expect(made.said.at(-1)).toBe(
      "Will not store rdd_10_0 as the required space (500 bytes) exceeds our memory limit (480 bytes)",
    );
    expect(made.memory.executionUsed("ON_HEAP")).toBe(520);
  });
});

describe("tasks share execution memory", () => {
  const pool = (): ((task: number, bytes: number) => { granted: number; waits: boolean }) => {
    const of = new ExecutionMemoryPool(1000);
    return (task, bytes) =>
      of.acquire(
        task,
        bytes,
        () => undefined,
        () => 1000,
      );
  };

  test("one task may have all, two at most half each", () => {
    const ask = pool();
    expect(ask(1, 400)).toEqual({ granted: 400, waits: false });
    expect(ask(2, 700)).toEqual({ granted: 500, waits: false });
    expect(ask(1, 500)).toEqual({ granted: 100, waits: false });
  });

  test("a task that would get less than half of its share waits", () => {
    const ask = pool();
    expect(ask(1, 1000)).toEqual({ granted: 1000, waits: false });
    expect(ask(2, 200)).toEqual({ granted: 0, waits: true });
  });

  test("a task that holds more than its share gets nothing, and does not wait", () => {
    const ask = pool();
    ask(1, 800);
    ask(2, 100);
    expect(ask(1, 100)).toEqual({ granted: 0, waits: false });
  });
});

type Ask =
  | { readonly kind: "store"; readonly rdd: number; readonly size: number }
  | { readonly kind: "remove"; readonly nth: number }
  | { readonly kind: "read"; readonly nth: number }
  | { readonly kind: "execute"; readonly task: number; readonly size: number }
  | { readonly kind: "end"; readonly task: number };

const asks = fc.array(
  fc.oneof<fc.Arbitrary<Ask>[]>(
    fc.record({
      kind: fc.constant("store" as const),
      rdd: fc.nat(4),
      size: fc.integer({ min: 1, max: 400 }),
    }),
    fc.record({ kind: fc.constant("remove" as const), nth: fc.nat(20) }),
    fc.record({ kind: fc.constant("read" as const), nth: fc.nat(20) }),
    fc.record({
      kind: fc.constant("execute" as const),
      task: fc.nat(3),
      size: fc.integer({ min: 1, max: 700 }),
    }),
    fc.record({ kind: fc.constant("end" as const), task: fc.nat(3) }),
  ),
  { maxLength: 60 },
);

describe("whatever is asked in whatever order", () => {
  test("borders, exemptions and all-or-nothing hold after every step", () => {
    fc.assert(
      fc.property(asks, fc.integer({ min: 100, max: 2000 }), (steps, max) => {
        const made = parts(max);
        steps.forEach((step, at) =>
          take(made, step, `rdd_${"rdd" in step ? step.rdd : 0}_${at}`, max),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** Takes a step and looks at what must hold. */
function take(made: Parts, step: Ask, id: string, max: number): void {
  const { memory, store, dropped } = made;
  const before = memory.pools("ON_HEAP");
  const order = [...store.blocks()];
  const droppedBefore = dropped.length;
  switch (step.kind) {
    case "store": {
      const stored = put(made, id, step.rdd, step.size);
      const gone = dropped.slice(droppedBefore);
      expect(memory.executionUsed("ON_HEAP")).toBe(before.executionUsed);
      expect(gone.some((one) => one.startsWith(`rdd_${step.rdd}_`))).toBe(false);
      if (!stored) expect(gone).toEqual([]);
      // The oldest that may go, and none more than is needed.
      const mayGo = order.filter((block) => block.rddId !== step.rdd).map((block) => block.id);
      expect(gone).toEqual(mayGo.slice(0, gone.length));
      break;
    }
    case "execute": {
      const { granted } = memory.acquireExecution(step.task, step.size, "ON_HEAP");
      expect(granted).toBeLessThanOrEqual(step.size);
      const gone = order.filter((block) => dropped.slice(droppedBefore).includes(block.id));
      const last = gone.at(-1)?.size ?? 0;
      const region = Math.floor(max / 2);
      if (gone.length > 0) expect(memory.storageUsed).toBeGreaterThan(region - last - 1);
      break;
    }
    case "end":
      memory.releaseAllExecution(step.task);
      break;
    case "remove":
      store.remove(order[step.nth]?.id ?? "");
      break;
    case "read":
      store.get(order[step.nth]?.id ?? "");
      if (order[step.nth] !== undefined)
        expect([...store.blocks()].at(-1)?.id).toBe(order[step.nth]?.id);
      break;
  }
  const after = memory.pools("ON_HEAP");
  expect(after.storage + after.execution).toBe(max);
  expect(after.storageUsed).toBeLessThanOrEqual(after.storage);
  expect(after.executionUsed).toBeLessThanOrEqual(after.execution);
  expect(after.storageUsed).toBe([...store.blocks()].reduce((sum, block) => sum + block.size, 0));
}

describe("a block that is being read", () => {
  test("is not dropped, and nothing is when the others are not enough", () => {
    const made = parts(1000);
    for (const rdd of [0, 1, 2]) put(made, `rdd_${rdd}_0`, rdd, 300);
    made.store.lock("rdd_0_0");
    expect(put(made, "rdd_3_0", 3, 400)).toBe(true);
    expect(made.dropped).toEqual(["rdd_1_0"]);
    made.store.lock("rdd_2_0");
    expect(put(made, "rdd_4_0", 3, 200)).toBe(false);
    expect(made.said.at(-1)).toBe("Will not store rdd_4_0");
    made.store.unlock("rdd_2_0");
    expect(put(made, "rdd_4_0", 3, 200)).toBe(true);
    expect(made.dropped).toEqual(["rdd_1_0", "rdd_2_0"]);
  });
});

describe("a kata's choice", () => {
  test("is asked for with blocks in order of use, and dropped as it says", () => {
    const seen: unknown[] = [];
    const newest: EvictionPolicy = (blocks, needed, storing) => {
      seen.push([blocks.map((block) => block.id), needed, storing]);
      return blocks.slice(-1).map((block) => block.id);
    };
    const made = parts(1000, newest);
    for (const rdd of [0, 1]) put(made, `rdd_${rdd}_0`, rdd, 500);
    made.store.get("rdd_0_0");
    expect(put(made, "rdd_2_0", 2, 100)).toBe(true);
    expect(seen).toEqual([[["rdd_1_0", "rdd_0_0"], 100, 2]]);
    expect(made.dropped).toEqual(["rdd_0_0"]);
  });

  test("of a block that is not there is the kata's fault", () => {
    const made = parts(1000, () => ["rdd_9_9"]);
    put(made, "rdd_0_0", 0, 1000);
    expect(() => put(made, "rdd_1_0", 1, 10)).toThrow("evict: there is no block rdd_9_9");
  });
});

describe("sizes of memory", () => {
  test.each([
    [1024, 455_501_414],
    [700, 251_658_240],
  ])("of a heap of %i MiB", (heap, usable) => {
    expect(usableMemory(heap * MiB, new SparkConf())).toBe(usable);
  });

  test.each([local("local[1]"), standalone({ workers: 1, cores: 1, memory: "2g" })])(
    "a heap that is too small is refused in Spark's words",
    async (cluster) => {
      const refusal = async (conf: Record<string, string>): Promise<string> =>
        messageOf((await submit(cluster, { conf }, async () => undefined)).error);
      expect(await refusal({ "spark.driver.memory": "400m" })).toBe(
        '[INVALID_DRIVER_MEMORY] System memory 419430400 must be at least 471859200. Please increase heap size using the --driver-memory option or "spark.driver.memory" in Spark configuration.',
      );
      expect(await refusal({ "spark.executor.memory": "400m" })).toBe(
        '[INVALID_EXECUTOR_MEMORY] Executor memory 419430400 must be at least 471859200. Please increase executor memory using the --executor-memory option or "spark.executor.memory" in Spark configuration.',
      );
      expect(await refusal({})).toBe("undefined");
    },
  );
});
