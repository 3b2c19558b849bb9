/**
 * `npm run oracle:answers`: has real Spark write event logs (answers-sessions.ts), takes out of them what tells of this machine, writes them again by
 * Spark's own codecs into test/monitor/logs, starts a real History Server 3.5.3 over them, and keeps what it answers: the second table of conformance. With the word `ask` the logs stay, and only the questions are put again.
 * Needs SPARK_HOME and Java; takes some minutes. In Spark: HistoryServerSuite with its expectations.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { spoken } from "../harness/texts.ts";
import { askEverything, type Told } from "./answers-asked.ts";
import { type LoggedSession, loggedSessions } from "./answers-sessions.ts";
import { freePort, sparkHomeOr, start, stop } from "./processes.ts";
import { withoutMachine } from "./without-machine.ts";

const home = sparkHomeOr("npm run oracle:answers");
const folder = mkdtempSync(join(tmpdir(), "answers-"));
const kept = fileURLToPath(new URL("../monitor/logs/", import.meta.url));

async function shell(name: string, master: string, conf: Record<string, string>, program: string) {
  const file = join(folder, `${name}.scala`);
  writeFileSync(file, `${program}\nprintln("REC done"); sys.exit(0)\n`);
  const settings = Object.entries({ "spark.ui.enabled": "false", ...conf });
  const words = settings.flatMap(([key, value]) => ["--conf", `${key}=${value}`]);
  const running = start(
    home,
    "spark-shell",
    ["--name", `kept ${name}`, "--master", master, ...words, "-i", file],
    folder,
  );
  await running.ended;
  if (!running.lines.includes("REC done"))
    throw new Error(`${name}: the session broke off\n${running.lines.slice(-20).join("\n")}`);
}

/** The log of a session as lines of JSON without what tells of the machine; of rolled files one after the other. */
async function logOf({ name, master, conf, program }: LoggedSession): Promise<void> {
  const logs = join(folder, "raw", name);
  mkdirSync(logs, { recursive: true });
  await shell(
    name,
    master,
    { ...conf, "spark.eventLog.enabled": "true", "spark.eventLog.dir": `file://${logs}` },
    program,
  );
  const plain = join(folder, "plain", name);
  mkdirSync(plain, { recursive: true });
  for (const entry of readdirSync(logs, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith(".")) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
    const rolled = entry.parentPath === logs ? "" : `${entry.parentPath.slice(logs.length + 1)}/`;
    if (rolled !== "") mkdirSync(join(plain, rolled), { recursive: true });
    writeFileSync(
      join(plain, rolled, entry.name),
      text
        .split("\n")
        .map((line) => (line === "" ? line : withoutMachine(line, [folder, home])))
        .join("\n"),
    );
  }
}

/** Spark's own streams, which only its own packages may name, so by reflection; flushed where the event log is, and a large log seldom, so that it stays small. */
const compress = (
  pairs: readonly (readonly [from: string, to: string, codec: string])[],
): string => `
import java.io._
val module = Class.forName("org.apache.spark.io.CompressionCodec$")
val codecs = module.getField("MODULE$").get(null)
def write(from: String, to: String, name: String): Unit = {
  val codec = module.getMethod("createCodec", classOf[org.apache.spark.SparkConf], classOf[String]).invoke(codecs, sc.getConf, name)
  val open = Class.forName("org.apache.spark.io.CompressionCodec").getMethod("compressedContinuousOutputStream", classOf[OutputStream])
  val out = open.invoke(codec, new FileOutputStream(to)).asInstanceOf[OutputStream]
  val isLarge = new File(from).length > 1000000
  val writer = new PrintWriter(new OutputStreamWriter(new BufferedOutputStream(out), "UTF-8"))
  scala.io.Source.fromFile(from, "UTF-8").getLines.zipWithIndex.foreach { case (line, at) =>
    writer.print(line); writer.print("\\n")
    if (if (isLarge) at % 1000 == 0 else !line.contains("SparkListenerTask")) writer.flush()
  }
  writer.close()
}
${pairs.map((words) => `write(${words.map((word) => JSON.stringify(word)).join(", ")})`).join("\n")}
`;

async function keep(): Promise<void> {
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  const pairs: [string, string, string][] = [];
  const cuts: [string, number][] = [];
  for (const { name, codec, keep: share } of loggedSessions) {
    const plain = join(folder, "plain", name);
    for (const entry of readdirSync(plain, { recursive: true, withFileTypes: true })) {
      const rolled = entry.parentPath === plain ? "" : entry.parentPath.slice(plain.length + 1);
      if (entry.isDirectory()) mkdirSync(join(kept, entry.name), { recursive: true });
      else if (entry.name.startsWith("appstatus") || codec === undefined)
        copyFileSync(join(entry.parentPath, entry.name), join(kept, rolled, entry.name));
      else {
        const ended = entry.name.replace(/\.inprogress$/, "");
        const to = join(kept, rolled, `${ended}.${codec}${entry.name.slice(ended.length)}`);
        pairs.push([join(entry.parentPath, entry.name), to, codec]);
        if (share !== undefined) cuts.push([to, share]);
      }
    }
  }
  await shell("compress", "local[1]", {}, compress(pairs));
  for (const [file, share] of cuts)
    truncateSync(file, Math.floor(readFileSync(file).length * share));
}

async function answers(): Promise<Told> {
  const port = await freePort();
  const server = start(
    home,
    "spark-class",
    ["org.apache.spark.deploy.history.HistoryServer"],
    folder,
    {
      SPARK_HISTORY_OPTS: [
        `-Dspark.history.fs.logDirectory=file://${kept}`,
        `-Dspark.history.ui.port=${port}`,
        "-Dspark.history.fs.update.interval=600s",
      ].join(" "),
    },
  );
  try {
    return await askEverything(`http://127.0.0.1:${port}/api/v1`, loggedSessions.length);
  } finally {
    await stop(server);
  }
}

/** With the word `ask` the logs stay as they are, and only the questions are put again. */
if (process.argv[2] !== "ask") {
  for (const session of loggedSessions) {
    await logOf(session);
    console.log(session.name);
  }
  await keep();
}
const told = await answers();
for (const file of readdirSync(kept, { recursive: true, withFileTypes: true }))
  if (file.name.endsWith(".crc")) rmSync(join(file.parentPath, file.name));
const fields = [...told].map(([path, text]) => `${JSON.stringify(path)}:${text}`);
const recording = new URL("../monitor/history-answers.json.gz", import.meta.url);
writeFileSync(recording, gzipSync(`{${fields.join(",\n")}}`, { level: 9 }));
rmSync(folder, { recursive: true });
console.log(spoken({ en: `${told.size} answers kept`, ko: `답 ${told.size}개를 기록했습니다` }));
