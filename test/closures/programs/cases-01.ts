/**
 * Thirty behaviours of closures that are shipped as copies: 01 to 10. The files of this folder run unchanged under vitest, under tsx and in
 * a page. Each of them is a program, so its own module level goes along in every task.
 */
import { NotSerializable } from "../../../engine/foundation/closures.ts";
import type { Spark } from "../toy-spark.ts";
import { type Case, same, thrownBy } from "./check.ts";
import { isMain, report } from "./main.ts";

let moduleCounter = 0;

class Running {
  total = 0;
  add(x: number): number {
    this.total += x;
    return this.total;
  }
}

class Connection {
  readonly socket = Promise.resolve(1);
}

/** A job as a class, with the mistake everybody makes once and its cure. */
class Job {
  readonly factor = 3;
  readonly sc: Spark;
  constructor(sc: Spark) {
    this.sc = sc;
  }
  careless(): number[] {
    return this.sc
      .parallelize([1, 2])
      .map((x) => x * this.factor)
      .collect();
  }
  careful(): number[] {
    const { factor } = this;
    return this.sc
      .parallelize([1, 2])
      .map((x) => x * factor)
      .collect();
  }
}

const one: Case = [
  "01 the driver's counter stays 0",
  (sc) => {
    let counter = 0;
    sc.parallelize([1, 2, 3, 4]).foreach((x) => {
      counter += x;
    });
    same(counter, 0);
  },
];

const two: Case = [
  "02 a counter at module level stays 0, too, and each task counts its own",
  (sc) => {
    const seen = sc
      .parallelize([1, 2, 3, 4])
      .map(() => (moduleCounter += 1))
      .collect();
    same(seen, [1, 2, 1, 2]);
    same(moduleCounter, 0);
  },
];

const three: Case = [
  "03 a captured Set removes duplicates within a task only",
  (sc) => {
    const seen = new Set<number>();
    const first = sc
      .parallelize([1, 1, 2, 1, 2, 2])
      .filter((x) => !seen.has(x) && seen.add(x))
      .collect();
    same(first, [1, 2, 1, 2]);
    same(seen.size, 0);
  },
];

const four: Case = [
  "04 an array that tasks push to stays empty on the driver",
  (sc) => {
    const found: number[] = [];
    const lengths = sc
      .parallelize([1, 2, 3])
      .map((x) => found.push(x))
      .collect();
    same(lengths, [1, 2, 1]);
    same(found, []);
  },
];

const five: Case = [
  "05 an instance keeps its class and its fields are the task's own",
  (sc) => {
    const running = new Running();
    running.add(10);
    const out = sc
      .parallelize([1, 2, 3])
      .map((x) => [running.add(x), running instanceof Running])
      .collect();
    same(out, [
      [11, true],
      [13, true],
      [13, true],
    ]);
    same(running.total, 10);
  },
];

const six: Case = [
  "06 an attempt that failed leaves nothing behind",
  (sc) => {
    const log: string[] = [];
    let calls = 0;
    const out = sc
      .parallelize([1, 2], 1)
      .map((x) => {
        calls += 1;
        log.push(`${Thread.attemptNumber}:${x}`);
        if (Thread.attemptNumber < 2 && x === 2) throw new Error("lost");
        return [calls, [...log]];
      })
      .collect();
    same(out, [
      [1, ["2:1"]],
      [2, ["2:1", "2:2"]],
    ]);
    same([calls, log], [0, []]);
  },
];

const seven: Case = [
  "07 a task sees values as they are at the action, not at map",
  (sc) => {
    let factor = 2;
    const scaledUp = sc.parallelize([1, 2]).map((x) => x * factor);
    factor = 10;
    same(scaledUp.collect(), [10, 20]);
    factor = 3;
    same(scaledUp.collect(), [3, 6]);
  },
];

const eight: Case = [
  "08 a captured SparkContext is refused at map, by its variable and line",
  (sc) => {
    const rdd = sc.parallelize([1]);
    const error = thrownBy(() => rdd.map((x) => sc.parallelize([x]))); // line of 08
    const text = error.message.split("\n");
    same(error instanceof NotSerializable, true);
    same(text.slice(0, 3), [
      "Task not serializable",
      "Caused by: java.io.NotSerializableException: org.apache.spark.SparkContext",
      "Serialization stack:",
    ]);
    same(
      /^captured as 'sc' by the function at (.*\/)?cases-\d+\.ts:\d+$/.test(text.at(-1) ?? ""),
      true,
      error.message,
    );
    return text.at(-1);
  },
];

const nine: Case = [
  "09 a connection deep in an object is refused with the path to it",
  (sc) => {
    const config = { pools: [{ name: "a" }, { name: "b", link: new Connection() }] };
    const rdd = sc.parallelize([1]);
    const error = thrownBy(() => rdd.map(() => config.pools.length)); // line of 09
    same(error.message.split("\n").slice(1, -1), [
      "Caused by: java.io.NotSerializableException: Promise",
      "Serialization stack:",
      "\t- object not serializable (class: Promise, value: Promise)",
      "\t- field (class: Connection, name: socket, type: class Promise)",
      "\t- object (class Connection, Connection)",
      "\t- field (class: Object, name: link, type: class Connection)",
      "\t- object (class Object, Object)",
      "\t- element of array (index: 1)",
      "\t- array (class Array, size 2)",
      "\t- field (class: Object, name: pools, type: class Array)",
      "\t- object (class Object, Object)",
      "\t- field (class: Function, name: config, type: class Object)",
      "\t- object (class Function, <function0>)",
    ]);
    return error.message.split("\n").at(-1);
  },
];

const ten: Case = [
  "10 this.field takes the whole object along; a local copy cures it",
  (sc) => {
    const job = new Job(sc);
    const error = thrownBy(() => job.careless());
    same(
      error.message.includes("field (class: Job, name: sc, type: class Spark)"),
      true,
      error.message,
    );
    same(/captured as 'this' by the function/.test(error.message), true, error.message);
    same(job.careful(), [3, 6]);
  },
];

export const firstCases: readonly Case[] = [
  one,
  two,
  three,
  four,
  five,
  six,
  seven,
  eight,
  nine,
  ten,
];

if (isMain(import.meta.url)) report(firstCases, (line) => console.log(line));
