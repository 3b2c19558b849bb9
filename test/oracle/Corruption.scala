/*
 * Shuffle files that are changed on the disk of the executor that wrote them, between two jobs over one shuffle, on real Spark: how tasks and
 * stages end, and what drivers and executors log. Read from a file of plain lines (corruption-runs.ts writes it), answered as lines that begin
 * with "@". Compiled by record-corruption.ts; in Spark's package, because the listener bus and the disk block manager are private to it.
 */
package org.apache.spark.oracle

import java.io.{File, RandomAccessFile}
import java.nio.file.Files
import scala.collection.mutable.ArrayBuffer
import scala.io.Source
import scala.util.{Failure, Success, Try}
import org.apache.spark.{ExceptionFailure, FetchFailed, SparkConf, SparkContext, SparkEnv, TaskEndReason}
import org.apache.spark.scheduler._

object Corruption {
  private val seen = ArrayBuffer[String]()
  private def tell(line: String): Unit = System.err.println("@" + line)
  private def oneLine(text: String): String = text.replace("\n", "\\n")

  private def words(reason: TaskEndReason): String = reason match {
    case FetchFailed(place, shuffle, _, mapIndex, reduceId, message) =>
      s"FetchFailed from ${place.executorId} shuffle $shuffle map $mapIndex reduce $reduceId: ${oneLine(message)}"
    case failure: ExceptionFailure => s"ExceptionFailure ${failure.className}: ${oneLine(failure.description)}"
    case other => other.getClass.getSimpleName.stripSuffix("$")
  }

  private class Tell extends SparkListener {
    override def onStageSubmitted(e: SparkListenerStageSubmitted): Unit = seen.synchronized {
      seen += s"submitted ${e.stageInfo.stageId}.${e.stageInfo.attemptNumber} ${e.stageInfo.numTasks}"
    }
    override def onStageCompleted(e: SparkListenerStageCompleted): Unit = seen.synchronized {
      seen += s"completed ${e.stageInfo.stageId}.${e.stageInfo.attemptNumber} " + oneLine(e.stageInfo.failureReason.getOrElse("-"))
    }
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = seen.synchronized {
      seen += s"task ${e.stageId}.${e.stageAttemptId} ${e.taskInfo.index}.${e.taskInfo.attemptNumber} on ${e.taskInfo.executorId} ${words(e.reason)}"
      for (metrics <- Option(e.taskMetrics); read = metrics.shuffleReadMetrics if e.taskInfo.successful && read.totalBlocksFetched > 0)
        seen += s"read ${e.stageId}.${e.stageAttemptId} ${read.localBlocksFetched} local ${read.remoteBlocksFetched} remote"
    }
    override def onBlockManagerRemoved(e: SparkListenerBlockManagerRemoved): Unit =
      seen.synchronized { seen += s"removed ${e.blockManagerId.executorId}" }
  }

  /** Changes the last byte of every block in the executor's own data files; or takes its checksum files away. */
  private def harm(how: String): Unit = {
    val files = SparkEnv.get.blockManager.diskBlockManager.getAllFiles()
    // Once an executor: what is changed twice is as before.
    val first = System.setProperty("harm." + how, "done") == null
    if (first) files.foreach { file =>
      if (how == "checksums" && file.getName.contains(".checksum.")) file.delete()
      if (how == "data" && file.getName.startsWith("shuffle_") && file.getName.endsWith(".data")) {
        val name = file.getName.replace(".data", ".index")
        val index = new RandomAccessFile(files.find(_.getName == name).get, "r")
        val offsets = Array.fill((index.length / 8).toInt)(index.readLong())
        index.close()
        val data = new RandomAccessFile(file, "rw")
        offsets.toSeq.sliding(2).foreach { case Seq(from, until) =>
          if (until > from) {
            data.seek(until - 1)
            val last = data.read()
            data.seek(until - 1)
            data.write(last ^ 2)
          }
        }
        data.close()
      }
    }
  }

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    var sums: org.apache.spark.rdd.RDD[Int] = null
    def context: SparkContext = {
      if (sc == null) {
        sc = new SparkContext(conf)
        sc.addSparkListener(new Tell)
        val executors = conf.get("spark.master").replaceAll("[^\\d,]", "").split(",")(0).toInt + 1
        val until = System.currentTimeMillis + 60000
        while (sc.getExecutorMemoryStatus.size < executors && System.currentTimeMillis < until) Thread.sleep(100)
        Thread.sleep(500)
        seen.synchronized(seen.clear())
      }
      sc
    }
    def end(): Unit = if (sc != null) {
      val work = new File(sc.getSparkHome().get, s"work/${sc.applicationId}")
      sc.stop()
      sc = null
      seen.clear()
      tell("step log")
      for (folder <- work.listFiles.sortBy(_.getName); line <- Source.fromFile(new File(folder, "stderr")).getLines())
        tell(s"executor ${folder.getName} $line")
      org.apache.spark.util.Utils.deleteRecursively(work)
    }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name, master) =>
        end()
        tell("run " + name)
        conf = new SparkConf().setAppName(name).setMaster(master).set("spark.ui.enabled", "false").set("spark.log.level", "INFO")
      case Array("conf", key, value) => conf.set(key, value)
      case parts =>
        val spark = context
        tell("step " + line)
        val answer = Try(parts match {
          case Array("shuffle", of) =>
            val pairs = spark.parallelize(0 until 8, 4).map(i => { Thread.sleep(150); (i, i) })
            sums = if (of == "numbers") pairs.reduceByKey(_ + _, 2).values else pairs.mapValues(List(_)).reduceByKey(_ ++ _, 2).values.map(_.sum)
            sums.sum()
          case Array("again") => sums.sum()
          case Array("harm", how, victim) =>
            spark.parallelize(0 until 4, 4).foreach { _ => Thread.sleep(400); if (SparkEnv.get.executorId == victim) harm(how) }
            0.0
        })
        tell("answer " + (answer match {
          case Success(sum) => sum.toInt.toString
          case Failure(e) => oneLine(e.getMessage)
        }))
        Thread.sleep(1500)
        spark.listenerBus.waitUntilEmpty(60000)
        seen.synchronized { seen.foreach(tell); seen.clear() }
    }
    end()
  }
}
