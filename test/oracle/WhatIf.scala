/*
 * Applications of real Spark, each recorded on several numbers of executors and cores, by which `npm run whatif` is measured. `run NAME SHAPE SIZE MASTER
 * DIR KEY=VALUE…` runs one; `pack FROM TO` writes a log again by Spark's own zstd. Shapes whose name begins with "sleep" only wait; all others do real
 * work. Each waits for its executors first, as spark.scheduler.minRegisteredResourcesRatio would. Compiled and started by record-whatif.ts.
 */
package org.apache.spark.oracle

import java.io._
import scala.io.Source
import org.apache.spark.{HashPartitioner, SparkConf, SparkContext}
import org.apache.spark.io.CompressionCodec
import org.apache.spark.sql.SparkSession

object WhatIf {
  /** So many steps of a generator of numbers: work that neither waits nor makes garbage. */
  def burn(steps: Long, seed: Long): Long = {
    var x = seed | 1L
    var left = steps
    while (left > 0) { x ^= x << 13; x ^= x >>> 7; x ^= x << 17; left -= 1 }
    x
  }
  def work[T](millis: Int)(it: Iterator[T]): Iterator[T] = { Thread.sleep(millis); it }
  /** The same for the same task in every run, from 0 to 1. */
  def chance(of: Int): Double = ((burn(8, of * 7919L + 13) >>> 11).toDouble) / (1L << 53)

  def ready(sc: SparkContext, executors: Int): Unit =
    while (sc.statusTracker.getExecutorInfos.length < executors + 1) Thread.sleep(10)

  private val text = "to be or not to be that is the question whether tis nobler in the mind to suffer".split(" ")

  def session(sc: SparkContext): SparkSession = {
    SparkSession.clearActiveSession(); SparkSession.clearDefaultSession()
    SparkSession.builder.config(sc.getConf).getOrCreate()
  }

  def together(jobs: (() => Unit)*): Unit = {
    val threads = jobs.map(job => new Thread(() => job()))
    threads.foreach(_.start()); threads.foreach(_.join())
  }

  type Run = (SparkContext, Int, File) => Unit

  val sleeps: Map[String, Run] = Map(
    "sleepEven" -> { (sc, n, _) => sc.parallelize(1 to n, n).mapPartitions(work(700)).count() },
    "sleepRamp" -> { (sc, n, _) => sc.parallelize(1 to n, n).mapPartitionsWithIndex { (i, it) => Thread.sleep(100 + 40 * i); it }.count() },
    "sleepSkew" -> { (sc, n, _) => sc.parallelize(1 to n, n).mapPartitionsWithIndex { (i, it) => Thread.sleep(if (i == n / 2) 5000 else 500); it }.count() },
    "sleepSteps" -> { (sc, n, _) =>
      for (_ <- 1 to 3) {
        sc.parallelize(1 to 4000, n).mapPartitions(work(300)).map(i => (i % 100, i)).reduceByKey(_ + _, n / 2).mapPartitions(work(400)).collect()
        Thread.sleep(700)
      }
    },
    "sleepTogether" -> { (sc, n, _) =>
      together(
        () => sc.parallelize(1 to n, n).mapPartitions(work(600)).count(),
        () => sc.parallelize(1 to n, n / 2).map(i => (i % 7, i)).mapPartitions(work(500)).reduceByKey(_ + _, n / 4).mapPartitions(work(700)).count(),
      )
    },
    "sleepJobs" -> { (sc, n, _) =>
      for (job <- 1 to 6) sc.parallelize(1 to n, n).mapPartitionsWithIndex { (i, it) => Thread.sleep((100 + 600 * chance(job * 100 + i)).toLong); it }.count()
    },
    "sleepTree" -> { (sc, n, _) =>
      for (_ <- 1 to 2) sc.parallelize(1 to 4000, n).mapPartitions(work(450)).map(_.toDouble).treeAggregate(0.0)(_ + _, _ + _, 2)
      Thread.sleep(500)
      sc.parallelize(1 to 4000, n).mapPartitions(work(350)).map(i => (i % 10, i)).groupByKey(n / 2).mapPartitions(work(500)).count()
    },
    "sleepMany" -> { (sc, n, _) => sc.parallelize(1 to n, n).mapPartitionsWithIndex { (i, it) => Thread.sleep((50 + 250 * chance(i)).toLong); it }.count() },
  )

