/*
 * Applications of real Spark, each with its own context in one JVM, whose event logs `npm run doctor` is tried on: healthy ones, ones with a fault
 * planted, ones with two. `run NAME MASTER DIR KEY=VALUE…` runs one of them; `pack FROM TO` writes a log again by Spark's own zstd. A sleeping task
 * stands for one that waits for something outside; everything else is real work. Compiled and started by record-doctor.ts.
 */
package org.apache.spark.oracle

import java.io._
import scala.io.Source
import scala.util.Try
import org.apache.spark.{HashPartitioner, SparkConf, SparkContext, SparkEnv, TaskContext}
import org.apache.spark.io.CompressionCodec
import org.apache.spark.rdd.RDD
import org.apache.spark.sql.SparkSession
import org.apache.spark.storage.StorageLevel

/** What stays on the heap of a process. */
object Held { @volatile var things: AnyRef = null }

object Doctor {
  def work[T](millis: Int)(it: Iterator[T]): Iterator[T] = { Thread.sleep(millis); it }
  def slowly[T](micros: Int)(it: Iterator[T]): Iterator[T] = {
    var owed = 0L
    it.map { one => owed += micros; if (owed >= 20000) { Thread.sleep(owed / 1000); owed = 0 }; one }
  }
  def isFirst(partition: Int): Boolean = {
    val task = TaskContext.get
    task.partitionId == partition && task.attemptNumber == 0 && task.stageAttemptNumber == 0
  }
  def ready(sc: SparkContext, executors: Int): Unit = while (sc.statusTracker.getExecutorInfos.length < executors + 1) Thread.sleep(50)

  private val text = "to be or not to be that is the question whether tis nobler in the mind to suffer".split(" ")
  def words(sc: SparkContext, lines: Int, parts: Int): RDD[String] =
    sc.parallelize(0 until lines, parts).flatMap(n => Iterator.tabulate(12)(i => text((n * 7 + i * 5) % text.length) + (n * 31 + i) % 50))
  def wordCount(sc: SparkContext, lines: Int, parts: Int, millis: Int): Unit =
    words(sc, lines, parts).mapPartitions(work(millis)).map((_, 1)).reduceByKey(_ + _, parts).mapPartitions(work(millis)).collect()
  def random(megabytes: Int): Array[Byte] = { val all = new Array[Byte](megabytes << 20); new scala.util.Random(7).nextBytes(all); all }

  /** All values under their keys; the share of key 0 is what makes it skewed. */
  def grouped(sc: SparkContext, records: Int, hot: Double, parts: Int, micros: Int): Unit =
    sc.parallelize(0 until records, parts).map(n => (if ((n * 7919L) % 1000 < hot * 1000) 0 else 1 + n % 5000, n))
      .partitionBy(new HashPartitioner(parts)).mapPartitions(slowly(micros)).map(_._2).count()

  /** A JVM of this machine stands still for a while, as in a very long pause. */
  def still(pid: Long, millis: Long): Unit = {
    val halts = Seq("sh", "-c", s"kill -STOP $pid; sleep ${millis / 1000.0}; kill -CONT $pid")
    new ProcessBuilder(halts: _*).start()
  }
  def pids(sc: SparkContext): Map[String, Long] =
    sc.parallelize(1 to 8, 8).map { _ => Thread.sleep(200); (SparkEnv.get.executorId, ProcessHandle.current.pid) }.collect().toMap

  def filesOf(folder: String, count: Int): Unit = {
    new File(folder).mkdirs()
    for (n <- 1 to count) { val out = new PrintWriter(s"$folder/f$n"); for (i <- 1 to 20) out.println(s"$n line $i"); out.close() }
  }

  type Run = (SparkContext, Int, File) => Unit

  def session(sc: SparkContext): SparkSession = {
    SparkSession.clearActiveSession(); SparkSession.clearDefaultSession()
    SparkSession.builder.config(sc.getConf).getOrCreate()
  }

