/*
 * Shuffles whose map stages are determinate, unordered or indeterminate, and outputs of theirs that vanish before or while they are read, on real
 * Spark: what is computed again, what is given up. Read from a file of plain lines (rollback-runs.ts writes it), answered as lines that begin with
 * "@". Compiled by record-rollback.ts; in Spark's package, because the listener bus and the tracker of map outputs are private to it.
 */
package org.apache.spark.oracle

import java.io.File
import scala.collection.mutable.ArrayBuffer
import scala.io.Source
import scala.util.{Failure, Success, Try}
import org.apache.spark._
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._

object Rollback {
  private val seen = ArrayBuffer[String]()
  private def tell(line: String): Unit = System.err.println("@" + line)
  private def oneLine(text: String): String = text.replace("\n", "\\n")

  private class Tell extends SparkListener {
    override def onStageSubmitted(e: SparkListenerStageSubmitted): Unit = seen.synchronized {
      val kind = if (e.stageInfo.shuffleDepId.isEmpty) "result" else "map"
      seen += s"submitted ${e.stageInfo.stageId}.${e.stageInfo.attemptNumber} $kind ${e.stageInfo.numTasks}"
    }
    override def onStageCompleted(e: SparkListenerStageCompleted): Unit = seen.synchronized {
      seen += s"completed ${e.stageInfo.stageId}.${e.stageInfo.attemptNumber} " + e.stageInfo.failureReason.map(oneLine).getOrElse("-")
    }
    override def onTaskStart(e: SparkListenerTaskStart): Unit = seen.synchronized {
      seen += s"start ${e.stageId}.${e.stageAttemptId} ${e.taskInfo.index} partition ${e.taskInfo.partitionId}"
    }
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = seen.synchronized {
      seen += s"end ${e.stageId}.${e.stageAttemptId} ${e.taskInfo.index} partition ${e.taskInfo.partitionId} ${e.reason.getClass.getSimpleName.stripSuffix("$")}"
    }
  }

  /** Eight numbers in four partitions, behind a shuffle, and then behind another one. */
  private def source(sc: SparkContext, level: String): RDD[Int] = {
    val sums = sc.parallelize(0 until 16, 4).map(i => { Thread.sleep(40); (i, i) }).reduceByKey(_ + _, 4).keys
    // So that both executors run some of the map tasks.
    val slow = sums.map { i => Thread.sleep(40); i }
    level match {
      case "indeterminate" => slow.repartition(4)
      case "unordered" => slow.map(i => (i, i)).partitionBy(new HashPartitioner(4)).keys
    }
  }

  /** A task takes so long, by its number; the first attempt of the thief takes map outputs away before it ends, or fails. */
  private def slow(rdd: RDD[Int], millis: Seq[Int], thief: Int, fails: Boolean, files: Seq[String], root: String): RDD[Int] =
    rdd.mapPartitionsWithIndex { (index, numbers) =>
      val all = numbers.toList
      val context = TaskContext.get()
      val first = context.stageAttemptNumber() == 0 && context.attemptNumber() == 0
      Thread.sleep(millis(index))
      if (first && index == thief) {
        Rollback.remove(new File(root), files)
        if (fails) throw new RuntimeException("failed on purpose")
      }
      all.iterator
    }

  def remove(root: File, files: Seq[String]): Unit =
    Option(root.listFiles).toSeq.flatten.foreach { file =>
      if (file.isDirectory) remove(file, files) else if (files.exists(file.getName.startsWith)) file.delete()
    }

  /** The files of a shuffle's outputs on executor 0. */
  private def filesOf(shuffle: Int): Seq[String] =
    SparkEnv.get.mapOutputTracker.asInstanceOf[MapOutputTrackerMaster].shuffleStatuses(shuffle).mapStatuses.toSeq
      .filter(status => status != null && status.location.executorId == "0")
      .map(status => s"shuffle_${shuffle}_${status.mapId}_")

  private def shuffleOf(rdd: RDD[_]): Int = {
    def first(at: RDD[_]): Int = at.dependencies.head match {
      case shuffle: ShuffleDependency[_, _, _] => shuffle.shuffleId
      case narrow => first(narrow.rdd)
    }
    first(rdd)
  }

  private def job(shape: String, source: RDD[Int], slowed: RDD[Int]): Long = shape match {
    case "direct" => slowed.count()
    case "chain" => slowed.map(i => (i, i)).partitionBy(new HashPartitioner(3)).count()
    case "diamond" =>
      val other = source.map(i => (i, i)).partitionBy(new HashPartitioner(4)).keys
      other.zipPartitions(slowed)((a, b) => a ++ b).count()
    case "diamond-late" =>
      val other = slowed.map(i => (i, i)).partitionBy(new HashPartitioner(4)).keys
      other.zipPartitions(source)((a, b) => a ++ b).count()
  }

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    val root = java.nio.file.Files.createTempDirectory("rollback").toString
    def context: SparkContext = {
      if (sc == null) {
        sc = new SparkContext(conf)
        sc.addSparkListener(new Tell)
        val executors = conf.get("spark.master").replaceAll("[^\\d,]", "").split(",")(0).toInt + 1
        val until = System.currentTimeMillis + 60000
        while (sc.getExecutorMemoryStatus.size < executors && System.currentTimeMillis < until) Thread.sleep(100)
        Thread.sleep(500)
        // So that both executors have loaded what they need.
        sc.parallelize(0 until 8, 8).map { i => Thread.sleep(100); (i, i) }.reduceByKey(_ + _, 4).count()
        sc.listenerBus.waitUntilEmpty(60000)
        seen.synchronized(seen.clear())
      }
      sc
    }
    def end(): Unit = if (sc != null) { sc.stop(); sc = null; seen.clear() }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name, master) =>
        end()
        tell("run " + name)
        conf = new SparkConf().setAppName(name).setMaster(master).set("spark.ui.enabled", "false").set("spark.log.level", "INFO").set("spark.local.dir", root)
      case Array("conf", key, value) => conf.set(key, value)
      case Array("job", level, shape, when, millis) =>
        val spark = context
        tell("step " + line)
        val rdd = source(spark, level)
        rdd.count()
        spark.listenerBus.waitUntilEmpty(60000)
        seen.synchronized(seen.clear())
        val shuffle = shuffleOf(rdd)
        val files = filesOf(shuffle)
        if (files.isEmpty || files.size == 4) throw new IllegalStateException(s"executor 0 holds ${files.size} of 4 outputs: record again")
        tell(s"level ${rdd.outputDeterministicLevel}")
        if (when == "before") remove(new File(root), files)
        val thief = if (when == "before") -1 else when.last.asDigit
        val slowed = slow(rdd, millis.split(",").map(_.toInt).toSeq, thief, when.startsWith("fails"), files, root)
        tell("answer " + (Try(job(shape, rdd, slowed)) match {
          case Success(count) => count.toString
          case Failure(e) => oneLine(e.getMessage)
        }))
        Thread.sleep(1000)
        spark.listenerBus.waitUntilEmpty(60000)
        seen.synchronized { seen.foreach(tell); seen.clear() }
    }
    end()
    org.apache.spark.util.Utils.deleteRecursively(new File(root))
  }
}
