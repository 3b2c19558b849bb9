/** What is measured, each run in a process of its own: `node bundle.mjs SUBJECT FILE`. Prints one line, the answer's check. */
import { readFileSync } from "node:fs";
import { historyPage, pageAskedBy } from "../../engine/monitor/ui/history-web.ts";
import { LogFolder } from "../../engine/node/history/log-folder.ts";
import { MemoryDisk, local, submit } from "../../engine/index.ts";

/** The plain loop that everything is compared with. */
function plainWordCount(file: string): string {
  const counts = new Map<string, number>();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    for (const word of line.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  counts.delete("");
  return check(counts);
}

function check(counts: Iterable<readonly [string, number]>): string {
  let words = 0;
  let sum = 0;
  for (const [word, count] of counts) {
    words += 1;
    sum += count * word.length;
  }
  return `${words} ${sum}`;
}

async function engineWordCount(file: string): Promise<string> {
  const files = new MemoryDisk();
  files.write("input.txt", readFileSync(file));
  const app = await submit(local("local[4]"), { files }, async (spark) =>
    spark.sparkContext
      .textFile("input.txt", 4)
      .flatMap((line) => line.split(" "))
      .map((word): [string, number] => [word, 1])
      .reduceByKey((a, b) => a + b)
      .collect(),
  );
  return check(app.result);
}

async function emptyTasks(count: number): Promise<string> {
  const app = await submit(local("local[4]"), {}, async (spark) =>
    spark.sparkContext.parallelize([], count).count(),
  );
  return `${app.result} ${app.events.filter((event) => event.kind === "SparkListenerTaskEnd").length}`;
}

/** Opens the log of a folder as the history server does, and renders the page of its stage. */
async function openedLog(folder: string): Promise<string> {
  const logs = new LogFolder(folder);
  await logs.scan();
  const asked = pageAskedBy(
    logs.applications(),
    `/history/${logs.applications()[0]?.id}/stages/stage/`,
  );
  const opened = asked && (await logs.open(asked.app.id, asked.attemptId));
  if (asked === undefined || opened === undefined) throw new Error(`no log in ${folder}`);
  const query = [
    ["id", "1"],
    ["attempt", "0"],
  ] as const;
  const { body } = historyPage(asked, opened.store, query, Date.now());
  return /Tasks \(\d+\)/.exec(body)?.[0] ?? "no tasks";
}

const [subject, argument] = process.argv.slice(2);
const start = process.cpuUsage();
const run = async (): Promise<string> => {
  if (subject === "plain") return plainWordCount(String(argument));
  if (subject === "engine") return engineWordCount(String(argument));
  if (subject === "tasks") return emptyTasks(Number(argument));
  if (subject === "log") return openedLog(String(argument));
  throw new Error(`no such subject: ${subject}`);
};
const answer = await run();
const seconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;
console.log(
  JSON.stringify({
    answer,
    inner: seconds(process.cpuUsage(start)),
    whole: seconds(process.cpuUsage()),
  }),
);
