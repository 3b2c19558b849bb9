/**
 * The hands-on of note 003, typed into the simulated shell and recorded on real Spark: the lines of Master, Worker and each application side by side.
 *
 * Left out on purpose: lines about jars, blocks and their sizes, and the version of Java; `beyondUs` names them.
 */
import { beforeAll, describe, expect, test } from "vitest";
import {
  beyondUs,
  counting,
  inCommon,
  plain,
  recorded,
  type Typist,
  typist,
} from "./shell-told.ts";

const real = recorded("hands-on");
const url = "spark://localhost:7077";
const name = "--name counting counting.ts";
const daemon = "spark-class org.apache.spark.deploy";

/** What is typed, with the name under which it was recorded. */
const typed: readonly (readonly [name: string, line: string])[] = [
  ["first", `spark-submit --master ${url} ${name}`],
  ["second", `spark-submit --master ${url} ${name}`],
  [
    "limited",
    `spark-submit --master ${url} --total-executor-cores 2 --executor-memory 500m ${name}`,
  ],
  [
    "small executors",
    `spark-submit --master ${url} --total-executor-cores 3 --executor-cores 1 --executor-memory 500m ${name}`,
  ],
  ["too little memory", `spark-submit --master ${url} --executor-memory 400m ${name}`],
  ["too much memory", `spark-submit --master ${url} --executor-memory 3g ${name}`],
];

let person: Typist;
const exits: Record<string, number> = {};

/** What lies in a file of the shell's machine. */
const file = (path: string): readonly string[] =>
  (person.shell.files.read(`${person.shell.home}/${path}.log`) ?? "").split("\n").filter(Boolean);

beforeAll(async () => {
  person = typist((shell) => ({ "counting.ts": counting(shell) }));
  const { shell } = person;
  const line = (at: string): string => typed.find(([one]) => one === at)?.[1] ?? "";
  await shell.run(`${daemon}.master.Master -h localhost > master.log 2>&1 &`);
  await shell.run("sleep 3");
  await shell.run(`${line("first")} > first.log 2>&1 &`);
  await shell.run("sleep 20");
  await shell.run(`${daemon}.worker.Worker -c 4 -m 2g ${url} > worker.log 2>&1 &`);
  exits["first"] = await shell.run("wait %2");
  for (const at of ["second", "limited", "small executors", "too little memory"])
    exits[at] = await shell.run(`${line(at)} > '${at}.log' 2>&1`);
  await shell.run(`${line("too much memory")} > 'too much memory.log' 2>&1 &`);
  const { process } = shell.jobs.at(-1) as (typeof shell.jobs)[number];
  await shell.run("sleep 20; kill %%; sleep 2");
  exits["too much memory"] = process.exit ?? -1;
  const worker = shell.jobs.find(({ text }) => text.includes("worker.Worker"))?.process;
  const master = shell.jobs.find(({ text }) => text.includes("master.Master"))?.process;
  await shell.run(`kill ${worker?.pid}; sleep 2; kill ${master?.pid}; sleep 1`);
  exits["worker"] = worker?.exit ?? -1;
  exits["master"] = master?.exit ?? -1;
});

const seen = (lines: readonly string[]): string[] =>
  lines.map(plain).filter((line) => line !== "" && !beyondUs(line));
const both = (at: string): readonly [string[], string[]] => {
  const { out, err } = real[at] as (typeof real)[string];
  return [seen([...out, ...err]), seen(file(at))];
};

/** Who of several tasks and executors came first is chance, there and here. */
const anyOrder = (line: string): string =>
  /TaskSetManager|Registered executor|Registering block manager|BlockManagerId/.test(line)
    ? line.replace(/\d+/g, "n")
    : line;

/** What real Spark said that day and the shell does not. */
const unsaid =
  /^(INFO ExternalShuffleBlockResolver: Application app-0004|INFO ShutdownHookManager|WARN Dispatcher: Message|INFO DAGScheduler: Job 0 failed|Exception in thread "main" .*Job 0 cancelled)/;
/** What the shell says of a job that was cancelled, and Spark does not, or not so. */
const ours =
  /^(INFO TaskSchedulerImpl: Removed TaskSet 0\.0, whose tasks have all completed|INFO DAGScheduler: Job 0 failed)/;

/** Of the recorded lines of each log, how many stand in ours in the same order: those that may come in another order are not counted. */
const least: Readonly<Record<string, number>> = {
  master: 72,
  worker: 100,
  first: 68,
  second: 64,
  limited: 64,
  "small executors": 60,
  "too little memory": 20,
  "too much memory": 57,
};

describe.each(Object.entries(least))("the log of %s", (at, count) => {
  test("has the recorded lines", () => {
    const [theirs, mine] = both(at);
    expect(inCommon(theirs, mine)).toBeGreaterThanOrEqual(count);
    const all = mine.map(anyOrder);
    expect(theirs.filter((line) => !unsaid.test(line) && !all.includes(anyOrder(line)))).toEqual(
      [],
    );
  });

  test("has no line that was not recorded", () => {
    const [theirs, mine] = both(at);
    const all = theirs.map(anyOrder);
    expect(mine.filter((line) => !ours.test(line) && !all.includes(anyOrder(line)))).toEqual([]);
  });

  test("ends as the recorded one", () => {
    expect(exits[at]).toBe(real[at]?.exit);
  });
});

test("nearly all lines agree, in the recorded order", () => {
  const counts = Object.keys(least).map((at) => {
    const [theirs, mine] = both(at);
    return { at, same: inCommon(theirs, mine), of: theirs.length };
  });
  const same = counts.reduce((sum, one) => sum + one.same, 0);
  const all = counts.reduce((sum, one) => sum + one.of, 0);
  console.log(
    `${same} of ${all} recorded lines agree in order: ${counts.map((one) => `${one.at} ${one.same}/${one.of}`).join(", ")}`,
  );
  expect(same / all).toBeGreaterThan(0.88);
});
