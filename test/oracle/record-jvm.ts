/**
 * `npm run oracle:jvm`: what the JVM's tools show of a real executor while it sorts, sleeps, waits for a lock, collects garbage (jps, jstack, jstat -gcutil, jmap -histo), and what becomes of
 * a driver whose heap is smaller than what it collects: its log lines and its exit code, as it is, and with -XX:+ExitOnOutOfMemoryError. Writes recordings/jvm. Needs SPARK_HOME and a JDK. In Spark: nothing.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, pause, sparkHomeOr, start, stop, untilLine } from "./processes.ts";
import { withoutMachine } from "./without-machine.ts";

const home = sparkHomeOr("npm run oracle:jvm");
const here = fileURLToPath(new URL(".", import.meta.url));
const kept = join(here, "recordings", "jvm");
const folder = mkdtempSync(join(tmpdir(), "jvm-"));

const keep = (name: string, value: unknown): void => {
  const text = JSON.stringify(value, null, 1)
    .split("\n")
    .map((line) => withoutMachine(line, [folder, home]))
    .join("\n");
  writeFileSync(join(kept, name), `${text}\n`);
};

const lines = (command: string, ...words: string[]): readonly string[] =>
  execFileSync(command, words, { encoding: "utf8" }).trimEnd().split("\n");

/** The stacks of the threads that run tasks, each as jstack prints it. */
const taskStacks = (pid: string): readonly (readonly string[])[] =>
  lines("jstack", pid)
    .join("\n")
    .split("\n\n")
    .filter((block) => block.startsWith('"Executor task launch worker'))
    .map((block) => block.split("\n").filter((line) => line !== ""));

/** Three stacks, a second apart; the heap each half second; the classes with most bytes. */
async function lookedAt(pid: string) {
  const stacks: (readonly (readonly string[])[])[] = [];
  for (const _ of [1, 2, 3]) {
    stacks.push(taskStacks(pid));
    await pause(700);
  }
  const gcutil = lines("jstat", "-gcutil", pid, "500", "5");
  const histogram = lines("jmap", "-histo", pid).slice(0, 7);
  return { stacks, gcutil, histogram };
}

async function executor(jar: string): Promise<void> {
  const port = await freePort();
  const daemon = (words: string) =>
    start(home, "spark-class", `org.apache.spark.deploy.${words}`.split(" "), folder);
  const master = daemon(`master.Master -h 127.0.0.1 -p ${port} --webui-port ${await freePort()}`);
  await untilLine(master, /New state: ALIVE/);
  const url = `spark://127.0.0.1:${port}`;
  const worker = daemon(
    `worker.Worker -h 127.0.0.1 -c 2 -m 2g --webui-port ${await freePort()} -d ${join(folder, "work")} ${url}`,
  );
  await untilLine(worker, /Successfully registered with master/);
  const how = `--master ${url} --executor-memory 512m --conf spark.ui.enabled=false --class org.apache.spark.oracle.Jvm`;
  const app = start(home, "spark-submit", [...how.split(" "), jar], folder);
  const id = (await untilLine(app, /^@application/)).split(" ")[1] ?? "";
  const listed = lines("jps", "-m").filter((line) => line.includes(id));
  const pid = listed[0]?.split(" ")[0] ?? "";
  const seen: Record<string, unknown> = {
    jps: lines("jps")
      .find((line) => line.startsWith(`${pid} `))
      ?.replace(pid, "PID"),
  };
  for (const phase of ["sorts", "sleeps", "waits for a lock", "collects garbage"]) {
    await untilLine(app, new RegExp(`^@phase ${phase}`));
    await pause(5000);
    seen[phase] = await lookedAt(pid);
  }
  if ((await app.ended) !== 0) throw new Error(app.lines.slice(-20).join("\n"));
  await stop(worker);
  await stop(master);
  keep("executor.json", seen);
}

const PATIENCE_MILLIS = 120_000;
const telling =
  /OutOfMemoryError|TaskResultLost|result lost|Job aborted|SparkUncaughtExceptionHandler|Uncaught exception|Terminating due|@coll|Lost task|cancelled because/;

/** Lines that tell, each kind once with how often it came, in order of first coming. */
function told(said: readonly string[]): readonly (readonly [line: string, times: number])[] {
  const counts = new Map<string, number>();
  for (const line of said.filter((one) => telling.test(one))) {
    const plain = line
      .replace(/^\d\d\/\d\d\/\d\d \S+ /, "")
      .replace(/\(TID \d+\)/g, "(TID N)")
      .replace(/task \d+\.\d+ in/g, "task N in")
      .replace(/Task \d+ in/g, "Task N in")
      .replace(/\([^()]* executor driver\)/g, "(HOST executor driver)")
      .replace(/task-result-getter-\d/g, "task-result-getter-N");
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return [...counts];
}

async function driver(jar: string, name: string, more: readonly string[]): Promise<void> {
  const how =
    "--master local[2] --driver-memory 500m --conf spark.driver.maxResultSize=0 --conf spark.ui.enabled=false --class org.apache.spark.oracle.Jvm";
  const app = start(home, "spark-submit", [...how.split(" "), ...more, jar, "driver"], folder);
  const code = await Promise.race([app.ended, pause(PATIENCE_MILLIS).then(() => undefined)]);
  if (code === undefined) await stop(app, "SIGKILL");
  const ended =
    code === undefined ? `still there after ${PATIENCE_MILLIS / 1000} s` : `exit code ${code}`;
  keep(`${name}.json`, { ended, told: told(app.lines) });
}

try {
  mkdirSync(kept, { recursive: true });
  const jar = join(folder, "oracle.jar");
  const compiler = `-cp ${join(home, "jars", "*")} scala.tools.nsc.Main -usejavacp -nowarn -d ${jar}`;
  execFileSync("java", [...compiler.split(" "), join(here, "Jvm.scala")], { stdio: "inherit" });
  await executor(jar);
  await driver(jar, "full-driver", []);
  await driver(jar, "full-driver-that-exits", [
    "--driver-java-options",
    "-XX:+ExitOnOutOfMemoryError",
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