  val healthy: Map[String, Run] = Map(
    "words" -> { (sc, n, _) => wordCount(sc, n, 16, 250) },
    "join" -> { (sc, n, _) =>
      val left = sc.parallelize(0 until n, 8).map(i => (i % 5000, i)).mapPartitions(work(400))
      val right = sc.parallelize(0 until n / 4, 8).map(i => (i % 5000, i.toString)).mapPartitions(work(400))
      left.reduceByKey(_ + _, 8).join(right.reduceByKey((a, b) => if (a < b) a else b, 8)).mapPartitions(work(500)).count()
    },
    "iteration" -> { (sc, n, _) =>
      val points = sc.parallelize(0 until n, 8).mapPartitions(work(500)).map(i => (i % 100).toDouble).cache()
      var mean = 0.0
      for (_ <- 1 to 6) mean = points.map(p => p * 0.5 + mean).mapPartitions(work(150)).sum() / n
    },
    "sort" -> { (sc, n, _) =>
      sc.parallelize(0 until n, 8).map(i => ((i * 7919L) % 1000003, i)).mapPartitions(work(300)).cache().sortByKey(true, 8).mapPartitions(work(300)).count()
    },
    "jobs" -> { (sc, n, _) => for (i <- 1 to n) sc.parallelize(1 to 1000, 4).mapPartitions(work(60)).map(_ + i).sum() },
    "sql" -> { (sc, n, _) =>
      val spark = session(sc)
      spark.range(0, n, 1, 8).selectExpr("id", "id % 977 as k", "id * 3 as v").groupBy("k").sum("v").collect()
      spark.range(0, n, 1, 8).selectExpr("id % 31 as k").groupBy("k").count().orderBy("k").collect()
      spark.range(0, n, 1, 8).selectExpr("id % 97 as k", "cast(id as string) as s").groupBy("k").agg(Map("s" -> "max")).collect()
    },
    "sqlJoin" -> { (sc, n, _) =>
      val spark = session(sc)
      val names = spark.range(500).selectExpr("id as k", "concat('name', id) as name")
      for (_ <- 1 to 3) spark.range(0, n, 1, 8).selectExpr("id", "id % 500 as k").join(names, "k").groupBy("name").count().collect()
    },
    "tables" -> { (sc, n, folder) =>
      val spark = session(sc)
      spark.range(0, n, 1, 4).selectExpr("id", "id % 100 as k", "concat('row number ', id) as s").write.parquet(s"$folder/t")
      for (_ <- 1 to 3) spark.read.parquet(s"$folder/t").groupBy("k").count().collect()
    },
    "steps" -> { (sc, n, _) =>
      sc.parallelize(0 until n, 12).mapPartitions(work(250)).repartition(12).mapPartitions(work(250)).map(i => (i % 1000, 1L))
        .reduceByKey(_ + _, 12).map(_.swap).groupByKey(12).mapPartitions(work(250)).mapValues(_.size).collect()
    },
    "sets" -> { (sc, n, _) =>
      val a = sc.parallelize(0 until n, 8).mapPartitions(work(300)); val b = sc.parallelize(n / 2 until n * 3 / 2, 8).mapPartitions(work(300))
      a.union(b).distinct(8).mapPartitions(work(300)).count(); a.map((_, 1)).cogroup(b.map((_, 2)), 8).mapPartitions(work(300)).count()
    },
    "tree" -> { (sc, n, _) => for (_ <- 1 to 3) sc.parallelize(0 until n, 16).mapPartitions(work(200)).map(_.toDouble).treeAggregate(0.0)(_ + _, _ + _, 2) },
    "files" -> { (sc, n, folder) =>
      words(sc, n, 8).mapPartitions(work(300)).saveAsTextFile(s"$folder/words")
      sc.textFile(s"$folder/words", 8).mapPartitions(work(400)).map(w => (w.length, 1)).reduceByKey(_ + _, 4).mapPartitions(work(200)).collect()
    },
  )

  val time: Map[String, Run] = Map(
    "skew" -> { (sc, n, _) => wordCount(sc, 4000, 8, 150); grouped(sc, n, 0.7, 8, 1000000000 / n / 100) },
    "noSkew" -> { (sc, n, _) => wordCount(sc, 4000, 8, 150); grouped(sc, n, 0, 8, 1000000000 / n / 100) },
    "skewMild" -> { (sc, n, _) => grouped(sc, n, 0.35, 16, 1000000000 / n / 60) },
    "skewSql" -> { (sc, n, _) =>
      val spark = session(sc)
      val slow = org.apache.spark.sql.functions.udf { (i: Long) => if (i % 40 == 0) Thread.sleep(20); i }
      spark.range(0, n, 1, 8).selectExpr("id", "case when id % 10 < 7 then 0 else id end as k").repartition(8, org.apache.spark.sql.functions.col("k"))
        .select(slow(org.apache.spark.sql.functions.col("id")).as("x")).write.format("noop").mode("overwrite").save()
    },
    "straggler" -> { (sc, n, _) =>
      sc.parallelize(1 to 16000, 16).mapPartitions { it => Thread.sleep(if (isFirst(5)) n else 400); it }.map(i => (i % 100, i)).reduceByKey(_ + _, 8).count()
    },
    "slowExecutor" -> { (sc, n, _) =>
      ready(sc, 2)
      sc.parallelize(1 to 12000, 12).mapPartitions { it => Thread.sleep(if (SparkEnv.get.executorId == "1") n else 500); it }.count()
    },
    "few" -> { (sc, n, _) => wordCount(sc, 4000, 8, 100); words(sc, 3000, n).mapPartitions(work(6000 / n)).map((_, 1)).reduceByKey(_ + _, 8).count() },
    "fewAfter" -> { (sc, n, _) => words(sc, 3000, 8).mapPartitions(work(300)).map((_, 1)).reduceByKey(_ + _, n).mapPartitions(work(5000 / n)).count() },
    "many" -> { (sc, n, _) => sc.parallelize(1 to 20000, 8).map(i => (i, 1)).reduceByKey(_ + _, n).map(_._1).count() },
    "manySql" -> { (sc, n, _) => session(sc).range(0, 20000, 1, 4).selectExpr("id % 500 as k").groupBy("k").count().collect() },
    "tiny" -> { (sc, n, _) => sc.parallelize(1 to n * 2, n).map(_ + 1).sum() },
    "gaps" -> { (sc, n, _) => for (i <- 1 to 4) { wordCount(sc, 4000, 8, 100); if (i < 4) Thread.sleep(n) } },
    "driverWork" -> { (sc, n, _) =>
      val pairs = sc.parallelize(1 to 200000, 8).mapPartitions(work(200)).map(i => (i % 1000, i)).collect()
      val until = System.currentTimeMillis + n
      var kept = 0L
      while (System.currentTimeMillis < until) kept += pairs.groupBy(_._1).values.map(_.length).sum
      sc.parallelize(1 to 8, 8).mapPartitions(work(300)).map(_ + kept).sum()
    },
    "waits" -> { (sc, n, _) =>
      ready(sc, 2)
      val host = sc.statusTracker.getExecutorInfos.last.host
      val id = sc.getExecutorIds().min
      sc.makeRDD((1 to n).map(i => (i, Seq(s"executor_${host}_$id")))).mapPartitions(work(400)).count()
    },
  )

