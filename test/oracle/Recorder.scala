/*
 * Runs recorded programs on real Spark 3.5.3, each in a SparkContext of its own, and prints what a listener saw as JSON.
 * It stands in Spark's package because only there the listener bus can be waited for. Compiled with the programs by record.ts.
 */
package org.apache.spark.oracle

import java.nio.file.{Files, Path, Paths}
import scala.collection.JavaConverters._
import scala.collection.mutable
import scala.util.{Failure, Success, Try}
import org.apache.spark.{Partitioner, SparkConf, SparkContext, TaskEndReason}
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._
import org.apache.spark.storage.StorageLevel
import org.apache.spark.util.AccumulatorContext

trait Program {
  def name: String
  def master: String
  def conf: Map[String, String]
  def main(sc: SparkContext, run: Run): Unit
}

/** JSON, written by hand so that no type is lost: a Long is no Int, a Double is its text. */
object Json {
  def text(s: String): String = {
    val out = new StringBuilder("\"")
    s.foreach {
      case '"' => out ++= "\\\""
      case '\\' => out ++= "\\\\"
      case c if c < ' ' || c > '~' => out ++= "\\u%04x".format(c.toInt)
      case c => out += c
    }
    (out += '"').toString
  }
  def list(items: Iterable[String]): String = items.mkString("[", ",", "]")
  def obj(fields: (String, String)*): String =
    fields.map { case (k, v) => text(k) + ":" + v }.mkString("{", ",", "}")
  def value(v: Any): String = v match {
    case null => "null"
    case s: String => text(s)
    case b: Boolean => b.toString
    case i: Int => i.toString
    case l: Long => obj("long" -> text(l.toString))
    case d: Double => obj("double" -> text(d.toString))
    case () => obj("unit" -> "true")
    case Some(x) => obj("some" -> value(x))
    case None => obj("none" -> "true")
    case m: scala.collection.Map[_, _] => list(m.toSeq.map(value))
    case a: Array[_] => list(a.toSeq.map(value))
    case s: Iterable[_] => list(s.map(value))
    case p: Product => obj("tuple" -> list(p.productIterator.map(value).toSeq))
  }
  def error(e: Throwable): String =
    obj("error" -> obj("class" -> text(e.getClass.getName), "message" -> text(String.valueOf(e.getMessage))))
}

/** What the listener saw of one program, in the order of posting. Jobs of the inspection afterwards are left out. */
object Recorder {
  val Piece = "broadcast_(\\d+)_piece\\d+".r
}

