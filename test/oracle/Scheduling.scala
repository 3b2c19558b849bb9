/*
 * Jobs in pools, and tasks that wait for the executor that has their data, on real Spark: what the task scheduler is offered and launches, round by
 * round. Read from a file of plain lines (scheduling-runs.ts writes it), answered as lines that begin with "@"; the rounds stand in Spark's own log,
 * which is why its scheduler is told to speak of them. Compiled by record-scheduling.ts; in Spark's package, because the listener bus is private to it.
 */
package org.apache.spark.oracle

import java.nio.file.Files
import scala.collection.mutable.ArrayBuffer
import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration.Duration
import scala.io.Source
import org.apache.logging.log4j.Level
import org.apache.logging.log4j.core.config.Configurator
import org.apache.spark.{SparkConf, SparkContext, SparkEnv}
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._

object Scheduling {
  private val seen = ArrayBuffer[String]()
  private def tell(line: String): Unit = System.err.println("@" + line)
  /** Daemons, so that the program ends. */
  private implicit val threads: ExecutionContext = ExecutionContext.fromExecutor(java.util.concurrent.Executors.newCachedThreadPool { (work: Runnable) =>
    val thread = new Thread(work)
    thread.setDaemon(true)
    thread
  })

  /** When each task of a stage was launched, after the stage was submitted. */
  private class Tell extends SparkListener {
    private var submitted = 0L
    override def onStageSubmitted(e: SparkListenerStageSubmitted): Unit = submitted = e.stageInfo.submissionTime.getOrElse(0L)
    override def onTaskStart(e: SparkListenerTaskStart): Unit = seen.synchronized {
      seen += s"launch ${e.taskInfo.index} executor ${e.taskInfo.executorId} ${e.taskInfo.taskLocality} after ${e.taskInfo.launchTime - submitted} ms"
    }
  }

  private def xml(pools: String): String = pools.split(",").map(_.split(":")).map { case Array(name, mode, weight, share) =>
    s"""<pool name="$name"><schedulingMode>$mode</schedulingMode><weight>$weight</weight><minShare>$share</minShare></pool>"""
  }.mkString("<?xml version=\"1.0\"?><allocations>", "", "</allocations>")

  private def job(sc: SparkContext, tasks: Int, millis: Int): Long =
    sc.parallelize(0 until tasks, tasks).map { i => Thread.sleep(millis); i }.count()

  /** All partitions on one executor: the other one is busy meanwhile. */
  private def cachedOnOne(sc: SparkContext, tasks: Int): (RDD[Int], String) = {
    val busy = Future(sc.parallelize(0 until 1, 1).map { i => Thread.sleep(4000); i }.count())
    Thread.sleep(1000)
    val rdd = sc.parallelize(0 until tasks, tasks).map(i => i).cache()
    rdd.count()
    Await.result(busy, Duration.Inf)
    val places = (0 until tasks).map(p => SparkEnv.get.blockManager.master.getLocations(org.apache.spark.storage.RDDBlockId(rdd.id, p)).map(_.executorId))
    if (places.distinct.size != 1) throw new IllegalStateException(s"cached on $places: record again")
    (rdd, places.head.head)
  }

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    def context: SparkContext = {
      if (sc == null) {
        sc = new SparkContext(conf)
        Configurator.setLevel("org.apache.spark.scheduler.TaskSchedulerImpl", Level.DEBUG)
        sc.addSparkListener(new Tell)
        val executors = conf.get("spark.master").replaceAll("[^\\d,]", "").split(",")(0).toInt + 1
        val until = System.currentTimeMillis + 60000
        while (sc.getExecutorMemoryStatus.size < executors && System.currentTimeMillis < until) Thread.sleep(100)
        Thread.sleep(500)
        // So that executors have loaded what they need, and have read blocks of each other.
        job(sc, 16, 50)
        val warm = sc.parallelize(0 until 6, 6).map { i => Thread.sleep(50); i }.cache()
        warm.count()
        warm.cartesian(warm).count()
        warm.unpersist(blocking = true)
        Thread.sleep(1500)
        sc.listenerBus.waitUntilEmpty(60000)
      }
      sc
    }
    def end(): Unit = if (sc != null) { sc.stop(); sc = null; seen.clear() }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name, master) =>
        end()
        tell("run " + name)
        conf = new SparkConf().setAppName(name).setMaster(master).set("spark.ui.enabled", "false").set("spark.log.level", "INFO")
      case Array("conf", "pools", pools) =>
        val file = Files.createTempFile("pools", ".xml")
        Files.write(file, xml(pools).getBytes)
        conf.set("spark.scheduler.mode", "FAIR").set("spark.scheduler.allocation.file", file.toUri.toString)
      case Array("conf", key, value) => conf.set(key, value)
      case Array("jobs", jobs) =>
        val spark = context
        seen.synchronized(seen.clear())
        tell("step " + line)
        val all = jobs.split(",").toSeq.map(_.split(":")).map { case Array(pool, tasks, millis, delay) =>
          Future {
            Thread.sleep(delay.toInt)
            spark.setLocalProperty("spark.scheduler.pool", pool)
            job(spark, tasks.toInt, millis.toInt)
          }
        }
        tell("answer " + all.map(Await.result(_, Duration.Inf)).mkString(","))
        Thread.sleep(1500)
      case Array("cached", tasks, millis) =>
        val spark = context
        val (rdd, holder) = cachedOnOne(spark, tasks.toInt)
        val time = millis.toInt
        Thread.sleep(1000)
        spark.listenerBus.waitUntilEmpty(60000)
        seen.synchronized(seen.clear())
        tell("step " + line)
        tell("answer " + rdd.map { i => Thread.sleep(time); i }.count())
        spark.listenerBus.waitUntilEmpty(60000)
        seen.synchronized { seen.foreach(told => tell(told.replace(s"executor $holder ", "the holder ").replaceAll("executor \\d+ ", "another "))); seen.clear() }
    }
    end()
  }
}
