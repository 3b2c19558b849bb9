/**
 * Two Masters and one ZooKeeper, as recorded on real Spark: the Master in charge is killed while one application runs and another waits; the one that stood by is elected when the
 * session of the dead one is over, and takes both over. Whoever asks the one that stands by gets nothing.
 *
 * Left out on purpose: ZooKeeper's own lines; the worker's second connection, which notices the loss a second time.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { masterState } from "../../engine/deploy/standalone/master-state.ts";
import { counting, inCommon, plain, recorded, type Typist, typist } from "./shell-told.ts";

const real = recorded("standby");
const daemon = "spark-class org.apache.spark.deploy";
const both = "spark://localhost:7077,localhost:7078";
let person: Typist;
const states: Record<string, unknown> = {};

interface Seen {
  readonly status: string;
  readonly aliveworkers: number;
  readonly coresused: number;
  readonly activeapps: readonly {
    readonly id: string;
    readonly state: string;
    readonly cores: number;
  }[];
  readonly completedapps: Seen["activeapps"];
}

/** What is compared of a Master's page. */
const look = ({ status, aliveworkers, coresused, activeapps, completedapps }: Seen): unknown => ({
  status,
  aliveworkers,
  coresused,
  active: activeapps.map(({ id, state, cores }) => `${plain(id)} ${state} ${cores}`).toSorted(),
  completed: completedapps
    .map(({ id, state, cores }) => `${plain(id)} ${state} ${cores}`)
    .toSorted(),
});

const seen = (when: string, at: number): void => {
  const master = person.shell.network.masters[at];
  states[when] = look(masterState(master as NonNullable<typeof master>));
};

beforeAll(async () => {
  person = typist((shell) => ({ "counting.ts": counting(shell) }));
  const { shell } = person;
  await shell.run(
    `export SPARK_MASTER_OPTS="-Dspark.deploy.recoveryMode=ZOOKEEPER -Dspark.deploy.zookeeper.url=localhost:2181"`,
  );
  await shell.run(`${daemon}.master.Master -h localhost > master.log 2>&1 & sleep 2`);
  await shell.run(`${daemon}.master.Master -h localhost > second.log 2>&1 & sleep 6`);
  seen("json in charge", 0);
  seen("json standing by", 1);
  await shell.run(`${daemon}.worker.Worker -c 2 -m 2g ${both} > worker.log 2>&1 & sleep 2`);
  const submit = (master: string): string => `spark-submit --master ${master} --name counting`;
  await shell.run(
    `${submit(both)} --executor-memory 512m counting.ts 190 > app.log 2>&1 & sleep 5`,
  );
  await shell.run(`${submit(both)} --executor-memory 1g counting.ts > waiting.log 2>&1 & sleep 3`);
  const standby = "spark://localhost:7078";
  await shell.run(
    `${submit(standby)} --deploy-mode cluster counting.ts > cluster.log 2>&1 & sleep 1`,
  );
  await shell.run(`${submit(standby)} counting.ts > client.log 2>&1 & sleep 65`);
  await shell.run("kill -15 %6; kill -9 %1; sleep 58");
  seen("before the session is over", 1);
  await shell.run("sleep 5");
  seen("json recovered", 1);
  await shell.run("wait %4; wait %5; sleep 2");
  seen("json in the end", 1);
});

const log = (name: string): string[] =>
  (person.shell.files.read(`${person.shell.home}/${name}.log`) ?? "").split("\n").map(plain);
const noise =
  /disassociated|Transport|SecurityManager|NativeCode|SignalUtils|RECEIVED SIGNAL|Curator|ConnectionState|ZooKeeper: |ClientCnxn|X509Util|EnsembleTracker/;
/** In which order records are read, and who answers first, is chance. */
const shape = (line: string): string =>
  /recover|re-registered|Start scheduling/.test(line) ? line.replace(/app-\d+/, "app") : line;
const clean = (lines: readonly string[]): string[] =>
  lines.map((line) => shape(plain(line))).filter((line) => line !== "" && !noise.test(line));

describe("the Master that stood by", () => {
  test("says what the recorded one said", () => {
    const [theirs, mine] = [clean(real["second master"]?.err ?? []), clean(log("second"))];
    console.log(
      `${inCommon(theirs, mine)} of ${theirs.length} recorded lines of the Master that stood by agree in order`,
    );
    expect(mine.filter((line) => !theirs.includes(line))).toEqual([]);
    expect(inCommon(theirs, mine)).toBeGreaterThanOrEqual(theirs.length - 8);
  });

  test.each(["json in charge", "json standing by", "json recovered", "json in the end"])(
    "shows what the recorded one shows: %s",
    (when) => {
      expect(states[when]).toEqual(look(real[when] as unknown as Seen));
    },
  );

  test("is elected when the session of the dead one is over, not before", () => {
    expect(real["tens of seconds until another was elected"]).toBe(6);
    expect(states["before the session is over"]).toMatchObject({ status: "STANDBY" });
  });
});

test.each([
  ["app", "app"],
  ["waiting", "waiting"],
])("%s goes on, and says what the recorded one said of its Masters", (name, file) => {
  const about = (lines: readonly string[]): string[] => [
    ...new Set(
      lines
        .map(plain)
        .filter((line) =>
          /Master has changed|reconnect|Disconnected|^COUNT|Connecting to master/.test(line),
        ),
    ),
  ];
  const { out = [], err = [] } = real[name] ?? {};
  expect(about(log(file)).toSorted()).toEqual(about([...out, ...err]).toSorted());
});

test("who asks the one that stands by gets nothing", () => {
  const asks = (lines: readonly string[]): string[] =>
    lines
      .map(plain)
      .filter((line) => /ClientEndpoint: |Giving up/.test(line) && !line.startsWith(" "));
  const told = (lines: readonly string[]): string[] =>
    asks(lines).filter((line) => /^(INFO|WARN|ERROR) /.test(line));
  expect(told(log("cluster"))).toEqual(told(real["cluster at the standby"]?.err ?? []));
  const waits = /not yet connected|Drop UnregisterApplication|has not yet connected/;
  const theirs = told(real["client at the standby"]?.err ?? []).filter((line) => !waits.test(line));
  expect(told(log("client"))).toEqual(theirs);
});
