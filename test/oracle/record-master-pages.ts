/**
 * Records what the Master's and the Workers' web pages of a real standalone cluster say, as text and as /json/: `npm run oracle:masters`. Needs SPARK_HOME
 * and a browser. One session: nobody there, two workers, an application that runs, a second one that waits, both over, a driver in cluster mode, a worker
 * that dies. Times, ids of a day, ports and hosts are replaced by words; nothing else is changed.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spoken } from "../harness/texts.ts";
import { layOut } from "./layout.ts";
import { withoutDay } from "../monitor/pages/without-day.ts";
import { compiledSessions, opens } from "./compiled-sessions.ts";
import { PageBrowser } from "./page-browser.ts";
import { getJson, pause, sparkHomeOr, start, stop, until, untilLine } from "./processes.ts";
import { standaloneCluster, type StandaloneCluster } from "./standalone-cluster.ts";

interface Books {
  readonly workers: readonly {
    readonly id: string;
    readonly webuiaddress: string;
    readonly state: string;
  }[];
  readonly activeapps: readonly {
    readonly id: string;
    readonly state: string;
    readonly cores: number;
  }[];
  readonly completedapps: readonly { readonly id: string }[];
  readonly activedrivers: readonly { readonly id: string; readonly state: string }[];
  readonly completeddrivers: readonly { readonly id: string }[];
}

/** One after the other. */
async function inTurn<A, B>(all: readonly A[], ask: (one: A) => Promise<B>): Promise<B[]> {
  const answers: B[] = [];
  for (const one of all) answers.push(await ask(one));
  return answers;
}

/** Everything that the pages say now. */
async function look(browser: PageBrowser, cluster: StandaloneCluster): Promise<unknown> {
  const books = (await cluster.state()) as Books;
  const apps = [...books.activeapps, ...books.completedapps];
  const alive = books.workers.filter(({ state }) => state === "ALIVE");
  const page = (path: string) => browser.seen(`${cluster.web}${path}`);
  return {
    json: books,
    page: await page("/"),
    apps: await inTurn(apps, ({ id }) => page(`/app/?appId=${id}`)),
    workers: await inTurn(alive, async ({ webuiaddress }) => ({
      json: await getJson(`${webuiaddress}/json/`),
      page: await browser.seen(`${webuiaddress}/`),
    })),
  };
}

async function session(home: string, folder: string): Promise<Record<string, unknown>> {
  const jar = compiledSessions(home, folder);
  const browser = new PageBrowser();
  const cluster = await standaloneCluster(home, folder, 0);
  const looks: Record<string, unknown> = {};
  const see = async (when: string): Promise<void> => {
    await pause(1500);
    looks[when] = await look(browser, cluster);
  };
  const state = async (holds: (books: Books) => boolean): Promise<true> =>
    until(String(holds), async () => (holds((await cluster.state()) as Books) ? true : undefined));
  const submit = (name: string, more: string) => {
    const meet = join(folder, name);
    mkdirSync(meet, { recursive: true });
    const words = `--master ${cluster.url} --class oracle.TwoJobs --executor-memory 512m --driver-memory 512m ${more}`;
    const conf = [
      "--conf",
      `spark.driver.extraJavaOptions=${opens}`,
      "--conf",
      "spark.ui.enabled=false",
    ];
    const app = start(home, "spark-submit", [...words.split(" "), ...conf, jar, meet, "0"], folder);
    return { app, goOn: () => writeFileSync(join(meet, "go"), "") };
  };
  try {
    await see("empty");
    await cluster.addWorker();
    await cluster.addWorker();
    await see("workers");
    const first = submit("first", "--conf spark.cores.max=3");
    await state(({ activeapps }) => activeapps.some(({ cores }) => cores === 3));
    const second = submit("second", "--conf spark.executor.cores=2 --executor-memory 1g");
    await state(({ activeapps }) => activeapps.length === 2);
    await see("running and waiting");
    first.goOn();
    await first.app.ended;
    await state(({ activeapps }) => activeapps.some(({ state: s }) => s === "RUNNING"));
    await see("one over");
    second.goOn();
    await second.app.ended;
    await see("both over");
    const third = submit("third", "--deploy-mode cluster --conf spark.cores.max=2");
    await state(
      ({ activeapps, activedrivers }) =>
        activedrivers.length === 1 && activeapps.some(({ cores }) => cores === 2),
    );
    await see("driver in cluster mode");
    third.goOn();
    await state(({ completeddrivers }) => completeddrivers.length === 1);
    await see("driver over");
    const [worker] = cluster.workers;
    if (worker !== undefined) await stop(worker, "SIGKILL");
    await untilLine(cluster.master, /Removing worker/);
    await see("a worker dead");
    return looks;
  } finally {
    await cluster.stop();
    await browser.close();
  }
}

const home = sparkHomeOr("oracle:masters");
const folder = mkdtempSync(join(tmpdir(), "masters-"));
try {
  const looks = withoutDay(await session(home, folder));
  const to = fileURLToPath(new URL("./recordings/pages/master.json", import.meta.url));
  writeFileSync(to, layOut({ spark: "3.5.3", looks }));
  console.log(
    spoken({ en: "Pages of Master and Workers recorded.", ko: "마스터와 워커의 페이지 기록함" }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
