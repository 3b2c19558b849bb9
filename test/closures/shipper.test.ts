/**
 * The shipper itself: what a snapshot tells, which functions are copied at all, globals of a task, values that cross, and the text form.
 * This file is a program: vitest runs the closure pass over it.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Copier,
  HANDLE,
  NotSerializable,
  captures,
  closureShipper,
  copyValue,
  newExecutorModules,
  siteOf,
} from "../../engine/foundation/closures.ts";

const shipper = closureShipper();
let level = 1;
const limit = 10;

/** One attempt's functions of a stage. */
function attempt(
  stage: readonly Function[],
  globals: Record<string, unknown> = {},
): readonly ((...all: unknown[]) => unknown)[] {
  const made = shipper.instance(shipper.snapshot(stage), newExecutorModules(), globals);
  return made as readonly ((...all: unknown[]) => unknown)[];
}

describe("a snapshot", () => {
  test("leaves a function without captures as it is, and an instance does, too", () => {
    const twice = (x: number): number => x * 2;
    const snapshot = shipper.snapshot([twice]);
    expect(snapshot.functions[0]).toBe(twice);
    expect(shipper.instance(snapshot, newExecutorModules(), {})).toBe(snapshot.functions);
    expect(siteOf(twice)).toBeUndefined();
  });

  test("tells the names that tasks assign, and the bytes of captured values", () => {
    let seen = 0;
    const table = Array.from({ length: 1_000 }, (_, at) => at);
    const snapshot = shipper.snapshot([(x: number) => (seen += table[x] ?? 0)]);
    expect(snapshot.writes).toEqual(["seen"]);
    expect(snapshot.byReference).toEqual([]);
    expect(snapshot.bytes).toBeGreaterThan(8_000);
    expect(snapshot.bytes).toBeLessThan(9_000);
  });

  test("lists functions that were not transformed, and asynchronous ones", () => {
    const foreign = new Function("return 1");
    const later = async (): Promise<number> => limit;
    const snapshot = shipper.snapshot([(x: number) => [foreign(), later, x]]);
    expect(snapshot.byReference).toEqual(["anonymous", "later"]);
  });

  test("refuses what a check would refuse", () => {
    const held = { promise: undefined as unknown };
    const made = (): unknown => held.promise;
    shipper.check(made);
    held.promise = Promise.resolve();
    expect(() => shipper.snapshot([made])).toThrow(NotSerializable);
    expect(() => shipper.check(made)).toThrow(
      /captured as 'held' by the function at .*shipper\.test\.ts:\d+$/,
    );
  });

  test("keeps a captured variable that changes afterwards as it was", () => {
    let n = 1;
    const made = (): number => n;
    const snapshot = shipper.snapshot([made]);
    n = 2;
    const [shipped] = shipper.instance(snapshot, newExecutorModules(), {});
    expect([(shipped as () => number)(), made()]).toEqual([1, 2]);
  });
});

describe("two functions of a stage", () => {
  test("share a local variable that one of them assigns, in every attempt anew", () => {
    let n = 0;
    const stage = [() => (n += 1), () => n];
    for (let round = 0; round < 2; round += 1) {
      const [add, read] = attempt(stage);
      add?.();
      add?.();
      expect(read?.()).toBe(2);
    }
    expect(n).toBe(0);
  });

  test("do not share the variables of two calls", () => {
    const counter = () => {
      let n = 0;
      return [() => (n += 1), () => n] as const;
    };
    const [[a, readA], [b, readB]] = [counter(), counter()];
    const [addA, seeA, addB, seeB] = attempt([a, readA, b, readB]);
    addA?.();
    addA?.();
    addB?.();
    expect([seeA?.(), seeB?.()]).toEqual([2, 1]);
  });

  test("share a variable of the module", () => {
    const [add, read] = attempt([() => (level += 1), () => level]);
    expect([add?.(), add?.(), read?.(), level]).toEqual([2, 3, 3, 1]);
  });

  test("see the same object through captures and through a helper", () => {
    const seen = new Set<number>();
    const remember = (x: number): void => void seen.add(x);
    const [add, size] = attempt([(x: unknown) => remember(x as number), () => seen.size]);
    add?.(1);
    expect([size?.(), seen.size]).toEqual([1, 0]);
  });
});

describe("a function's place and captures", () => {
  test("are told by name", () => {
    let n = 1;
    const named = (): number => (n += limit);
    expect(siteOf(named)).toMatchObject({ name: "named", module: ["limit"], writes: ["n"] });
    expect(captures(named)).toEqual({ n: 1, limit: 10 });
    expect(captures((x: number) => x)).toEqual({});
  });

  test("a name that is not initialised yet is missing, and fails in the task as on the driver", () => {
    const early = (): number => late;
    const [shipped] = attempt([early]);
    expect(captures(early)).toEqual({});
    expect(shipped).toThrow(ReferenceError);
    const late = 1;
    expect([captures(early), attempt([early])[0]?.()]).toEqual([{ late: 1 }, 1]);
  });

  test("properties of a function travel with it", () => {
    const counted = Object.assign(() => (counted.calls += limit), { calls: 0 });
    const [shipped] = attempt([counted]);
    expect([shipped?.(), shipped?.(), counted.calls]).toEqual([10, 20, 0]);
  });
});

