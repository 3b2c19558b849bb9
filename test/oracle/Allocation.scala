/*
 * Executors that come and go with the work, on real Spark: what ExecutorAllocationManager and ExecutorMonitor log, and which executors are added and
 * removed, when and why. Read from a file of plain lines (allocation-runs.ts writes it), answered as lines that begin with "@". Compiled by
 * record-allocation.ts; in Spark's package, because asking for a total of executors is private to it.
 */
package org.apache.spark.oracle

import scala.collection.mutable
import scala.io.Source
import scala.util.{Failure, Success, Try}
import org.apache.logging.log4j.{Level, LogManager}
import org.apache.logging.log4j.core.{LogEvent, LoggerContext}
import org.apache.logging.log4j.core.appender.AbstractAppender
import org.apache.logging.log4j.core.config.{LoggerConfig, Property}
import org.apache.spark.{SparkConf, SparkContext, SparkEnv}
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._

object Allocation {
  private var begun = 0L
  private def tell(line: String): Unit = System.err.synchronized(System.err.println("@" + line))
  private def since: Long = System.currentTimeMillis - begun
  private val watched = Seq("org.apache.spark.ExecutorAllocationManager", "org.apache.spark.scheduler.dynalloc.ExecutorMonitor",
    "org.apache.spark.util.Utils",
    "org.apache.spark.scheduler.cluster.StandaloneSchedulerBackend")

  private object Hear extends AbstractAppender("hear", null, null, false, Property.EMPTY_ARRAY) {
    override def append(event: LogEvent): Unit = {
      val name = event.getLoggerName.split('.').last
      tell(s"log $since ${event.getLevel} $name ${event.getMessage.getFormattedMessage.replace("\n", "\\n")}")
    }
  }

  private val running = new java.util.concurrent.atomic.AtomicInteger
  private val executors = new java.util.concurrent.atomic.AtomicInteger

  private class Tell extends SparkListener {
    override def onStageSubmitted(e: SparkListenerStageSubmitted): Unit =
      tell(s"event $since stage ${e.stageInfo.stageId}.${e.stageInfo.attemptNumber} submitted ${e.stageInfo.numTasks}")
    override def onStageCompleted(e: SparkListenerStageCompleted): Unit =
      tell(s"event $since stage ${e.stageInfo.stageId}.${e.stageInfo.attemptNumber} completed")
    override def onTaskStart(e: SparkListenerTaskStart): Unit = {
      running.incrementAndGet()
      tell(s"event $since task starts on ${e.taskInfo.executorId}")
    }
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = {
      running.decrementAndGet()
      tell(s"event $since task ends on ${e.taskInfo.executorId} ${e.reason.getClass.getSimpleName.stripSuffix("$")}")
    }
    override def onExecutorAdded(e: SparkListenerExecutorAdded): Unit = {
      executors.incrementAndGet()
      tell(s"event $since added ${e.executorId}")
    }
    override def onExecutorRemoved(e: SparkListenerExecutorRemoved): Unit = {
      executors.decrementAndGet()
      tell(s"event $since removed ${e.executorId} ${e.reason}")
    }
  }

  private def hear(): Unit = {
    val context = LogManager.getContext(false).asInstanceOf[LoggerContext]
    val config = context.getConfiguration
    Hear.start()
    for (name <- watched) {
      val logger = new LoggerConfig(name, if (name.contains("Allocation") || name.contains("Monitor")) Level.DEBUG else Level.INFO, true)
      logger.addAppender(Hear, null, null)
      config.addLogger(name, logger)
    }
    context.updateLoggers()
  }

  private def crash(app: String, id: String): String = {
    val found = new java.io.File("/proc").listFiles.filter(_.getName.matches("\\d+")).filter { folder =>
      val words = Try(new String(java.nio.file.Files.readAllBytes(new java.io.File(folder, "cmdline").toPath)).split('\u0000')).getOrElse(Array.empty[String])
      words.containsSlice(Seq("--executor-id", id)) && words.containsSlice(Seq("--app-id", app))
    }
    found.foreach(folder => ProcessHandle.of(folder.getName.toLong).get.destroyForcibly())
    found.length.toString
  }

