/**
 * Sessions of real Spark whose event logs are kept, with what the History Server answers about them: jobs that fail, user accumulators with large and
 * many values, cached RDDs on memory and disk and in replicas, lost executors, fetch failures, speculation, results fetched through the block manager,
 * exclusion, SQL, an application killed in the midst of its tasks, and one with more jobs and stages than are retained. Each in another codec.
 */

export interface LoggedSession {
  readonly name: string;
  readonly master: string;
  readonly conf: Readonly<Record<string, string>>;
  /** Of the kept log; undefined: plain. */
  readonly codec: string | undefined;
  /** Cut off in the midst, as by a machine that dies: so much of it is kept. */
  readonly keep?: number;
  readonly program: string;
}

const imports = `
import org.apache.spark.TaskContext
import org.apache.spark.storage.StorageLevel._
import scala.util.Try
`;

const local = `${imports}
val big = sc.longAccumulator("big"); val names = sc.collectionAccumulator[String]("names"); val plain = sc.longAccumulator; val avg = sc.doubleAccumulator("avg")
sc.setJobGroup("g1", "first group", false); sc.addJobTag("red"); sc.addJobTag("blue")
sc.parallelize(1 to 20, 4).foreach { n => big.add(9007199254740993L); names.add("n" + n); plain.add(n); avg.add(n / 3.0) }
sc.clearJobTags(); sc.clearJobGroup()
val words = sc.parallelize(Seq("to be or", "not to be", "that is", "the question"), 4).flatMap(_.split(" ")).map(w => (w, 1)).reduceByKey(_ + _, 3)
words.setName("counts \\"quoted\\" <b>").cache(); words.collect(); words.count()
val disk = sc.parallelize(1 to 100000, 3).persist(DISK_ONLY); disk.count()
val ser = sc.parallelize(1 to 1000, 2).persist(MEMORY_AND_DISK_SER); ser.count(); ser.unpersist(true)
sc.setLocalProperty("spark.job.description", "fails: <script>")
Try(sc.parallelize(1 to 6, 3).map(n => if (n == 4) throw new RuntimeException("four\\nlines \\"here\\"") else n).collect())
sc.setLocalProperty("spark.job.description", null)
Try(sc.parallelize(1 to 40, 4).map(n => (n % 3, n)).reduceByKey(_ + _, 2).map { p => if (p._1 == 1) throw new RuntimeException("after the shuffle") else p }.collect())
Try(sc.parallelize(1 to 2, 2).map(n => if (n == 1) throw new RuntimeException("one") else { Thread.sleep(2000); n }).collect())
val f = sc.parallelize(1 to 4, 4).map { n => Thread.sleep(3000); n }.collectAsync(); Thread.sleep(500); f.cancel(); Thread.sleep(3500)
sc.setLocalProperty("spark.scheduler.pool", "fast"); sc.parallelize(1 to 4, 2).count()
`;

const cluster = `${imports}
def pairs = sc.parallelize(1 to 24, 6).map(n => (n % 5, n))
def die(): Unit = { Thread.sleep(1000); Runtime.getRuntime.halt(137) }
def first(partition: Int): Boolean = { val t = TaskContext.get; t.partitionId == partition && t.attemptNumber == 0 && t.stageAttemptNumber == 0 }
Thread.sleep(6000)
val twice = sc.parallelize(1 to 1000, 4).persist(MEMORY_ONLY_2); twice.count()
val broad = sc.broadcast(new Array[Byte](300000)); sc.parallelize(1 to 4, 4).map(n => n + broad.value.length).sum()
Try(pairs.reduceByKey(_ + _, 3).map { p => if (p._1 == 1 && TaskContext.get.attemptNumber < 2) throw new RuntimeException("read, then failed"); p }.collect())
pairs.map { pair => if (first(5)) die(); pair }.reduceByKey(_ + _, 2).collect()
pairs.reduceByKey(_ + _, 2).map { pair => if (first(0)) die(); pair }.collect()
val sums = pairs.reduceByKey(_ + _, 2); sums.collect()
sc.parallelize(1 to 8, 8).foreach { _ => val files = org.apache.spark.SparkEnv.get.blockManager.diskBlockManager.getAllFiles(); files.filter(_.getName.startsWith("shuffle")).foreach(_.delete()) }
sums.count()
sc.parallelize(1 to 4, 1).map { n => new Array[Byte](2000000) }.collect()
sc.parallelize(1 to 8, 4).map { n => if (TaskContext.get.partitionId == 3 && TaskContext.get.attemptNumber == 0) Thread.sleep(9000) else Thread.sleep(300); n }.collect()
twice.count()
`;

