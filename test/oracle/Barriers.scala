/*
 * Barrier stages on real Spark: tasks that wait for one another, stages that find no room, that fail as a whole, that are refused. Read from a file of
 * plain lines (barrier-runs.ts writes it), answered as lines that begin with "@". Compiled by record-barriers.ts; in Spark's package, because the
 * listener bus is private to it.
 */
package org.apache.spark.oracle

import scala.collection.mutable.ArrayBuffer
import scala.io.Source
import scala.util.{Failure, Success, Try}
import org.apache.spark._
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._

object Barriers {
  private val seen = ArrayBuffer[String]()
  private def tell(line: String): Unit = System.err.println("@" + line)
  private def oneLine(text: String): String = text.replace("\n", "\\n")

  private def words(reason: TaskEndReason): String = reason match {
    case failure: ExceptionFailure => s"ExceptionFailure ${failure.className}: ${oneLine(failure.description)}"
    case killed: TaskKilled => s"TaskKilled ${oneLine(killed.reason)}"
    case other => other.getClass.getSimpleName.stripSuffix("$")
  }

  private class Tell extends SparkListener {
    override def onStageSubmitted(e: SparkListenerStageSubmitted): Unit = seen.synchronized {
      val barriers = e.stageInfo.rddInfos.filter(_.isBarrier).map(_.name).mkString(" ")
      seen += s"submitted ${e.stageInfo.stageId}.${e.stageInfo.attemptNumber} ${e.stageInfo.numTasks} barrier $barriers"
    }
    override def onStageCompleted(e: SparkListenerStageCompleted): Unit = seen.synchronized {
      seen += s"completed ${e.stageInfo.stageId}.${e.stageInfo.attemptNumber} " + oneLine(e.stageInfo.failureReason.getOrElse("-"))
    }
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = seen.synchronized {
      seen += s"task ${e.stageId}.${e.stageAttemptId} ${e.taskInfo.index}.${e.taskInfo.attemptNumber} after ${e.taskInfo.duration / 1000} s ${words(e.reason)}"
    }
    override def onJobEnd(e: SparkListenerJobEnd): Unit = seen.synchronized { seen += s"job ${e.jobId} over" }
  }

  /** What tasks do: the first of a stage whose attempt is the first is the one that is late, or fails. */
  private def work(how: String)(numbers: Iterator[Int]): Iterator[String] = {
    val context = BarrierTaskContext.get()
    val id = context.partitionId()
    val sum = numbers.sum
    def others(): String = context.allGather(s"$id:$sum").mkString(" ")
    how match {
      case "sync" => context.barrier(); context.barrier(); Iterator(s"$id:$sum")
      case "gather" => Iterator(others(), others())
      case "infos" => Iterator(s"${context.getTaskInfos().length} ${context.numPartitions()}")
      case "lost" =>
        val pid = ProcessHandle.current.pid
        if (id == 1) Thread.sleep(4000)
        else if (context.stageAttemptNumber() == 0)
          new Thread(() => { Thread.sleep(1500); new ProcessBuilder("kill", "-9", pid.toString).start() }).start()
        Iterator(s"$id")
      case "none" => Iterator(s"$id:$sum")
      case "late" => if (id == 1) Thread.sleep(3000); context.barrier(); Iterator(s"$id")
      case "mixed" => if (id == 1) context.barrier() else context.allGather("here"); Iterator(s"$id")
      case "fails" => if (id == 1 && context.stageAttemptNumber() == 0) throw new RuntimeException("failed on purpose"); context.barrier(); Iterator(s"$id")
      case "fails-always" => if (id == 1) throw new RuntimeException("failed on purpose"); context.barrier(); Iterator(s"$id")
    }
  }

  private def barrier(sc: SparkContext, tasks: Int, how: String): RDD[String] =
    sc.parallelize(1 to 2 * tasks, tasks).barrier().mapPartitions(work(how))

  private def chained(sc: SparkContext, how: String): Any = {
    val two = barrier(sc, 2, "none")
    how match {
      case "coalesced" => two.coalesce(1).collect().length
      case "united" => two.union(two).collect().length
      case "first" => two.first()
      case "zipped" => two.zip(barrier(sc, 2, "none")).collect().length
      case "zipped-with-others" => two.zip(sc.parallelize(1 to 2, 2)).collect().length
      case "after-shuffle" => sc.parallelize(1 to 8, 4).map(n => (n % 2, n)).reduceByKey(_ + _, 2).barrier().mapPartitions(_.map(_.toString)).collect().sorted.mkString(" ")
      case "barrier-upon-barrier" => two.barrier().mapPartitions(all => Iterator(all.size)).collect().sum
      case "indexed" => sc.parallelize(1 to 4, 2).barrier().mapPartitionsWithIndex((at, all) => Iterator(s"$at:${all.sum}")).collect().mkString(" ")
      case "without-a-context" => Try(sc.parallelize(1 to 2, 2).mapPartitions { all => BarrierTaskContext.get(); all }.collect().length).failed.get.getMessage.split("\n")(0).replaceAll("\\(TID.*?driver\\)", "")
    }
  }

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    def context: SparkContext = {
      if (sc == null) {
        sc = new SparkContext(conf)
        sc.addSparkListener(new Tell)
        val master = conf.get("spark.master")
        val executors = if (master.startsWith("local-cluster")) master.replaceAll("[^\\d,]", "").split(",")(0).toInt + 1 else 1
        while (sc.getExecutorMemoryStatus.size < executors) Thread.sleep(100)
        Thread.sleep(500)
      }
      sc
    }
    def end(): Unit = if (sc != null) { sc.stop(); sc = null; seen.clear() }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name, master) =>
        end()
        tell("run " + name)
        conf = new SparkConf().setAppName(name).setMaster(master).set("spark.ui.enabled", "false").set("spark.log.level", "INFO")
      case Array("conf", key, value) => conf.set(key, value)
      case parts =>
        tell("step " + line)
        val answer = Try {
          val spark = context
          parts match {
            case Array("collect", tasks, how) => barrier(spark, tasks.toInt, how).collect().mkString(", ")
            case Array("shuffle", tasks, how) => barrier(spark, tasks.toInt, how).map(text => (text, 1)).reduceByKey(_ + _, 2).count().toString
            case Array("chain", how) => chained(spark, how).toString
            case Array("beside", tasks) =>
              val other = new Thread(() => spark.parallelize(1 to 1, 1).foreach(_ => Thread.sleep(3000)))
              other.start()
              Thread.sleep(700)
              val answer = barrier(spark, tasks.toInt, "sync").collect().mkString(", ")
              other.join()
              answer
          }
        }
        tell("answer " + (answer match {
          case Success(text) => text
          case Failure(e) => e.getClass.getSimpleName + ": " + oneLine(e.getMessage)
        }))
        if (sc != null) {
          Thread.sleep(1500)
          sc.listenerBus.waitUntilEmpty(60000)
        }
        seen.synchronized { seen.foreach(tell); seen.clear() }
    }
    end()
    // Threads of a context that was refused would keep the process alive.
    sys.exit(0)
  }
}
