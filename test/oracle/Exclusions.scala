/*
 * Jobs whose tasks fail on some executors only, on real Spark with exclusion on failure: what listeners and the log are told. Read from a file of
 * plain lines (exclusion-runs.ts writes it), answered as lines that begin with "@". Compiled by record-exclusions.ts; in Spark's package, because
 * the listener bus is private to it.
 */
package org.apache.spark.oracle

import java.nio.file.Files
import scala.collection.mutable.ArrayBuffer
import scala.io.Source
import scala.util.{Failure, Success, Try}
import org.apache.spark.{ExecutorLostFailure, ExceptionFailure, FetchFailed, SparkConf, SparkContext, SparkEnv, SparkException}
import org.apache.spark.scheduler._
import org.apache.spark.util.JsonProtocol

object Exclusions {
  private val seen = ArrayBuffer[String]()
  private def tell(line: String): Unit = System.err.println("@" + line)

  private class Tell extends org.apache.spark.SparkFirehoseListener {
    override def onEvent(event: SparkListenerEvent): Unit = seen.synchronized(event match {
      case e: SparkListenerTaskEnd =>
        seen += s"task ${e.stageId}.${e.stageAttemptId} ${e.taskInfo.index}.${e.taskInfo.attemptNumber} ${e.taskInfo.executorId} " +
          e.reason.getClass.getSimpleName.stripSuffix("$")
      case e: SparkListenerExecutorRemoved => seen += s"removed ${e.executorId} ${e.reason}"
      case e: SparkListenerExecutorAdded => seen += s"added ${e.executorId}"
      case e if e.getClass.getSimpleName.matches(".*(Exclud|Blacklist|Unschedulable).*") =>
        seen += "event " + JsonProtocol.sparkEventToJsonString(e)
      case _ =>
    })
  }

  private def job(sc: SparkContext, parts: Int, millis: Int, executors: Set[String], indices: Set[Int]): String = {
    val all = indices.isEmpty
    Try(sc.parallelize(0 until parts, parts).mapPartitionsWithIndex { (i, it) =>
      val here = SparkEnv.get.executorId
      if (executors(here) && (all || indices(i))) throw new RuntimeException("fails on " + here)
      Thread.sleep(millis)
      it
    }.count()) match {
      case Success(count) => s"Success($count)"
      case Failure(e) => e.getMessage.replace("\n", "\\n")
    }
  }

  /** The shuffle files of one executor vanish between two jobs over one shuffle. */
  private def fetch(sc: SparkContext, victim: String): String = {
    val sums = sc.parallelize(0 until 8, 4).map(i => { Thread.sleep(300); (i % 3, i) }).reduceByKey(_ + _, 2)
    sums.count()
    sc.parallelize(0 until 4, 4).map { i =>
      Thread.sleep(400)
      if (SparkEnv.get.executorId == victim)
        SparkEnv.get.blockManager.diskBlockManager.getAllFiles().filter(_.getName.startsWith("shuffle_")).foreach(_.delete())
      i
    }.count()
    Try(sums.count()) match {
      case Success(count) => s"Success($count)"
      case Failure(e) => e.getMessage.replace("\n", "\\n")
    }
  }

  private def names(word: String): Set[String] = if (word == "-") Set() else word.split(",").toSet

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    var logs: java.nio.file.Path = null
    def context: SparkContext = {
      if (sc == null) {
        logs = Files.createTempDirectory("exclusions")
        conf.set("spark.eventLog.enabled", "true").set("spark.eventLog.dir", logs.toUri.toString)
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
      sc.stop(); sc = null; seen.clear()
      tell("step log")
      logs.toFile.listFiles.filterNot(_.getName.endsWith(".crc")).foreach { file =>
        val lines = Source.fromFile(file).getLines()
        lines.filter(_.matches("\\{\"Event\":\"[^\"]*(Exclud|Blacklist|Unschedulable).*")).foreach(line => tell("event " + line))
      }
    }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name, master) =>
        end()
        tell("run " + name)
        conf = new SparkConf().setAppName(name).setMaster(master).set("spark.ui.enabled", "false").set("spark.log.level", "INFO")
          .set("spark.excludeOnFailure.enabled", "true")
      case Array("conf", key, value) => conf.set(key, value)
      case Array("wait", millis) => tell("step " + line); Thread.sleep(millis.toInt)
      case words =>
        val spark = context
        tell("step " + line)
        tell("answer " + (words match {
          case Array("job", parts, millis, executors, indices) =>
            job(spark, parts.toInt, millis.toInt, names(executors), names(indices).map(_.toInt))
          case Array("fetch", victim) => fetch(spark, victim)
        }))
        Thread.sleep(1500)
        spark.listenerBus.waitUntilEmpty(60000)
        seen.synchronized { seen.foreach(tell); seen.clear() }
    }
    end()
  }
}