class Recorder extends SparkListener {
  val firstId: Long = AccumulatorContext.newId() + 1
  def tellShared(id: Long): Unit = say("shared", "id" -> id.toString)
  val lines = mutable.ArrayBuffer[String]()
  val removed = mutable.Set[String]()
  val added = mutable.Set[String]()
  private val mine = mutable.Set[Int]()
  private var open = 0
  private def opened(by: Int): Unit = synchronized {
    open += by
    notifyAll()
  }
  /** Until every job and every task that began has ended: JobEnd is posted after the action has thrown, killed tasks end later still. */
  def settle(sc: SparkContext): Unit = {
    sc.listenerBus.waitUntilEmpty()
    waitFor(open == 0)
  }
  private def say(kind: String, fields: (String, String)*): Unit = synchronized {
    lines += Json.obj(("kind" -> Json.text(kind)) +: fields: _*)
    notifyAll()
  }
  private def rdds(stage: StageInfo) = Json.list(stage.rddInfos.sortBy(_.id).map { r =>
    Json.obj("id" -> r.id.toString, "name" -> Json.text(r.name), "site" -> Json.text(r.callSite),
      "parents" -> Json.list(r.parentIds.map(_.toString)), "partitions" -> r.numPartitions.toString,
      "kept" -> (r.storageLevel != StorageLevel.NONE).toString, "deterministic" -> Json.text(r.outputDeterministicLevel.toString))
  })
  override def onTaskStart(e: SparkListenerTaskStart): Unit = opened(1)
  override def onJobStart(e: SparkListenerJobStart): Unit = {
    opened(1)
    val step = Option(e.properties).map(_.getProperty(Run.Step)).getOrElse("?")
    if (step != Run.Inspection) {
      mine ++= e.stageIds
      say("job", "id" -> e.jobId.toString, "step" -> Json.text(step), "stages" -> Json.list(e.stageInfos.sortBy(_.stageId).map { s =>
        Json.obj("id" -> s.stageId.toString, "name" -> Json.text(s.name), "tasks" -> s.numTasks.toString,
          "parents" -> Json.list(s.parentIds.sorted.map(_.toString)), "rdds" -> rdds(s))
      }))
    }
  }
  override def onJobEnd(e: SparkListenerJobEnd): Unit = {
    e.jobResult match {
      case JobSucceeded => say("jobEnd", "id" -> e.jobId.toString, "failed" -> "null")
      case JobFailed(x) => say("jobEnd", "id" -> e.jobId.toString, "failed" -> Json.text(x.getMessage))
    }
    opened(-1)
  }
  override def onStageSubmitted(e: SparkListenerStageSubmitted): Unit = if (mine(e.stageInfo.stageId)) {
    say("submitted", "stage" -> e.stageInfo.stageId.toString, "attempt" -> e.stageInfo.attemptNumber.toString,
      "tasks" -> e.stageInfo.numTasks.toString)
  }
  override def onStageCompleted(e: SparkListenerStageCompleted): Unit = if (mine(e.stageInfo.stageId)) {
    say("completed", "stage" -> e.stageInfo.stageId.toString, "attempt" -> e.stageInfo.attemptNumber.toString,
      "failed" -> e.stageInfo.failureReason.map(Json.text).getOrElse("null"), "accumulables" -> accumulables(e.stageInfo.accumulables.values, _.value))
  }
  override def onTaskEnd(e: SparkListenerTaskEnd): Unit = {
    if (mine(e.stageId)) tell(e)
    opened(-1)
  }
  private def tell(e: SparkListenerTaskEnd): Unit = {
    val t = e.taskInfo
    say("task", "stage" -> e.stageId.toString, "attempt" -> e.stageAttemptId.toString, "index" -> t.index.toString,
      "try" -> t.attemptNumber.toString, "partition" -> t.partitionId.toString, "executor" -> Json.text(t.executorId),
      "type" -> Json.text(e.taskType), "locality" -> Json.text(t.taskLocality.toString), "reason" -> reason(e.reason), "accumulables" -> accumulables(t.accumulables, _.update))
  }
  /** Accumulators of the program, ids from the first that this context could give. */
  private def accumulables(all: Iterable[AccumulableInfo], shown: AccumulableInfo => Option[Any]): String =
    Json.list(all.filterNot(_.internal).toSeq.sortBy(_.id).map { a =>
      Json.obj("id" -> (a.id - firstId).toString, "name" -> Json.text(a.name.getOrElse("")), "text" -> Json.text(shown(a).map(_.toString).getOrElse("")),
        "countFailed" -> a.countFailedValues.toString)
    })
  override def onBlockUpdated(e: SparkListenerBlockUpdated): Unit = {
    val b = e.blockUpdatedInfo
    b.blockId.name match {
      case Recorder.Piece(id) =>
        say("piece", "id" -> id, "block" -> Json.text(b.blockId.name), "executor" -> Json.text(b.blockManagerId.executorId), "there" -> b.storageLevel.isValid.toString)
      case _ =>
    }
  }
  private def reason(r: TaskEndReason): String = r match {
    case f: org.apache.spark.ExceptionFailure =>
      Json.obj("kind" -> Json.text("ExceptionFailure"), "text" -> Json.text(f.className + ": " + f.description))
    case f: org.apache.spark.FetchFailed => Json.obj("kind" -> Json.text("FetchFailed"), "text" -> Json.text(f.message))
    case f: org.apache.spark.TaskFailedReason =>
      Json.obj("kind" -> Json.text(r.getClass.getSimpleName.stripSuffix("$")), "text" -> Json.text(f.toErrorString))
    case _ => Json.obj("kind" -> Json.text("Success"))
  }
  override def onExecutorAdded(e: SparkListenerExecutorAdded): Unit =
    say("executorAdded", "executor" -> Json.text(e.executorId), "cores" -> e.executorInfo.totalCores.toString)
  override def onExecutorRemoved(e: SparkListenerExecutorRemoved): Unit = {
    synchronized { removed += e.executorId }
    say("executorRemoved", "executor" -> Json.text(e.executorId), "reason" -> Json.text(e.reason))
  }
  override def onBlockManagerAdded(e: SparkListenerBlockManagerAdded): Unit = synchronized {
    added += e.blockManagerId.executorId
    notifyAll()
  }
  override def onUnpersistRDD(e: SparkListenerUnpersistRDD): Unit = say("unpersist", "rdd" -> e.rddId.toString)
  def waitFor(what: => Boolean): Unit = synchronized {
    val until = System.currentTimeMillis + 60000
    while (!what && System.currentTimeMillis < until) wait(200)
    require(what, "waited for a minute in vain")
  }
}