describe("globals in a task", () => {
  test("are the task's own where it has them, and else the real ones", () => {
    class Still {
      static now(): number {
        return 42;
      }
    }
    const [own, real] = [attempt([() => Date.now()], { Date: Still }), attempt([() => Date.now()])];
    expect(own[0]?.()).toBe(42);
    expect(real[0]?.()).toBeGreaterThan(1e12);
    expect(attempt([() => typeof nowhere])[0]?.()).toBe("undefined");
  });

  test("are not the driver's", () => {
    const random = Object.assign(Object.create(Math) as object, { random: () => 0.5 });
    const draw = (): number => Math.random() * Math.max(2, 1);
    expect(attempt([draw], { Math: random })[0]?.()).toBe(1);
    expect(draw()).not.toBe(1);
  });
});

describe("values that cross", () => {
  const graph = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: "small", withCrossShrink: true },
      fc.oneof(
        fc.integer(),
        fc.string(),
        fc.double(),
        fc.boolean(),
        fc.bigInt(),
        fc.constantFrom(null, undefined),
      ),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }),
      fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 3 }).map((rows) => new Map(rows)),
      fc.array(tie("value"), { maxLength: 3 }).map((items) => new Set(items)),
      fc.date({ noInvalidDate: true }),
      fc.uint8Array({ maxLength: 4 }),
    ),
  })).value;

  /** Every object of a value, each once. */
  function objectsOf(value: unknown, found: Set<object> = new Set()): Set<object> {
    if (typeof value !== "object" || value === null || found.has(value)) return found;
    found.add(value);
    if (value instanceof Map) for (const pair of value) objectsOf([...pair], found);
    else if (value instanceof Set) for (const item of value) objectsOf(item, found);
    else if (!ArrayBuffer.isView(value))
      for (const item of Object.values(value)) objectsOf(item, found);
    return found;
  }

  test("are equal copies that share nothing with the original", () => {
    fc.assert(
      fc.property(graph, (value) => {
        const copy = copyValue(value);
        expect(copy).toEqual(value);
        const originals = objectsOf(value);
        expect([...objectsOf(copy)].filter((one) => originals.has(one))).toEqual([]);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  test("keep identity and cycles", () => {
    const point = { x: 1 };
    const loop: { at: object; all: unknown[] } = { at: point, all: [point, point] };
    loop.all.push(loop);
    const copy = copyValue(loop);
    expect(copy.all[2]).toBe(copy);
    expect(copy.all[0]).toBe(copy.at);
    expect(copy.at).not.toBe(point);
    const many = Array.from({ length: 50 }, (_, at) => ({ at, next: undefined as unknown }));
    for (const [at, one] of many.entries()) one.next = many[(at * 7) % 50];
    const others = copyValue(many);
    expect(others.map(({ next }) => others.indexOf(next as never))).toEqual(
      many.map((_, at) => (at * 7) % 50),
    );
  });

  test("keep errors, patterns, boxed values and shared buffers", () => {
    const error = new RangeError("far", { cause: { deep: 1 } });
    const copy = copyValue(error);
    expect(copy).toBeInstanceOf(RangeError);
    expect([copy.message, copy.stack, copy.cause]).toEqual(["far", error.stack, { deep: 1 }]);
    expect(copy.cause).not.toBe(error.cause);
    const buffer = new ArrayBuffer(8);
    const views = copyValue([new Uint8Array(buffer, 2, 3), new DataView(buffer)] as const);
    views[0][0] = 7;
    expect([views[1].getUint8(2), new Uint8Array(buffer)[2], views[0].length]).toEqual([7, 0, 3]);
    expect(copyValue(/a/gi).flags).toBe("gi");
  });

  test("are refused as a whole when a part has no copy", () => {
    for (const part of [Promise.resolve(), Symbol("s"), new WeakMap(), (function* () {})()]) {
      expect(() => copyValue({ rows: [1, part] })).toThrow(NotSerializable);
    }
  });

  test("a handle says itself what a copy of it is, once a graph", () => {
    let asked = 0;
    class Id {
      [HANDLE](copier: Copier): object {
        asked += 1;
        copier.bytes += 8;
        return { phase: copier.phase };
      }
    }
    const handle = new Id();
    const copy = copyValue([handle, handle]) as unknown as object[];
    expect([copy[0], asked]).toEqual([{ phase: "value" }, 1]);
    expect(copy[0]).toBe(copy[1]);
  });
});

describe("the text of a closure", () => {
  test("rebuilds it with helpers, cycles, shared values and module state", () => {
    const seen = new Map<string, unknown>([["self", undefined]]);
    seen.set("self", seen);
    let calls = 0;
    const even = (n: number): boolean => n === 0 || odd(n - 1);
    const odd = (n: number): boolean => n !== 0 && even(n - 1);
    const all = (n: number): unknown => {
      calls += 1;
      return [
        even(n),
        seen.get("self") === seen,
        limit,
        calls,
        [n].map((x) => x + limit),
        Math.max(n, 3),
        Number("7"),
      ];
    };
    const text = shipper.encode(all);
    const rebuilt = shipper.decode(text) as typeof all;
    expect(rebuilt(4)).toEqual(all(4));
    expect([rebuilt(3), calls]).toEqual([[false, true, 10, 2, [13], 3, 7], 1]);
    expect(shipper.encode(rebuilt)).toBe(shipper.encode(all).replace('["calls",1]', '["calls",2]'));
  });

  test("says what has no text form", () => {
    class Thing {}
    const thing = new Thing();
    expect(() => shipper.encode(() => thing)).toThrow(
      "A closure with an instance of Thing has no text form",
    );
  });
});

declare const nowhere: unknown;