  val memory: Map[String, Run] = Map(
    "sortStrings" -> { (sc, n, _) => sc.parallelize(0 until n, 4).map(i => ((i * 7919L) % 1000003, s"value number $i")).sortByKey(true, 4).count() },
    "spillLarge" -> { (sc, n, _) =>
      val records = sc.parallelize(0 until n, 4).mapPartitions { it =>
        val block = random(8)
        it.map { i => val at = (i * 7919L % (7 << 20)).toInt; ((i * 7919L) % 1000003, java.util.Arrays.copyOfRange(block, at, at + 4096)) }
      }
      records.sortByKey(true, 4).count()
    },
    "spillGroups" -> { (sc, n, _) => sc.parallelize(0 until n, 4).map(i => (i % 200000, s"some text $i")).groupByKey(4).mapValues(_.size).count() },
    "gc" -> { (sc, n, _) =>
      ready(sc, 1)
      sc.parallelize(1 to 8, 8).map { task =>
        Held.synchronized { if (Held.things == null) Held.things = Array.tabulate(n)(i => new Array[Byte](80)) }
        var sum = 0L
        for (round <- 1 to 30) { val made = Array.tabulate(60000)(i => Array[Long](i, round, task)); sum += made(round)(1) }
        sum
      }.sum()
    },
    "broadcast" -> { (sc, n, _) =>
      ready(sc, 2)
      for (_ <- 1 to 2) { val big = sc.broadcast(random(n)); sc.parallelize(1 to 8, 8).mapPartitions(work(100)).map(i => i + big.value(i)).sum() }
    },
    "closure" -> { (sc, n, _) =>
      val names = Map((1 to n).map(i => (i, "name" + i)): _*)
      sc.parallelize(1 to 16, 16).map(i => names(i).length).sum()
    },
    "result" -> { (sc, n, _) => for (_ <- 1 to 3) sc.parallelize(1 to 8, 8).map(_ => random(n)).collect() },
    "resultTooLarge" -> { (sc, n, _) => wordCount(sc, 4000, 8, 100); Try(sc.parallelize(1 to 16, 16).map(_ => random(n)).collect()) },
    "tooMuch" -> { (sc, n, _) => ready(sc, 2); for (_ <- 1 to 3) wordCount(sc, n, 8, 500) },
    "outOfMemory" -> { (sc, n, _) =>
      ready(sc, 2); wordCount(sc, 4000, 8, 100)
      Try(sc.parallelize(1 to 4, 4).map { i => Thread.sleep(300); if (i == 2) Array.fill(n)(new Array[Byte](1 << 20)).length else i }.sum())
    },
    "recomputed" -> { (sc, n, _) =>
      val parsed = sc.parallelize(1 to 80000, 8).mapPartitions(work(n)).map(i => (i % 100, i)).reduceByKey(_ + _, 8).mapPartitions(work(n))
      for (_ <- 1 to 4) parsed.count()
    },
    "cacheTooSmall" -> { (sc, n, _) =>
      val kept = sc.parallelize(1 to 8, 8).mapPartitions { it => Thread.sleep(600); it.map(_ => random(n)) }.cache()
      for (_ <- 1 to 4) kept.map(_.length).sum()
    },
  )