object Run {
  val Step = "oracle.step"
  val Inspection = "inspection"
}

/** One run of one program: it names the steps, keeps results and RDDs. */
class Run(sc: SparkContext, val recorder: Recorder, scratch: Path) {
  val nodes = mutable.LinkedHashMap[String, RDD[_]]()
  val results = mutable.LinkedHashMap[String, String]()
  private var paths = 0
  private def path(): Path = { paths += 1; scratch.resolve("f" + paths) }
  private def during[T](step: String)(body: => T): T = {
    sc.setLocalProperty(Run.Step, step)
    try body
    finally {
      recorder.settle(sc)
      sc.setLocalProperty(Run.Step, null)
    }
  }
  def let[T](name: String)(body: => RDD[T]): RDD[T] = Try(during(name)(body)) match {
    case Success(rdd) => nodes(name) = rdd; rdd
    case Failure(e) => results(name) = Json.error(e); throw new Stopped
  }
  /** Whether making an RDD fails; the program goes on either way. */
  def probe(name: String)(body: => RDD[_]): Unit = Try(during(name)(body)) match {
    case Success(_) => results(name) = Json.value("made")
    case Failure(e) => results(name) = Json.error(e)
  }
  def act(name: String)(body: => Any): Unit = Try(during(name)(body)) match {
    case Success(value) => results(name) = Json.value(value)
    case Failure(e) => results(name) = Json.error(e)
  }
  /** Marks an RDD; a refusal is the result of that name. */
  def mark(name: String)(body: => Unit): Unit = Try(body) match {
    case Success(_) =>
    case Failure(e) => results(name + "-marked") = Json.error(e)
  }
  def checkpointDir(): Unit = sc.setCheckpointDir(path().toString)
  def plain(text: String): String = "id: (\\d+)".r.replaceAllIn(text, m => "id: " + (m.group(1).toLong - recorder.firstId))
  def sorted(list: java.util.List[Int]): Seq[Int] = list.asScala.toSeq.sorted
  /** Says which broadcasts are the program's; those of stages come and go when the JVM collects garbage. */
  def shared[T](made: org.apache.spark.broadcast.Broadcast[T]): org.apache.spark.broadcast.Broadcast[T] = {
    recorder.tellShared(made.id)
    made
  }
  def file(text: String): String = {
    val at = path()
    Files.write(at, text.getBytes("UTF-8"))
    at.toString
  }
  def missing(): String = path().toString
  def saved(save: String => Unit): Seq[(String, Seq[String])] = {
    val at = path()
    save(at.toString)
    val files = Files.list(at).iterator.asScala.filterNot(_.getFileName.toString.startsWith(".")).toSeq
    files.sortBy(_.getFileName.toString).map(f => (f.getFileName.toString, Files.readAllLines(f).asScala.toSeq))
  }
  /** kill -9 of the executor's process, until the driver has noticed and a replacement is there. */
  def killExecutor(id: String): Unit = {
    sc.listenerBus.waitUntilEmpty()
    val known = recorder.synchronized(recorder.added.toSet)
    val victims = ProcessHandle.allProcesses.iterator.asScala.filter { p =>
      val line = p.info.commandLine.orElse("")
      line.contains("--executor-id " + id + " ") && line.contains(sc.applicationId)
    }.toSeq
    require(victims.nonEmpty, "no process of executor " + id)
    victims.foreach(_.destroyForcibly())
    recorder.waitFor(recorder.removed(id))
    recorder.waitFor((recorder.added -- known).nonEmpty)
  }
  /** After the program: how each RDD looks and what lies in its partitions. */
  def inspect(): Seq[String] = {
    val looks = nodes.toSeq.map { case (name, rdd) =>
      val look = Try((rdd.partitioner.map(describe).map(Json.text).getOrElse("null"), rdd.getNumPartitions, rdd.toDebugString))
      val (partitioner, partitions, debug) = look.recover { case e => ("null", -1, e.toString) }.get
      (name, rdd, Seq("name" -> Json.text(name), "id" -> rdd.id.toString, "partitioner" -> partitioner,
        "partitions" -> partitions.toString, "debug" -> Json.text(debug)))
    }
    looks.map { case (_, rdd, fields) =>
      val contents = Try(during(Run.Inspection)(partitions(rdd)))
      Json.obj(fields :+ ("contents" -> contents.map(Json.value).recover { case e => Json.error(e) }.get): _*)
    }
  }
  private def partitions[T](rdd: RDD[T]): Any = rdd.glom().collect()
  private def describe(p: Partitioner): String = p.getClass.getSimpleName + "(" + p.numPartitions + ")"
}

