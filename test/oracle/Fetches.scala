/*
 * How a reader of a shuffle asks for blocks of other executors on real Spark: what it asks for in one request, how many it sends at once, which it
 * defers; and what it does when the other side falls silent, or dies while it answers. Read from a file of plain lines (fetch-runs.ts writes it),
 * answered as lines that begin with "@". Compiled by record-fetches.ts; in Spark's package, because the map output tracker is private to it.
 */
package org.apache.spark.oracle

import java.io.File
import scala.collection.mutable.ArrayBuffer
import scala.io.Source
import scala.util.{Failure, Success, Try}
import org.apache.logging.log4j.Level
import org.apache.logging.log4j.core.config.Configurator
import org.apache.spark.{FetchFailed, HashPartitioner, SparkConf, SparkContext, SparkEnv, Success => Succeeded}
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._

object Fetches {
  private val seen = ArrayBuffer[String]()
  private def tell(line: String): Unit = System.err.println("@" + line)
  private def oneLine(text: String): String = text.replace("\n", "\\n")

  private class Tell extends SparkListener {
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = seen.synchronized {
      val where = s"${e.stageId}.${e.stageAttemptId} ${e.taskInfo.index}.${e.taskInfo.attemptNumber} tid ${e.taskInfo.taskId} on ${e.taskInfo.executorId}"
      e.reason match {
        case f: FetchFailed => seen += s"failed $where after ${e.taskInfo.duration / 1000} s: " + oneLine(f.message)
        case other if other != Succeeded => seen += s"ended $where " + oneLine(other.toString).take(200)
        case _ if e.taskMetrics != null && e.taskMetrics.inputMetrics.recordsRead > 0 =>
          seen += s"input $where ${e.taskMetrics.inputMetrics.recordsRead} records after ${e.taskInfo.duration / 1000} s"
        case _ => for (m <- Option(e.taskMetrics); read = m.shuffleReadMetrics if e.taskInfo.successful && read.totalBlocksFetched > 0)
          seen += s"read $where ${read.localBlocksFetched} local ${read.remoteBlocksFetched} remote ${read.remoteBytesRead} bytes ${read.remoteBytesReadToDisk} to disk"
      }
    }
  }

  /** Values of many sizes: each pair of map task and reducer has its own. */
  private def shuffled(sc: SparkContext, maps: Int, reduces: Int): RDD[(Int, Array[Byte])] =
    sc.parallelize(0 until maps, maps).flatMap { map =>
      Thread.sleep(100)
      (0 until reduces).map(reduce => (reduce, new Array[Byte](100000 * (1 + (map * 7 + reduce * 5) % 11))))
    }.partitionBy(new HashPartitioner(reduces))

  private def signal(name: String, pid: Long): Unit = new ProcessBuilder("kill", "-" + name, pid.toString).start().waitFor()

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    var pairs: RDD[(Int, Array[Byte])] = null
    def context: SparkContext = {
      if (sc == null) {
        sc = new SparkContext(conf)
        sc.addSparkListener(new Tell)
        val master = conf.get("spark.master")
        val executors = if (master.startsWith("local-cluster")) master.replaceAll("[^\\d,]", "").split(",")(0).toInt + 1 else 1
        while (sc.getExecutorMemoryStatus.size < executors) Thread.sleep(100)
        sc.parallelize(1 to 12, 12).foreach { _ =>
          Thread.sleep(300)
          Configurator.setLevel("org.apache.spark.storage.ShuffleBlockFetcherIterator", Level.DEBUG)
        }
      }
      sc
    }
    def end(): Unit = if (sc != null) {
      val work = new File(sc.getSparkHome().getOrElse(sys.env("SPARK_HOME")), s"work/${sc.applicationId}")
      sc.stop()
      sc = null
      seen.clear()
      tell("step log")
      for (folder <- Option(work.listFiles).getOrElse(Array.empty[File]).sortBy(_.getName); line <- Source.fromFile(new File(folder, "stderr")).getLines())
        tell(s"executor ${folder.getName} $line")
      org.apache.spark.util.Utils.deleteRecursively(work)
    }
    def sizes(): Unit = {
      val tracker = SparkEnv.get.mapOutputTracker
      val shuffle = pairs.dependencies.head.asInstanceOf[org.apache.spark.ShuffleDependency[_, _, _]].shuffleId
      for (reduce <- 0 until pairs.getNumPartitions; (place, blocks) <- tracker.getMapSizesByExecutorId(shuffle, reduce))
        tell(s"sizes $reduce ${place.executorId} " + blocks.map { case (_, size, map) => s"$map:$size" }.mkString(" "))
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
          case Array("read", maps, reduces) =>
            pairs = shuffled(spark, maps.toInt, reduces.toInt)
            val count = pairs.count()
            sizes()
            count
          case Array("status", lengths) =>
            val status = MapStatus(SparkEnv.get.blockManager.blockManagerId, lengths.split(",").map(_.toLong), 0)
            tell("sizes 0 status " + lengths.split(",").indices.map(at => s"$at:${status.getSizeForBlock(at)}").mkString(" "))
            0L
          case Array("beside", what, after, of) =>
            pairs = if (of == "cached") spark.parallelize(0 until 8, 8).map { i => Thread.sleep(100); (i, new Array[Byte](1000 * (i + 1))) }.cache()
              else shuffled(spark, 8, 1)
            pairs.count()
            if (of == "cached") pairs = pairs.coalesce(1)
            val pids = spark.parallelize(1 to 8, 8).map { _ => Thread.sleep(300); (SparkEnv.get.executorId, ProcessHandle.current.pid) }.collect().toMap
            val first = spark.parallelize(1 to 1, 1).mapPartitions { numbers =>
              val other = pids.filter(_._1 != SparkEnv.get.executorId).values.head
              if (pids.contains(SparkEnv.get.executorId) && System.setProperty("beside", "done") == null) {
                signal("STOP", other)
                new Thread(() => { Thread.sleep(after.toLong); signal(if (what == "dies") "KILL" else "CONT", other) }).start()
              }
              numbers
            }
            first.zipPartitions(pairs)((_, read) => Iterator(read.size)).collect().sum.toLong
        })
        tell("answer " + (answer match {
          case Success(count) => count.toString
          case Failure(e) => oneLine(e.getMessage)
        }))
        Thread.sleep(1000)
        spark.listenerBus.waitUntilEmpty(60000)
        seen.synchronized { seen.foreach(tell); seen.clear() }
    }
    end()
  }
}
