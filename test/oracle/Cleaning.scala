/*
 * What real Spark cleans after a collection of garbage, told step by step: read from a file of plain lines (cleaning-runs.ts writes it), answered
 * as lines that begin with "@". Names that a run lets go are what nothing in this program refers to any more. Compiled by record-cleaning.ts;
 * in Spark's package, because the cleaner's listeners are private to it.
 */
package org.apache.spark.oracle

import java.io.File
import scala.collection.mutable.{ArrayBuffer, HashMap}
import scala.io.Source
import org.apache.spark.{CleanerListener, MapOutputTrackerMaster, SparkConf, SparkContext}
import org.apache.spark.broadcast.Broadcast
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._
import org.apache.spark.storage.{BroadcastBlockId, StorageLevel}
import org.apache.spark.util.AccumulatorContext
import org.apache.spark.util.LongAccumulator

object Cleaning {
  private val held = new HashMap[String, AnyRef]
  private val seen = ArrayBuffer[String]()
  /** The number of accumulators goes on over the contexts of a JVM: that of a context's first. */
  private var first = 0L
  private def tell(line: String): Unit = System.err.println("@" + line)
  private def saw(line: String): Unit = seen.synchronized(seen += line)
  private def pairs(name: String): RDD[(Int, Int)] = held(name).asInstanceOf[RDD[(Int, Int)]]

  private def step(sc: SparkContext, words: Array[String]): Unit = words match {
    case Array("make", name, level) =>
      val rdd = sc.parallelize(0 until 12, 3).map(i => (i % 4, i))
      if (level != "NONE") rdd.persist(StorageLevel.fromString(level))
      held(name) = rdd
    case Array("reduce", name, of, level) =>
      val rdd = pairs(of).reduceByKey(_ + _, 2)
      if (level != "NONE") rdd.persist(StorageLevel.fromString(level))
      held(name) = rdd
    case Array("map", name, of) => held(name) = pairs(of).mapValues(_ + 1)
    case Array("broadcast", name) => held(name) = sc.broadcast(Array(1, 2, 3))
    case Array("uses", name, of, shared) =>
      val b = held(shared).asInstanceOf[Broadcast[Array[Int]]]
      held(name) = pairs(of).mapValues(_ + b.value.length)
    case Array("flip", name, of) => held(name) = pairs(of).map(_.swap)
    case Array("accumulator", name) =>
      val made = sc.longAccumulator(name)
      held(name) = made
      tell(s"id $name ${made.id - first}")
    case Array("adds", name, of, shared) =>
      val a = held(shared).asInstanceOf[LongAccumulator]
      held(name) = pairs(of).mapValues { x => a.add(1); x }
    case Array("checkpoint", name) => pairs(name).checkpoint()
    case Array("count", name) => tell("answer " + pairs(name).count())
    case Array("unpersist", name) => pairs(name).unpersist(true)
    case Array("clean", name) => pairs(name).cleanShuffleDependencies(true)
    case Array("let-go", name) => held.remove(name)
    case Array("again", name, id) => held(name) = sc.getPersistentRDDs(id.toInt)
    case Array("gc") =>
      for (_ <- 0 until 4) { System.gc(); System.runFinalization(); Thread.sleep(400) }
  }

  private class Tell extends SparkListener {
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = saw(s"task ${e.taskType} ${e.taskInfo.index}")
    override def onBlockUpdated(e: SparkListenerBlockUpdated): Unit = {
      val b = e.blockUpdatedInfo
      b.blockId match {
        case BroadcastBlockId(_, "") =>
        case id => saw(s"block $id ${b.blockManagerId.executorId} ${if (b.storageLevel.isValid) "stored" else "gone"}")
      }
    }
    override def onUnpersistRDD(e: SparkListenerUnpersistRDD): Unit = saw(s"unpersisted ${e.rddId}")
  }

  private object Cleaned extends CleanerListener {
    def rddCleaned(id: Int): Unit = saw(s"cleaned rdd $id")
    def shuffleCleaned(id: Int): Unit = saw(s"cleaned shuffle $id")
    def broadcastCleaned(id: Long): Unit = saw(s"cleaned broadcast $id")
    def accumCleaned(id: Long): Unit = saw(s"cleaned accumulator ${id - first}")
    def checkpointCleaned(id: Long): Unit = saw(s"cleaned checkpoint $id")
  }

  private def under(folder: File): Seq[File] = Option(folder.listFiles).toSeq.flatten.flatMap(f => if (f.isDirectory) under(f) else Seq(f))
  private def folders(folder: File): Seq[File] = Option(folder.listFiles).toSeq.flatten.filter(_.isDirectory).flatMap(f => f +: folders(f))

  private def told(sc: SparkContext, local: File, saved: File): Unit = {
    Thread.sleep(if (sc.isLocal) 200 else 900)
    sc.listenerBus.waitUntilEmpty(60000)
    seen.synchronized { seen.foreach(tell); seen.clear() }
    val files = under(local).map(_.getName).filter(_.startsWith("shuffle_")).filterNot(_.contains("checksum")).sorted
    tell("files " + files.mkString(" "))
    val tracker = sc.env.mapOutputTracker.asInstanceOf[MapOutputTrackerMaster]
    tell("shuffles " + (0 until 20).filter(tracker.containsShuffle).mkString(" "))
    tell("persistent " + sc.getPersistentRDDs.keys.toSeq.sorted.mkString(" "))
    tell("saved " + folders(saved).map(_.getName).filter(_.startsWith("rdd-")).sorted.mkString(" "))
    tell("accumulators " + held.collect { case (n, a: LongAccumulator) => n + "=" + a.value }.toSeq.sorted.mkString(" "))
  }

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    // One folder for all runs: workers of a local cluster keep to the first that their JVM was told.
    val local = java.nio.file.Files.createTempDirectory("local").toFile
    var saved: File = null
    def context: SparkContext = {
      if (sc == null) {
        saved = java.nio.file.Files.createTempDirectory("saved").toFile
        conf.set("spark.local.dir", local.getPath)
        sc = new SparkContext(conf)
        first = AccumulatorContext.newId() + 1
        sc.setCheckpointDir(saved.getPath)
        sc.addSparkListener(new Tell)
        sc.cleaner.foreach(_.attachListener(Cleaned))
        val executors = if (conf.get("spark.master").startsWith("local-cluster")) 3 else 1
        val until = System.currentTimeMillis + 60000
        while (sc.getExecutorMemoryStatus.size < executors && System.currentTimeMillis < until) Thread.sleep(100)
      }
      sc
    }
    def end(): Unit = if (sc != null) { sc.stop(); sc = null; held.clear(); seen.clear() }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name, master) =>
        end()
        tell("run " + name)
        conf = new SparkConf().setAppName(name).setMaster(master).set("spark.ui.enabled", "false").set("spark.log.level", "INFO")
      case Array("conf", key, value) => conf.set(key, value)
      case words =>
        val sc = context
        tell("step " + line)
        step(sc, words)
        told(sc, local, saved)
    }
    end()
  }
}
