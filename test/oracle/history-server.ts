/**
 * Asks a real History Server about a log: starts it on a free port, waits until it has read the log, asks, stops it.
 * In Spark: org.apache.spark.deploy.history.HistoryServer 3.5.3 and its REST API.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { normalise, type Answers, type Row } from "./history-answers.ts";
import { freePort, getJson, start, stop, until } from "./processes.ts";

/** The log of one application. */
export interface AppLog {
  readonly appId: string;
  readonly file: string;
  readonly text: string;
}

/** What the server says of one application. */
export interface Told {
  readonly application: Row;
  readonly answers: Answers;
}

/** What a real server says of the log. `folder` is for scratch. */
export async function askHistoryServer(home: string, folder: string, log: AppLog): Promise<Told> {
  const directory = join(folder, "logs");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, log.file), log.text);
  const port = await freePort();
  const options = [
    `-Dspark.history.fs.logDirectory=file://${directory}`,
    `-Dspark.history.ui.port=${port}`,
    "-Dspark.history.fs.update.interval=1s",
  ].join(" ");
  const server = start(home, "spark-class", [historyServer], folder, {
    SPARK_HISTORY_OPTS: options,
  });
  try {
    return await askAbout(`http://127.0.0.1:${port}/api/v1/applications`, log.appId);
  } catch (error) {
    throw new Error(`${String(error)}\n${server.lines.slice(-20).join("\n")}`, { cause: error });
  } finally {
    await stop(server);
  }
}

const historyServer = "org.apache.spark.deploy.history.HistoryServer";

async function askAbout(root: string, appId: string): Promise<Told> {
  const application = await until("the application in the list", async () => {
    const listed = (await getJson(root).catch(() => [])) as Row[];
    return listed.find(({ id }) => id === appId);
  });
  return { application, answers: await ask(`${root}/${appId}`) };
}

async function ask(url: string): Promise<Answers> {
  const get = async (path: string): Promise<Row[]> => (await getJson(`${url}/${path}`)) as Row[];
  const stages = await get("stages");
  const tasks: Row[] = [];
  for (const { stageId, attemptId, status } of stages) {
    if (status === "SKIPPED") continue;
    const list = await get(`stages/${String(stageId)}/${String(attemptId)}/taskList?length=10000`);
    tasks.push(...list.map((task) => ({ ...task, stageId, stageAttemptId: attemptId })));
  }
  return normalise({
    jobs: await get("jobs"),
    stages,
    tasks,
    executors: await get("allexecutors"),
  });
}