  val lost: Map[String, Run] = Map(
    "fetch" -> { (sc, n, _) =>
      ready(sc, 2)
      val sums = sc.parallelize(1 to 400000, 8).map(i => (i, i)).mapPartitions(work(100)).partitionBy(new HashPartitioner(4))
      val pid = pids(sc).toSeq.sortBy(_._1).head._2
      sums.count()
      still(pid, n); Thread.sleep(100)
      sums.map(_._2).count()
    },
    "fails" -> { (sc, n, _) =>
      sc.parallelize(1 to 16, 16).map { i => Thread.sleep(n); if (TaskContext.get.attemptNumber < 2 && i % 3 == 0) throw new RuntimeException("a bad record"); i }.count()
    },
    "neverFails" -> { (sc, n, _) => sc.parallelize(1 to 16, 16).map { i => Thread.sleep(n); i }.count() },
    "failsForGood" -> { (sc, n, _) =>
      wordCount(sc, 4000, 8, 100)
      Try(sc.parallelize(1 to 8, 8).map { i => Thread.sleep(n); if (i == 3) throw new IllegalStateException("cannot be parsed"); i }.count())
    },
    "dies" -> { (sc, n, _) =>
      ready(sc, 2)
      sc.parallelize(1 to 12, 12).map { i => Thread.sleep(n); if (isFirst(5)) Runtime.getRuntime.halt(137); i }.count()
    },
    "diesLater" -> { (sc, n, _) =>
      ready(sc, 2)
      val pairs = sc.parallelize(1 to 8000, 8).mapPartitions(work(n)).map(i => (i % 50, i)).reduceByKey(_ + _, 8)
      pairs.mapPartitions { it => Thread.sleep(n); if (isFirst(3)) Runtime.getRuntime.halt(1); it }.count()
    },
    "smallFiles" -> { (sc, n, folder) => filesOf(s"$folder/in", n); sc.textFile(s"$folder/in").map(_.length).sum() },
    "smallFilesOut" -> { (sc, n, folder) => sc.parallelize(1 to n * 20, n).map(i => s"line $i").saveAsTextFile(s"$folder/out") },
  )

  val two: Map[String, Run] = Map(
    "skewAndGaps" -> { (sc, n, folder) => grouped(sc, 40000, 0.7, 8, 150); Thread.sleep(n); wordCount(sc, 4000, 8, 100) },
    "fewAndFails" -> { (sc, n, folder) => time("few")(sc, 1, folder); lost("fails")(sc, n, folder) },
    "stragglerAndTiny" -> { (sc, n, folder) => time("straggler")(sc, n, folder); time("tiny")(sc, 900, folder) },
    "recomputedAndMany" -> { (sc, n, folder) => memory("recomputed")(sc, n, folder); time("many")(sc, 700, folder) },
    "diesAndGaps" -> { (sc, n, folder) => lost("dies")(sc, 900, folder); Thread.sleep(n); wordCount(sc, 4000, 8, 100) },
  )

  val runs: Map[String, Run] = healthy ++ time ++ memory ++ lost ++ two

  def run(name: String, shape: String, size: Int, master: String, folder: File, settings: Seq[String]): Unit = {
    val conf = new SparkConf().setMaster(master).setAppName(name).set("spark.ui.enabled", "false")
      .set("spark.eventLog.enabled", "true").set("spark.eventLog.dir", folder.toURI.toString)
    for (setting <- settings) { val Array(key, value) = setting.split("=", 2); conf.set(key, value) }
    val scratch = new File(folder.getParentFile.getParentFile, s"files/$name")
    val sc = new SparkContext(conf)
    try runs(shape)(sc, size, scratch) finally sc.stop()
  }

  def pack(from: String, to: String): Unit = {
    val codec = CompressionCodec.createCodec(new SparkConf(), "zstd")
    val out = codec.compressedContinuousOutputStream(new BufferedOutputStream(new FileOutputStream(to)))
    val in = new FileInputStream(from)
    in.transferTo(out); in.close(); out.close()
  }

  def main(args: Array[String]): Unit = for (line <- Source.fromFile(args(0)).getLines()) line.split("\t").toList match {
    case "run" :: name :: shape :: size :: master :: folder :: settings =>
      System.err.println(s"@begins $name")
      try { new File(folder).mkdirs(); run(name, shape, size.toInt, master, new File(folder), settings); System.err.println(s"@ran $name") }
      catch { case error: Throwable => error.printStackTrace(); System.err.println(s"@failed $name: $error") }
    case "pack" :: from :: to :: Nil => pack(from, to); System.err.println(s"@packed $to")
    case other => throw new IllegalArgumentException(other.mkString(" "))
  }
}
