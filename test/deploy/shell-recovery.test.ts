/**
 * A Master that keeps its books in a folder is killed and started again, as recorded on real Spark: one application runs on with its executor, one that
 * waited goes on waiting, and gets its own when the first is over.
 *
 * Left out on purpose: the race of D2.56, in which the worker's own attempt is faster; connections, of which a real Master has more.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { masterState } from "../../engine/deploy/standalone/master-state.ts";
import { counting, inCommon, plain, recorded, type Typist, typist } from "./shell-told.ts";

const real = recorded("recovery");
const daemon = "spark-class org.apache.spark.deploy";
const url = "spark://localhost:7077";
let person: Typist;
const states: Record<string, string> = {};

const look = (when: string): void => {
  const master = person.shell.network.masters.at(-1);
  const { activeapps, completedapps, coresused } = masterState(
    master as NonNullable<typeof master>,
  );
  const apps = [...activeapps, ...completedapps].map(
    ({ id, state, cores }) => `${plain(id)} ${state} ${cores}`,
  );
  states[when] = [...apps.toSorted(), `used ${coresused}`].join(", ");
};

beforeAll(async () => {
  person = typist((shell) => ({ "counting.ts": counting(shell) }));
  const { shell } = person;
  const home = shell.home;
  await shell.run(
    `export SPARK_MASTER_OPTS="-Dspark.deploy.recoveryMode=FILESYSTEM -Dspark.deploy.recoveryDirectory=${home}/kept"`,
  );
  await shell.run(`${daemon}.master.Master -h localhost > master.log 2>&1 & sleep 2`);
  await shell.run(`${daemon}.worker.Worker -c 2 -m 2g ${url} > worker.log 2>&1 & sleep 2`);
  const submit = `spark-submit --master ${url} --name counting`;
  await shell.run(`${submit} --executor-memory 512m counting.ts 45 > app.log 2>&1 & sleep 5`);
  await shell.run(`${submit} --executor-memory 1g counting.ts > waiting.log 2>&1 & sleep 3`);
  look("before");
  await shell.run("ls kept; kill -9 %1; sleep 4");
  await shell.run(`${daemon}.master.Master -h localhost > again.log 2>&1 & sleep 3`);
  look("after");
  await shell.run("wait %3; wait %4; sleep 2");
  look("in the end");
});

const log = (name: string): string[] =>
  (person.shell.files.read(`${person.shell.home}/${name}.log`) ?? "").split("\n").map(plain);
const noise = /disassociated|Transport|SecurityManager|NativeCode|SignalUtils|RECEIVED SIGNAL/;
/** In which order files of a folder are read, and who answers first, is chance. */
const shape = (line: string): string =>
  /recover|re-registered|Start scheduling/.test(line) ? line.replace(/app-\d+/, "app") : line;
const clean = (lines: readonly string[]): string[] =>
  lines
    .map((line) => shape(plain(line).replace(/directory: .*kept/, "directory: kept")))
    .filter((line) => line !== "" && !noise.test(line));

describe("the Master that was started again", () => {
  test("says what the recorded one said", () => {
    const [theirs, mine] = [clean(real["master again"]?.err ?? []), clean(log("again"))];
    console.log(
      `${inCommon(theirs, mine)} of ${theirs.length} recorded lines of the recovered Master agree in order`,
    );
    expect(mine.filter((line) => !theirs.includes(line))).toEqual([]);
    expect(theirs.filter((line) => !mine.includes(line))).toEqual([]);
    expect(inCommon(theirs, mine)).toBeGreaterThanOrEqual(theirs.length - 2);
  });

  test("keeps the books that the recorded one kept", () => {
    expect(states).toEqual({
      before: "app-0000 RUNNING 2, app-0001 WAITING 0, used 2",
      after: "app-0000 RUNNING 2, app-0001 RUNNING 0, used 2",
      "in the end": "app-0000 FINISHED 2, app-0001 FINISHED 2, used 0",
    });
  });
});

test("both applications end as if nothing had happened, and say what the recorded ones said of their Master", () => {
  for (const name of ["app", "waiting"]) {
    const about = (lines: readonly string[]): string[] => [
      ...new Set(
        lines
          .map(plain)
          .filter((line) => /Master has changed|reconnect|Disconnected|^COUNT|removed:/.test(line)),
      ),
    ];
    const { out = [], err = [] } = real[name] ?? {};
    expect(about(log(name)).toSorted()).toEqual(about([...out, ...err]).toSorted());
  }
});

test("the worker is told, and loses no executor", () => {
  const said = log("worker");
  expect(said).toContain(
    "INFO Worker: Master has changed, new master is at spark://localhost:7077",
  );
  const between = said.slice(
    0,
    said.findIndex((line) => line.includes("Asked to kill executor")),
  );
  expect(between.filter((line) => line.includes("finished with state"))).toEqual([]);
});

test("what is over is not kept, and without the files there is nothing to recover", async () => {
  const { shell } = person;
  expect(
    shell.files.list(`${shell.home}/kept`).map((path) => path.replace(/.*\/(\w+?)[_-].*/, "$1")),
  ).toEqual(["worker"]);
  await shell.run("rm -r kept; kill -9 %5; sleep 1");
  await shell.run(`${daemon}.master.Master -h localhost > third.log 2>&1 & sleep 3`);
  expect(log("third")).toContain("INFO Master: I have been elected leader! New state: ALIVE");
});
