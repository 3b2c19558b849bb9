/**
 * The REST gateway as recorded on real Spark: a driver is handed in, asked about, killed, supervised, and asked for at the wrong port.
 *
 * Left out on purpose: lines about sockets that close (real connections are many), and those of the JVM's own end.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { masterState } from "../../engine/deploy/standalone/master-state.ts";
import { counting, inCommon, plain, recorded, type Typist, typist } from "./shell-told.ts";

const real = recorded("gateway");
const daemon = "spark-class org.apache.spark.deploy";
const url = "spark://localhost:7077";

let person: Typist;
const said: Record<string, { readonly exit: number; readonly lines: readonly string[] }> = {};

/** The ids that the simulated Master gave stand where the recorded ones stood. */
async function typed(name: string): Promise<void> {
  const { shell, lines } = person;
  const ids = [...(shell.network.masters[0]?.drivers.keys() ?? [])];
  const from = lines.length;
  const line = (real[name]?.typed ?? "")
    .replace("--class oracle.Counting JAR", "--name counting counting.ts")
    // On the machine of the recording the driver still ran after 5 s.
    .replace(/counting\.ts$/, "counting.ts 8")
    .replace(/driver-\d{14}-(\d{4})/, (id, number: string) => ids[Number(number)] ?? id);
  const exit = await shell.run(line);
  said[name] = { exit, lines: lines.slice(from).map(plain) };
}

beforeAll(async () => {
  person = typist((shell) => ({ "counting.ts": counting(shell) }));
  const { shell } = person;
  const options = "SPARK_MASTER_OPTS=-Dspark.master.rest.enabled=true";
  await shell.run(`${options} ${daemon}.master.Master -h localhost > master.log 2>&1 & sleep 2`);
  await shell.run(`${daemon}.worker.Worker -c 2 -m 2g ${url} > worker.log 2>&1 & sleep 2`);
  for (const name of ["submit", "status", "kill"]) {
    await typed(name);
    await shell.run("sleep 3");
  }
  for (const name of ["status of the killed", "kill again", "status of nothing", "kill of nothing"])
    await typed(name);
  await typed("supervise");
  await shell.run("sleep 25");
  for (const name of [
    "status of the supervised",
    "kill of the supervised",
    "status by the other port",
    "kill by the other port",
  ])
    await typed(name);
  await shell.run("sleep 3");
  for (const name of ["legacy", "rest on the other port"]) await typed(name);
  await shell.run("sleep 8");
});

const noise =
  /ShutdownHookManager|NativeCodeLoader|SecurityManager|got disassociated|TransportChannelHandler|TransportClientFactory|driverClient/;
const clean = (lines: readonly string[]): string[] =>
  lines.map(plain).filter((line) => line !== "" && !noise.test(line));

describe("what the client says", () => {
  const commands = Object.entries(real).filter(
    ([name, { typed: line }]) => line !== undefined && name !== "master" && name !== "worker",
  );

  test.each(commands)("%s", (name, { exit, out, err }) => {
    expect(said[name]?.exit).toBe(exit);
    expect(clean(said[name]?.lines ?? [])).toEqual(clean([...out, ...err]));
  });

  test("there are many", () => expect(commands.length).toBeGreaterThanOrEqual(12));
});

test("the Master says what it said, up to how often a supervised driver failed", () => {
  const log = (person.shell.files.read(`${person.shell.home}/master.log`) ?? "").split("\n");
  const drivers = (lines: readonly string[]): string[] =>
    clean(lines).filter(
      (line) =>
        /INFO Utils|Rest|[Dd]river/.test(line) &&
        !/Not re-launching|Removing driver: driver-0003/.test(line),
    );
  const [theirs, mine] = [drivers(real["master"]?.err ?? []), drivers(log)];
  console.log(
    `${inCommon(theirs, mine)} of ${theirs.length} recorded lines of the Master about drivers agree in order`,
  );
  expect(theirs.filter((line) => !mine.includes(line))).toEqual([]);
  expect(inCommon(theirs, mine) / theirs.length).toBeGreaterThan(0.85);
});

test("a supervised driver keeps its id through its failures; one that is killed is KILLED", () => {
  const [master] = person.shell.network.masters;
  if (master === undefined) throw new Error("no Master");
  const { completeddrivers, activedrivers } = masterState(master);
  const states = [...completeddrivers, ...activedrivers].map(
    ({ id, state }) => `${plain(id)} ${state}`,
  );
  expect(states).toContain("driver-0000 KILLED");
  expect(states).toContain("driver-0001 KILLED");
  const worker = person.shell.files.read(`${person.shell.home}/worker.log`) ?? "";
  expect(worker).toMatch(/re-launching after 1 s\.[^]*re-launching after 2 s\./);
});
