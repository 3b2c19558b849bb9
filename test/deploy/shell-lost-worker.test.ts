/**
 * A worker that is stopped by a signal counts as lost after the timeout, and is taken back when it goes on; an application's cores are the Master's default;
 * drivers are interrupted and killed. As recorded on real Spark.
 *
 * Left out on purpose: how many heartbeats a stopped process has queued; the Master here hears one.
 */
import { beforeAll, expect, test } from "vitest";
import { masterState } from "../../engine/deploy/standalone/master-state.ts";
import { counting, plain, recorded, type Typist, typist } from "./shell-told.ts";

const real = recorded("lost-worker") as unknown as Readonly<Record<string, Told>>;
interface Told {
  readonly exit: number | string;
  readonly err: readonly string[];
  readonly workers: readonly { readonly state: string; readonly coresfree: number }[];
  readonly completedapps: readonly {
    readonly id: string;
    readonly cores: number;
    readonly state: string;
  }[];
}

const daemon = "spark-class org.apache.spark.deploy";
let person: Typist;
const seen: Record<string, unknown> = {};
const exits: Record<string, number | undefined> = {};

const books = ({ workers, completedapps }: Pick<Told, "workers" | "completedapps">): unknown => ({
  workers: workers.map(({ state, coresfree }) => `${state} ${coresfree}`),
  apps: completedapps.map(({ id, cores, state }) => `${plain(id)} ${cores} ${state}`),
});

beforeAll(async () => {
  person = typist((shell) => ({ "counting.ts": counting(shell) }));
  const { shell } = person;
  const look = (when: string): void => {
    const [master] = shell.network.masters;
    if (master !== undefined) seen[when] = books(masterState(master));
  };
  const submit = "spark-submit --master spark://localhost:7077 --name counting counting.ts";
  await shell.run(
    `SPARK_MASTER_OPTS="-Dspark.worker.timeout=8 -Dspark.deploy.defaultCores=1" ${daemon}.master.Master -h localhost > master.log 2>&1 & sleep 2`,
  );
  await shell.run(
    `SPARK_WORKER_OPTS=-Dspark.worker.timeout=8 ${daemon}.worker.Worker -c 4 -m 2g spark://localhost:7077 > worker.log 2>&1 & sleep 2`,
  );
  await shell.run(`${submit} > app.log 2>&1; sleep 1`);
  look("json default cores");
  await shell.run("kill -STOP %2; sleep 20");
  look("json frozen");
  await shell.run("kill -CONT %2; sleep 6");
  look("json thawed");
  for (const [name, signal] of [
    ["interrupted", "INT"],
    ["crashed", "KILL"],
  ] as const) {
    await shell.run(`${submit} 60 > ${name}.log 2>&1 & sleep 6`);
    const { process } = shell.jobs.at(-1) as (typeof shell.jobs)[number];
    await shell.run(`kill -${signal} %%; sleep 4`);
    exits[name] = process.exit;
  }
  look("json in the end");
  await shell.run("kill -9 %2; sleep 2");
});

const log = (name: string): string[] =>
  (person.shell.files.read(`${person.shell.home}/${name}.log`) ?? "").split("\n").map(plain);

test.each(["json default cores", "json frozen", "json thawed", "json in the end"])(
  "the Master's books are the recorded ones: %s",
  (when) => expect(seen[when]).toEqual(books(real[when] as Told)),
);

test("Master and Worker say what the recorded ones said of the loss and the return", () => {
  const about = (lines: readonly string[]): string[] => [
    ...new Set(
      lines
        .map(plain)
        .filter((line) =>
          /heartbeat|Removing worker|Telling app|reconnect\.|Registering worker/.test(line),
        ),
    ),
  ];
  expect(about(log("master"))).toEqual(about(real["master"]?.err ?? []));
  expect(about(log("worker"))).toEqual(about(real["worker"]?.err ?? []));
});

test("an interrupted driver takes its leave, one that was killed does not; both applications are FINISHED", () => {
  expect(exits).toEqual({ interrupted: real["interrupted"]?.exit, crashed: 137 });
  const ends = (lines: readonly string[]): string[] =>
    lines
      .map(plain)
      .filter((line) => /shutdown hook|stopping with|Successfully stopped/.test(line));
  for (const name of ["interrupted", "crashed"])
    expect(ends(log(name))).toEqual(ends(real[name]?.err ?? []));
});