const sql = `${imports}
spark.range(0, 20000, 1, 4).selectExpr("id", "id % 7 as k").groupBy("k").sum("id").collect()
spark.range(1000).join(spark.range(500), "id").count()
spark.range(100).repartition(3).write.mode("overwrite").parquet("out-parquet"); spark.read.parquet("out-parquet").filter("id > 50").count()
Try(spark.sql("select raise_error('no')").collect())
`;

const many = `
val r = sc.parallelize(1 to 2, 2).map(n => (n, n)).reduceByKey(_ + _, 1)
for (i <- 1 to 1120) { if (i % 3 == 0) r.count() else sc.parallelize(1 to 2, 1).count() }
`;

const killed = `
val c = sc.parallelize(1 to 10, 2).cache(); c.count()
sc.parallelize(1 to 6, 6).map { n => if (n > 3) Thread.sleep(60000); n }.collectAsync()
Thread.sleep(3000); sc.parallelize(1 to 2, 2).countAsync(); Thread.sleep(1000)
println("REC done"); Runtime.getRuntime.halt(9)
`;

const excluded = `${imports}
Thread.sleep(6000)
Try(sc.parallelize(1 to 20, 10).map { n => Thread.sleep(300); if (org.apache.spark.SparkEnv.get.executorId == "1" && TaskContext.get.attemptNumber < 2) throw new RuntimeException("on 1"); n }.collect())
sc.parallelize(1 to 8, 4).count()
Thread.sleep(3000)
`;

const peaks = {
  "spark.eventLog.logStageExecutorMetrics": "true",
  "spark.executor.heartbeatInterval": "1s",
};

export const loggedSessions: readonly LoggedSession[] = [
  {
    name: "local",
    master: "local[2,4]",
    conf: { "spark.eventLog.logBlockUpdates.enabled": "true", ...peaks },
    codec: "zstd",
    program: local,
  },
  {
    name: "cluster",
    master: "local-cluster[2,2,1024]",
    conf: {
      "spark.eventLog.logBlockUpdates.enabled": "true",
      "spark.speculation": "true",
      "spark.speculation.minTaskRuntime": "100ms",
      ...peaks,
    },
    codec: "lz4",
    program: cluster,
  },
  { name: "sql", master: "local[2]", conf: {}, codec: "snappy", program: sql },
  { name: "killed", master: "local[4]", conf: {}, codec: "zstd", keep: 0.93, program: killed },
  {
    name: "excluded",
    master: "local-cluster[3,1,1024]",
    conf: {
      "spark.excludeOnFailure.enabled": "true",
      "spark.excludeOnFailure.timeout": "2s",
      "spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor": "2",
      "spark.excludeOnFailure.stage.maxFailedTasksPerExecutor": "2",
      "spark.excludeOnFailure.application.maxFailedTasksPerExecutor": "2",
    },
    codec: "lzf",
    program: excluded,
  },
  {
    name: "many",
    master: "local[2]",
    conf: {
      "spark.eventLog.rolling.enabled": "true",
      "spark.eventLog.rolling.maxFileSize": "10m",
    },
    codec: "zstd",
    program: many,
  },
];