  private val rdds = mutable.Map[String, RDD[_]]()

  private def sleeping(sc: SparkContext, millis: Seq[Int]): RDD[Int] =
    sc.parallelize(millis, millis.size).map { m => Thread.sleep(m); m }

  private def answer(of: => Any): String = Try(of) match {
    case Success(value) => value.toString
    case Failure(e) => s"${e.getClass.getName}: ${e.getMessage}".replace("\n", "\\n")
  }

  private def step(sc: SparkContext, words: Array[String]): String = words match {
    case Array("job", millis) => answer(sleeping(sc, millis.split(",").map(_.toInt).toSeq).count())
    case Array("fails", on, millis) => answer(sc.parallelize(Seq(millis.toInt), 1).map { m =>
      if (SparkEnv.get.executorId == on) throw new RuntimeException("fails there")
      Thread.sleep(m); m
    }.count())
    case Array("shuffle", name, millis) =>
      rdds(name) = sleeping(sc, millis.split(",").map(_.toInt).toSeq).map(m => (m, 1)).reduceByKey(_ + _, 1)
      answer(rdds(name).count())
    case Array("cache", name, millis) =>
      rdds(name) = sleeping(sc, millis.split(",").map(_.toInt).toSeq).cache()
      answer(rdds(name).count())
    case Array("again", name) => answer(rdds(name).count())
    case Array("unpersist", name) => rdds(name).unpersist(true); "unpersisted"
    case Array("forget", name) => rdds.remove(name); System.gc(); "gone"
    case Array("request", count) => answer(sc.requestExecutors(count.toInt))
    case Array("total", count) => answer(sc.requestTotalExecutors(count.toInt, 0, Map.empty))
    case Array("kill", ids) => answer(sc.killExecutors(ids.split(",").toSeq))
    case Array("replace", id) => answer(sc.killAndReplaceExecutor(id))
    case Array("crash", id) => crash(sc.applicationId, id); "crashed"
    case Array("until", what, count) =>
      val end = System.currentTimeMillis + 150000
      def there: Int = if (what == "tasks") running.get else executors.get
      while (there != count.toInt && System.currentTimeMillis < end) Thread.sleep(50)
      there.toString
  }

  def main(args: Array[String]): Unit = {
    hear()
    var conf: SparkConf = null
    var sc: SparkContext = null
    def context(): Unit = if (sc == null && conf != null) {
      begun = System.currentTimeMillis
      tell("step context")
      Try(new SparkContext(conf)) match {
        case Success(made) => sc = made; running.set(0); executors.set(0); sc.addSparkListener(new Tell); tell("answer made")
        case Failure(e) => tell(s"answer ${e.getClass.getName}: ${e.getMessage}".replace("\n", "\\n")); conf = null
      }
    }
    def end(): Unit = {
      context()
      if (sc != null) { sc.stop(); sc = null }
      conf = null; rdds.clear()
    }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name) =>
        end()
        tell("run " + name)
        conf = new SparkConf().setAppName(name).set("spark.ui.enabled", "false")
      case Array("conf", key, value) => conf.set(key, value)
      case Array("wait", millis) => context(); tell(s"step $line"); Thread.sleep(millis.toInt)
      case words =>
        context()
        if (sc != null) {
          tell(s"step $line")
          begin(words, sc)
        }
    }
    end()
  }

  /** Steps that begin with "start" go on beside what follows. */
  private def begin(words: Array[String], sc: SparkContext): Unit =
    if (words.head == "start") new Thread(() => { val a = step(sc, words.tail); tell(s"event $since over $a") }).start()
    else tell("answer " + step(sc, words))
}
