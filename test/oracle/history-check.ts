/**
 * Opens event logs with the real History Server 3.5.3 and keeps what it answers: `npm run oracle:history FOLDER [OUT]`. Needs SPARK_HOME.
 * FOLDER holds logs that the engine wrote, one file an application; OUT is recordings/history-check.json unless said. The hash of each log
 * stands beside its answers, so that a test can tell whether they still belong to what the engine writes today.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { freePort, getJson, sparkHomeOr, start, stop, until, untilLine } from "./processes.ts";

interface Attempt {
  readonly attemptId?: string;
}
interface Listed {
  readonly id: string;
  readonly attempts: readonly Attempt[];
}
interface StageListed {
  readonly stageId: number;
  readonly attemptId: number;
}

export interface HistoryAnswers {
  readonly log: string;
  readonly sha256: string;
  readonly application: unknown;
  readonly jobs: unknown;
  readonly stages: unknown;
  readonly tasks: Readonly<Record<string, unknown>>;
  readonly executors: unknown;
}

/** The hash of a log's text, with line ends of one kind. */
export const hashOfLog = (text: string): string =>
  createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");

/** When the server last looked at the file is the machine's affair. */
function withoutFileTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFileTimes);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key]) => !key.startsWith("lastUpdated"));
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutFileTimes(each)]));
}

const ask = async (url: string): Promise<unknown> => withoutFileTimes(await getJson(url));

/** Everything that the server says of one application's only or last attempt. */
async function answersOf(
  api: string,
  application: Listed,
  log: { name: string; text: string },
): Promise<HistoryAnswers> {
  const attempt = application.attempts[0]?.attemptId;
  const at = `${api}/applications/${application.id}${attempt === undefined ? "" : `/${attempt}`}`;
  const stages = (await getJson(`${at}/stages`)) as readonly StageListed[];
  const tasks: Record<string, unknown> = {};
  for (const { stageId, attemptId } of stages) {
    tasks[`${stageId}.${attemptId}`] = await ask(
      `${at}/stages/${stageId}/${attemptId}/taskList?length=100000`,
    );
  }
  return {
    log: log.name,
    sha256: hashOfLog(log.text),
    application: withoutFileTimes(application),
    jobs: await ask(`${at}/jobs`),
    stages: withoutFileTimes(stages),
    tasks,
    executors: await ask(`${at}/allexecutors`),
  };
}

/** The log that tells of an application: the one that names its id at its start. */
function logOf(
  application: Listed,
  logs: readonly { name: string; text: string }[],
): { name: string; text: string } {
  const log = logs.find(({ text }) => text.includes(`"App ID":"${application.id}"`));
  if (log === undefined) throw new Error(`no log tells of ${application.id}`);
  return log;
}

async function main(): Promise<void> {
  const home = sparkHomeOr("oracle:history");
  const [folder, out = fileURLToPath(new URL("recordings/history-check.json", import.meta.url))] =
    process.argv.slice(2);
  if (folder === undefined) {
    console.error("oracle:history FOLDER [OUT]: which folder holds the logs? Nothing was done.");
    process.exitCode = 2;
    return;
  }
  const names = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith("."),
  );
  const logs = names.map(({ name }) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
  const port = await freePort();
  const scratch = mkdtempSync(join(tmpdir(), "history-"));
  const options = `-Dspark.history.fs.logDirectory=file://${resolve(folder)} -Dspark.history.ui.port=${port} -Dspark.history.fs.update.interval=2s`;
  const server = start(
    home,
    "spark-class",
    ["org.apache.spark.deploy.history.HistoryServer"],
    scratch,
    { SPARK_HISTORY_OPTS: options },
  );
  try {
    await untilLine(server, /Bound HistoryServer to/);
    const api = `http://127.0.0.1:${port}/api/v1`;
    const applications = await until("all applications to be listed", async () => {
      const listed = (await getJson(`${api}/applications`)) as readonly Listed[];
      return listed.length >= logs.length ? listed : undefined;
    });
    const answers: HistoryAnswers[] = [];
    for (const application of [...applications].sort((a, b) => (a.id < b.id ? -1 : 1)))
      answers.push(await answersOf(api, application, logOf(application, logs)));
    writeFileSync(out, layOut({ spark: "3.5.3", answers }));
    console.log(`${answers.length} of ${logs.length} logs opened.`);
  } finally {
    await stop(server);
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === resolve(process.argv[1]))
  await main();
