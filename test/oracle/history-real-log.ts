/**
 * Event logs that real Spark writes, for their shape: a session in local mode and one on `local-cluster`, with jobs that succeed, a cached RDD, a task
 * that fails for good and another that is killed for it, an executor that dies in the midst of a map stage and one in the midst of a reduce stage, and
 * shuffle files that vanish: so that tasks are resubmitted, and fetch failures know and do not know where the blocks were.
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
Try(sc.parallelize(1 to 2, 2).map(n => if (n == 1) throw new RuntimeException("one") else { Thread.sleep(3000); n }).collect())
Thread.sleep(4000)
def pairs = sc.parallelize(1 to 24, 6).map(n => (n % 5, n))
def die(): Unit = { Thread.sleep(1000); Runtime.getRuntime.halt(137) }
def first(partition: Int): Boolean = { val t = TaskContext.get; t.partitionId == partition && t.attemptNumber == 0 && t.stageAttemptNumber == 0 }
if (!sc.isLocal) {
  pairs.map { pair => if (first(5)) die(); pair }.reduceByKey(_ + _, 2).collect()
  pairs.reduceByKey(_ + _, 2).map { pair => if (first(0)) die(); pair }.collect()
  val sums = pairs.reduceByKey(_ + _, 2)
  sums.collect()
  sc.parallelize(1 to 8, 8).foreach { _ =>
    val files = org.apache.spark.SparkEnv.get.blockManager.diskBlockManager.getAllFiles()
    files.filter(_.getName.startsWith("shuffle")).foreach(_.delete())
  }
  sums.count()
}
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
