/**
 * Event logs that real Spark writes, for their shape: a session in local mode and one on `local-cluster`, with jobs that succeed, a cached RDD, a task
 * that fails for good, and an executor that dies in the midst of a reduce stage, so that there are fetch failures and resubmitted stages.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./processes.ts";

const session = `
import org.apache.spark.TaskContext
import scala.util.Try
val words = sc.parallelize(Seq("to be or", "not to be", "that is", "the question"), 4).flatMap(_.split(" ")).map(w => (w, 1)).reduceByKey(_ + _, 3)
words.collect()
words.count()
val numbers = sc.parallelize(1 to 6, 3).cache()
numbers.count()
numbers.sum()
numbers.unpersist(true)
Try(sc.parallelize(1 to 6, 3).map(n => if (n == 4) throw new RuntimeException("four") else n).collect())
if (!sc.isLocal) sc.parallelize(1 to 20, 4).map(n => (n % 5, n)).reduceByKey(_ + _, 2).map { pair =>
  val task = TaskContext.get
  if (task.attemptNumber == 0 && task.stageAttemptNumber == 0 && task.partitionId == 0) Runtime.getRuntime.halt(137)
  pair
}.collect()
println("REC done"); sys.exit(0)
`;

/** The text of the logs that Spark wrote in two sessions. */
export async function realLogs(home: string, folder: string): Promise<string> {
  const logs = join(folder, "real-logs");
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(folder, "session.scala"), session);
  for (const master of ["local[2,2]", "local-cluster[2,1,1024]"]) {
    const settings = {
      "spark.eventLog.enabled": "true",
      "spark.eventLog.dir": `file://${logs}`,
      "spark.eventLog.logBlockUpdates.enabled": "true",
      "spark.ui.enabled": "false",
    };
    const conf = Object.entries(settings).flatMap(([key, value]) => ["--conf", `${key}=${value}`]);
    const args = ["--master", master, ...conf, "-i", "session.scala"];
    const shell = start(home, "spark-shell", args, folder);
    await shell.ended;
    if (!shell.lines.includes("REC done"))
      throw new Error(`${master}: the session broke off\n${shell.lines.slice(-20).join("\n")}`);
  }
  return readdirSync(logs)
    .map((file) => readFileSync(join(logs, file), "utf8"))
    .join("");
}