class Stopped extends RuntimeException

object Main {
  def main(args: Array[String]): Unit = {
    val out = Paths.get(args(0))
    for ((program, at) <- programs.All.list.zipWithIndex if args.length < 2 || args(1).split(",").contains(at.toString)) {
      val scratch = Files.createTempDirectory(out, "scratch")
      Files.write(out.resolve(at + ".json"), record(program, scratch).getBytes("UTF-8"))
      println("REC " + at + " " + program.name)
    }
    println("REC done")
    sys.exit(0)
  }
  private def record(program: Program, scratch: Path): String = {
    val conf = new SparkConf().setMaster(program.master).setAppName(program.name)
      .set("spark.ui.enabled", "false").setAll(program.conf)
    val sc = new SparkContext(conf)
    sc.setLogLevel("OFF")
    val recorder = new Recorder
    sc.addSparkListener(recorder)
    try {
      if (program.master.startsWith("local-cluster")) awaitExecutors(sc, program.master)
      val run = new Run(sc, recorder, scratch)
      try program.main(sc, run) catch { case _: Stopped => }
      sc.listenerBus.waitUntilEmpty()
      val events = recorder.synchronized(recorder.lines.toList)
      val nodes = run.inspect()
      Json.obj("program" -> Json.text(program.name), "version" -> Json.text(sc.version),
        "results" -> Json.obj(run.results.toSeq: _*), "nodes" -> Json.list(nodes), "events" -> Json.list(events))
    } finally sc.stop()
  }
  private def awaitExecutors(sc: SparkContext, master: String): Unit = {
    val wanted = master.stripPrefix("local-cluster[").split(",")(0).trim.toInt
    val until = System.currentTimeMillis + 60000
    while (sc.getExecutorMemoryStatus.size < wanted + 1 && System.currentTimeMillis < until) Thread.sleep(100)
  }
}