  val works: Map[String, Run] = Map(
    "burn" -> { (sc, n, _) => sc.parallelize(1 to n, n).map(i => burn(250000000L, i)).sum() },
    "burnRamp" -> { (sc, n, _) => sc.parallelize(1 to n, n).map(i => burn(20000000L * i, i)).sum() },
    "burnSkew" -> { (sc, n, _) =>
      sc.parallelize(0 until 40000, n).map(i => (if (i % 10 < 3) 3 else i % 1000, i)).partitionBy(new HashPartitioner(n))
        .map { case (_, i) => burn(250000L, i) }.sum()
    },
    "burnGaps" -> { (sc, n, _) =>
      for (_ <- 1 to 4) { val sum = sc.parallelize(1 to n, n).map(i => burn(150000000L, i)).sum(); burn(600000000L, sum.toLong) }
    },
    "burnTogether" -> { (sc, n, _) =>
      together(
        () => sc.parallelize(1 to n, n).map(i => burn(200000000L, i)).sum(),
        () => sc.parallelize(1 to n, n).map(i => (i % 5, burn(200000000L, i))).reduceByKey(_ + _, 4).count(),
      )
    },
    "words" -> { (sc, n, _) =>
      sc.parallelize(0 until n * 60000, n).flatMap(i => Iterator.tabulate(24)(j => text((i * 7 + j * 5) % text.length) + (i * 31 + j) % 5000))
        .map((_, 1)).reduceByKey(_ + _, n / 2).map(_.swap).sortByKey(false, n / 2).take(10)
    },
    "sort" -> { (sc, n, _) =>
      sc.parallelize(0 until n * 100000, n).map(i => (f"${(i * 7919L) % 1000003}%08d", s"value number $i")).sortByKey(true, n).map(_._1.length).sum()
    },
    "join" -> { (sc, n, _) =>
      val left = sc.parallelize(0 until n * 110000, n).map(i => (i % 400000, i))
      val right = sc.parallelize(0 until n * 55000, n).map(i => (i % 400000, s"name $i"))
      left.join(right, n).map { case (k, (a, b)) => (k % 1000, a.toLong + b.length) }.reduceByKey(_ + _, n / 2).count()
    },
    "cache" -> { (sc, n, _) =>
      val points = sc.parallelize(0 until n * 50000, n).map(i => Array.tabulate(8)(j => ((i * 31L + j * 17) % 1000) / 1000.0)).cache()
      var centre = Array.fill(8)(0.5)
      for (_ <- 1 to 8) {
        val at = centre
        val sums = points.map { p => var d = 0.0; var r = 0; while (r < 60) { var j = 0; while (j < 8) { d += math.sqrt(math.abs(p(j) - at(j)) + r); j += 1 }; r += 1 }; d }.sum()
        centre = centre.map(c => (c + sums % 1) / 2)
      }
    },
    "groups" -> { (sc, n, _) =>
      sc.parallelize(0 until n * 360000, n).map(i => (i % 300000, s"some text $i")).groupByKey(n).mapValues(v => v.map(_.hashCode.toLong).sum).values.sum()
    },
    "sql" -> { (sc, n, _) =>
      val spark = session(sc)
      for (_ <- 1 to 3)
        spark.range(0, n * 400000L, 1, n).selectExpr("id % 100003 as k", "id * 3 as v", "cast(id as string) as s").groupBy("k").agg(Map("v" -> "sum", "s" -> "max"))
          .selectExpr("sum(k)", "max(`max(s)`)").collect()
    },
    "sqlJoin" -> { (sc, n, _) =>
      val spark = session(sc)
      val left = spark.range(0, n * 350000L, 1, n).selectExpr("id", "id % 50000 as k")
      val right = spark.range(0, 100000L, 1, n).selectExpr("id % 50000 as k", "concat('name', id) as name")
      for (_ <- 1 to 2) left.join(right, "k").groupBy("name").count().selectExpr("max(count)").collect()
    },
    "files" -> { (sc, n, folder) =>
      val out = s"$folder/${sc.applicationId}"
      sc.parallelize(0 until n * 250000, n).map(i => s"$i,${text(i % text.length)},${i * 31L % 977}").saveAsTextFile(out)
      for (_ <- 1 to 2) sc.textFile(out, n).map(_.split(",")).map(f => (f(1), f(2).toLong)).reduceByKey(_ + _, n / 4).collect()
    },
    "digests" -> { (sc, n, _) =>
      sc.parallelize(0 until n * 300, n).map { i =>
        val digest = java.security.MessageDigest.getInstance("SHA-256")
        var bytes = s"text $i".getBytes; for (_ <- 1 to 1500) bytes = digest.digest(bytes)
        (bytes(0).toInt, 1)
      }.reduceByKey(_ + _, 6).collect()
    },
    "ranks" -> { (sc, n, _) =>
      val links = sc.parallelize(0 until n * 15000, n).map(i => (i % 30000, (i * 7919L % 30000).toInt)).groupByKey(n).cache()
      var ranks = links.mapValues(_ => 1.0)
      for (_ <- 1 to 4) ranks = links.join(ranks).values.flatMap { case (to, r) => to.map(t => (t, r / to.size)) }.reduceByKey(_ + _, n).mapValues(0.15 + 0.85 * _)
      ranks.values.sum()
    },
    "distincts" -> { (sc, n, _) =>
      val a = sc.parallelize(0 until n * 100000, n).map(i => s"key ${i * 7919L % 900000}")
      val b = sc.parallelize(0 until n * 50000, n).map(i => s"key ${i * 31L % 900000}")
      a.distinct(n).subtract(b, n).map(_.length).countByValue()
    },
  )

  val runs: Map[String, Run] = sleeps ++ works

  def run(name: String, shape: String, size: Int, master: String, folder: File, settings: Seq[String]): Unit = {
    val conf = new SparkConf().setMaster(master).setAppName(name).set("spark.ui.enabled", "false")
      .set("spark.eventLog.enabled", "true").set("spark.eventLog.dir", folder.toURI.toString)
    for (setting <- settings) { val Array(key, value) = setting.split("=", 2); conf.set(key, value) }
    val scratch = new File(folder.getParentFile.getParentFile, s"files/$name")
    val sc = new SparkContext(conf)
    val executors = master.stripPrefix("local-cluster[").takeWhile(_ != ',').toInt
    try { ready(sc, executors); runs(shape)(sc, size, scratch) } finally sc.stop()
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
    case other => System.err.println(s"@failed line: $other")
  }
}
