/*
 * Runs of persisted RDDs on real Spark, told step by step: read from a file of plain lines (storage-runs.ts writes it), answered as lines that
 * begin with "@". Log lines of Spark lie between them in the same stream. Compiled by record-storage.ts; in Spark's package, because
 * waiting for the listener bus is private to it.
 */
package org.apache.spark.oracle

import scala.collection.mutable.ArrayBuffer
import scala.io.Source
import scala.util.{Failure, Try}
import org.apache.spark.{SparkConf, SparkContext}
import org.apache.spark.broadcast.Broadcast
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._
import org.apache.spark.storage.{BroadcastBlockId, StorageLevel}

object Storage {
  private val rdds = new scala.collection.mutable.LinkedHashMap[String, RDD[_]]
  private val shared = new scala.collection.mutable.LinkedHashMap[String, Broadcast[Array[Byte]]]
  private val seen = ArrayBuffer[String]()
  private def tell(line: String): Unit = System.err.println("@" + line)

  private def level(name: String): StorageLevel = StorageLevel.fromString(name)

  private def records(sc: SparkContext, kind: String, parts: Int, n: Int): RDD[_] = {
    val at = sc.parallelize(0 until parts, parts)
    kind match {
      case "ints" => at.flatMap(p => Iterator.tabulate(n)(i => 1000 + p * n + i))
      case "longs" => at.flatMap(p => Iterator.tabulate(n)(i => 1000L + p * n + i))
      case "doubles" => at.flatMap(p => Iterator.tabulate(n)(i => 0.5 + p * n + i))
      case "booleans" => at.flatMap(p => Iterator.tabulate(n)(i => i % 2 == 0))
      case "strings" => at.flatMap(p => Iterator.tabulate(n)(i => "word-" + (p * n + i)))
      case "wide" => at.flatMap(p => Iterator.tabulate(n)(i => "한글-" + (p * n + i)))
      case "ii" => at.flatMap(p => Iterator.tabulate(n)(i => (i, p * n + i)))
      case "dd" => at.flatMap(p => Iterator.tabulate(n)(i => (i + 0.5, i + 0.25)))
      case "id" => at.flatMap(p => Iterator.tabulate(n)(i => (i, i + 0.25)))
      case "li" => at.flatMap(p => Iterator.tabulate(n)(i => (i.toLong, i)))
      case "si" => at.flatMap(p => Iterator.tabulate(n)(i => ("word-" + i, i)))
      case "ss" => at.flatMap(p => Iterator.tabulate(n)(i => ("word-" + i, "value-" + i)))
      case "iii" => at.flatMap(p => Iterator.tabulate(n)(i => (i, i + 1, i + 2)))
      case "bytes" => at.map(_ => new Array[Byte](n))
      case "reduced" => at.flatMap(p => Iterator.tabulate(n)(i => (i, 1000 + i))).reduceByKey(_ + _, parts)
      case "grouped" => at.flatMap(p => Iterator.tabulate(n)(i => (i % 7, 1000 + i))).groupByKey(parts)
      case "mapped" => at.flatMap(p => Iterator.tabulate(n)(i => (i, 1000 + i))).mapValues(_ + 1)
      case "keyed" => at.flatMap(p => Iterator.tabulate(n)(i => 1000 + i)).keyBy(_ % 10)
    }
  }

  private def step(sc: SparkContext, words: Array[String]): Unit = words match {
    case Array("make", name, kind, parts, n, to) =>
      val rdd = records(sc, kind, parts.toInt, n.toInt).setName(name)
      if (to != "NONE") rdd.persist(level(to))
      rdds(name) = rdd
    case Array("count", name) => tell("answer " + Try(rdds(name).count()))
    case Array("broadcast", name, n) =>
      val made = sc.broadcast(Array.tabulate[Byte](n.toInt)(i => (i * 31 + i / 7).toByte))
      shared(name) = made
    case Array("share", name) =>
      val b = shared(name)
      System.gc()
      tell("answer " + Try(sc.parallelize(0 until 2, 2).map(i => b.value(i).toInt).reduce(_ + _)))
    case Array("unpersist", name, how) => rdds(name).unpersist(how == "blocking")
    case Array("level", name, to) => tell("answer " + (Try(rdds(name).persist(level(to))) match {
      case Failure(e) => e.getClass.getName + ": " + e.getMessage
      case _ => "works"
    }))
    case Array("reduce", name, keys) =>
      val k = keys.toInt
      tell("answer " + sc.parallelize(0 until 2 * k, 1).map(i => (i % k, 1)).reduceByKey(_ + _, 1).count())
  }

  private class Tell extends SparkListener {
    override def onJobStart(e: SparkListenerJobStart): Unit = seen.synchronized(seen += s"job ${e.stageIds.size}")
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = seen.synchronized {
      val m = e.taskMetrics
      seen += s"task ${e.taskType} ${e.taskInfo.index} ${e.taskInfo.taskLocality} ${e.reason.getClass.getSimpleName.stripSuffix("$")} " +
        s"${m.inputMetrics.recordsRead} ${m.inputMetrics.bytesRead} ${m.memoryBytesSpilled} ${m.diskBytesSpilled} ${m.peakExecutionMemory}"
    }
    override def onBlockUpdated(e: SparkListenerBlockUpdated): Unit = {
      val b = e.blockUpdatedInfo
      if (b.blockId.isRDD || b.blockId.name.contains("_piece")) seen.synchronized(
        seen += s"block ${b.blockId} ${b.blockManagerId.executorId} ${b.memSize} ${b.diskSize} ${b.storageLevel}")
    }
    override def onUnpersistRDD(e: SparkListenerUnpersistRDD): Unit = seen.synchronized(seen += s"unpersisted ${e.rddId}")
  }

  private def told(sc: SparkContext): Unit = {
    Thread.sleep(if (sc.isLocal) 30 else 700)
    sc.listenerBus.waitUntilEmpty(60000)
    val names = shared.values.map("block broadcast_" + _.id + "_").toSeq
    seen.synchronized {
      seen.filter(line => !line.startsWith("block broadcast_") || names.exists(line.startsWith)).foreach(tell)
      seen.clear()
    }
    // Asking for a value's place makes it the block that was used last.
    if (sc.isLocal) for ((name, b) <- shared) {
      val status = sc.env.blockManager.getStatus(BroadcastBlockId(b.id))
      tell(s"info $name ${status.map(s => (s.memSize > 0) + " " + (s.diskSize > 0)).getOrElse("nowhere")}")
    }
    for (info <- sc.getRDDStorageInfo.sortBy(_.id))
      tell(s"info ${info.name} ${info.numPartitions} ${info.numCachedPartitions} ${info.memSize} ${info.diskSize} ${info.storageLevel.description}")
  }

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    def context: SparkContext = {
      if (sc == null) {
        sc = new SparkContext(conf)
        sc.addSparkListener(new Tell)
        val executors = if (conf.get("spark.master").startsWith("local-cluster")) 3 else 1
        val until = System.currentTimeMillis + 60000
        while (sc.getExecutorMemoryStatus.size < executors && System.currentTimeMillis < until) Thread.sleep(100)
      }
      sc
    }
    def end(): Unit = if (sc != null) { sc.stop(); sc = null; rdds.clear(); shared.clear(); seen.clear() }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name, master) =>
        end()
        tell("run " + name)
        conf = new SparkConf().setAppName(name).setMaster(master).set("spark.ui.enabled", "false").set("spark.log.level", "INFO")
      case Array("conf", key, value) => conf.set(key, value)
      case words =>
        tell("step " + line)
        step(context, words)
        told(context)
    }
    end()
  }
}
