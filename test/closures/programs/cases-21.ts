/**
 * Thirty behaviours of closures that are shipped as copies: 21 to 30. A program like `cases-01.ts`.
 */
import { serializable } from "../../../engine/foundation/closures.ts";
import { type Case, same, thrownBy } from "./check.ts";
import { isMain, report } from "./main.ts";

let shared = 0;
const bump = (): number => (shared += 1);
const peek = (): number => shared;

class Secret {
  #pin = 7;
  check(pin: number): boolean {
    return pin === this.#pin;
  }
}

/** A class as a library would ship it: nobody has prepared it. */
const Decimal = new Function(
  "return class Decimal { constructor(cents) { this.cents = cents } plus(that) { return this.cents + that } }",
)() as new (cents: number) => { cents: number; plus(that: number): number };

const Color = { Red: 0, Green: 1, 0: "Red", 1: "Green" } as const;

const twentyOne: Case = [
  "21 Map, Set, Date, RegExp, bigint, typed arrays, cycles and enums are copied",
  (sc) => {
    type Loop = { name: string; self?: Loop };
    const loop: Loop = { name: "loop" };
    loop.self = loop;
    const map = new Map<string, unknown>([
      ["loop", loop],
      ["set", new Set([1])],
    ]);
    const day = new Date(86_400_000);
    const words = /b+/g;
    const bytes = new Uint8Array([1, 2, 3]);
    const big = 12n;
    const out = sc
      .parallelize([1], 1)
      .map((x) => {
        const inner = map.get("loop") as Loop;
        map.set("x", x);
        bytes[0] = 9;
        return [
          inner.self === inner,
          inner === map.get("loop"),
          day.getTime(),
          "abbc".replace(words, "-"),
          bytes[0],
          big + 1n,
          Color.Green,
          Color[0],
        ];
      })
      .collect();
    same(out, [[true, true, 86_400_000, "a-c", 9, 13n, 1, "Red"]]);
    same([map.size, bytes[0]], [2, 1]);
  },
];

const twentyTwo: Case = [
  "22 factories and objects of functions",
  (sc) => {
    const adder = (amount: number) => {
      let calls = 0;
      return (x: number) => [x + amount, (calls += 1)];
    };
    const k = 3;
    let used = 0;
    const steps = {
      twice: (x: number) => x * 2,
      times(x: number) {
        used += 1;
        return x * k;
      },
    };
    same(sc.parallelize([1, 2], 1).map(adder(5)).collect(), [
      [6, 1],
      [7, 2],
    ]);
    same(sc.parallelize([1, 2], 1).map(steps.twice).map(steps.times).collect(), [6, 12]);
    same(
      sc
        .parallelize([1, 2], 1)
        .map((x) => steps.times(x))
        .collect(),
      [3, 6],
    );
    same(used, 0);
  },
];

const twentyThree: Case = [
  "23 generators, defaults, shadowing, hoisting, patterns, labels",
  (sc) => {
    const base = 10;
    const x = 1;
    const early = hoisted(1);
    function hoisted(y: number): number {
      return y + base;
    }
    function* upTo(n: number): Generator<number> {
      for (let i = 0; i < n; i += 1) yield i + base;
    }
    const out = sc
      .parallelize([2], 1)
      .map((n) => {
        const made = (a: number, b = a + base, { c = base } = {}): number => a + b + c;
        const inner = ((base: number) => base + x)(5);
        let sum = 0;
        outer: for (const i of upTo(n)) {
          for (const j of [i, x]) {
            if (j === x) continue outer;
            sum += j;
          }
        }
        let [p, q] = [base, x];
        [p, q] = [q, p];
        return [made(1), inner, sum, p, q, hoisted(n), { x, base }];
      })
      .collect();
    same(early, 11);
    same(out, [[22, 6, 21, 1, 10, 12, { x: 1, base: 10 }]]);
  },
];

const twentyFour: Case = [
  "24 console and Math.random in a task are the executor's",
  (sc) => {
    sc.parallelize([1, 2, 3, 4]).foreach((x) => console.log("row", x));
    same(
      sc.executors.map(({ stdout }) => stdout),
      [
        ["row 1", "row 2"],
        ["row 3", "row 4"],
      ],
    );
    same(
      sc
        .parallelize([1])
        .map((x) => [Math.random(), Math.max(x, 2)])
        .collect(),
      [[0.25, 2]],
    );
  },
];

const twentyFive: Case = [
  "25 #private fields and unknown classes are refused by name",
  (sc) => {
    const secret = new Secret();
    const rdd = sc.parallelize([1]);
    same(
      thrownBy(() => rdd.map((x) => secret.check(x))).message.endsWith(
        "Secret keeps #pin private, so no copy can be made",
      ),
      true,
    );
    const price = new Decimal(5);
    same(
      thrownBy(() => rdd.map((x) => price.plus(x))).message.includes(
        "java.io.NotSerializableException: Decimal",
      ),
      true,
    );
    serializable(Decimal);
    same(rdd.map((x) => price.plus(x)).collect(), [6]);
  },
];

const twentySix: Case = [
  "26 the same function called on the driver changes the driver's variable",
  (sc) => {
    let n = 0;
    const add = (x: number): number => (n += x);
    same(sc.parallelize([1, 2], 1).map(add).collect(), [1, 3]);
    same(n, 0);
    [1, 2].forEach(add);
    same(n, 3);
    same(sc.parallelize([1, 2], 1).map(add).collect(), [4, 6]);
    same([n, add.name], [3, "add"]);
  },
];

const twentySeven: Case = [
  "27 slices and results are copies",
  (sc) => {
    const rows = [{ n: 1 }, { n: 2 }];
    const rdd = sc.parallelize(rows, 1);
    (rows[0] as { n: number }).n = 100;
    const kept = { last: 0 };
    const out = rdd.map((row) => Object.assign(kept, { last: row.n })).collect();
    same(out, [{ last: 2 }, { last: 2 }]);
    same(out[0] === out[1], true, "identity inside one result");
    same(kept.last, 0);
  },
];

const twentyEight: Case = [
  "28 JavaScript's own functions go without a note",
  (sc) => {
    same(sc.parallelize(["1", "2"]).map(Number).filter(Boolean).collect(), [1, 2]);
    same(sc.snapshots.at(-1)?.byReference, []);
  },
];

const twentyNine: Case = [
  "29 two jobs each start from the driver's values",
  (sc) => {
    let n = 0;
    const numbered = sc.parallelize(["a", "b", "c", "d"]).map((word) => [word, (n += 1)]);
    same(numbered.collect(), [
      ["a", 1],
      ["b", 2],
      ["c", 1],
      ["d", 2],
    ]);
    n = 10;
    same(numbered.collect(), [
      ["a", 11],
      ["b", 12],
      ["c", 11],
      ["d", 12],
    ]);
  },
];

const thirty: Case = [
  "30 two functions of a stage share one module variable",
  (sc) => {
    const pairs = sc
      .parallelize([1, 2, 3, 4])
      .map(bump)
      .map((n) => [n, peek()]);
    same(pairs.collect(), [
      [1, 1],
      [2, 2],
      [1, 1],
      [2, 2],
    ]);
    same([shared, peek()], [0, 0]);
  },
];

export const lastCases: readonly Case[] = [
  twentyOne,
  twentyTwo,
  twentyThree,
  twentyFour,
  twentyFive,
  twentySix,
  twentySeven,
  twentyEight,
  twentyNine,
  thirty,
];

if (isMain(import.meta.url)) report(lastCases, (line) => console.log(line));
