/*
 * Shuffles on real Spark: which handle a shuffle gets, what its writers and readers hand out in which order, what they spill. Read from a file of
 * plain lines (shuffle-runs.ts writes it), answered as lines that begin with "@". Log lines of Spark lie between them in the same stream.
 * Compiled by record-shuffles.ts; in Spark's package, because the handle and the listener bus are private to it.
 */
package org.apache.spark.oracle

import java.util.concurrent.locks.LockSupport
import scala.collection.mutable.ArrayBuffer
import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration.Duration
import scala.io.Source
import scala.reflect.ClassTag
import org.apache.spark.{HashPartitioner, ShuffleDependency, SparkConf, SparkContext}
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._

object Shuffles {
  private val seen = ArrayBuffer[String]()
  private def tell(line: String): Unit = System.err.println("@" + line)

  /** The i-th record of map partition p: its key is one of `keys`, its value its number. */
  private def at(p: Int, i: Int, n: Int, keys: Int): (Int, Int) = ((i * 7 + p * 3) % keys, p * n + i)

  /** Map tasks that run side by side: each begins a while after the one before, and all are slow alike. */
  private object InTurn {
    @volatile var cores = 1
    def next(p: Int, i: Int): Unit = if (cores > 1) {
      if (i == 0) Thread.sleep(1000L * (p % cores))
      if (i % 50 == 49) LockSupport.parkNanos(5000000L)
    }
  }

  /** Before its last record a map task sleeps for three seconds. */
  @volatile private var sleepsAtEnd = false

  private def made[T: ClassTag](sc: SparkContext, parts: Int, n: Int, keys: Int)(f: (Int, Int) => T): RDD[T] = {
    val sleeps = sleepsAtEnd
    sc.parallelize(0 until parts, parts).flatMap(p => Iterator.tabulate(n) { i =>
      InTurn.next(p, i)
      if (sleeps && i == n - 1) Thread.sleep(3000)
      at(p, i, n, keys)
    }).map { case (k, v) => f(k, v) }
  }

  private def sorted[K: Ordering: ClassTag, V: ClassTag](rdd: RDD[(K, V)], op: String, out: Int): RDD[_] = op match {
    case "sortByKey" => rdd.sortByKey(true, out)
    case "sortDescending" => rdd.sortByKey(false, out)
    case "sortWithin" => rdd.repartitionAndSortWithinPartitions(new HashPartitioner(out))
    case "sortInPlace" =>
      val by = new HashPartitioner(out)
      rdd.partitionBy(by).repartitionAndSortWithinPartitions(by)
    case _ => keyed(rdd, op, out)
  }

  private def keyed[K: ClassTag, V: ClassTag](rdd: RDD[(K, V)], op: String, out: Int): RDD[_] = op match {
    case "reduceByKey" => rdd.reduceByKey((a, b) => b, out)
    case "listed" => rdd.aggregateByKey(List[V](), out)((list, v) => list :+ v, (a, b) => a ::: b)
    case "groupByKey" => rdd.groupByKey(out)
    case "groupInPlace" => rdd.partitionBy(new HashPartitioner(out)).groupByKey(out)
    case "combineReduceSide" =>
      rdd.combineByKey((v: V) => List(v), (list: List[V], v: V) => list :+ v, (a: List[V], b: List[V]) => a ::: b, new HashPartitioner(out), false)
    case "partitionBy" => rdd.partitionBy(new HashPartitioner(out))
    case "repartition" => rdd.repartition(out)
    case "distinct" => rdd.distinct(out)
    case "cogroup" => rdd.cogroup(rdd, out)
    case "join" => rdd.join(rdd.mapValues(v => v), out)
    case "reused" =>
      rdd.mapPartitions { records =>
        val bytes = new Array[Byte](1)
        records.zipWithIndex.map { case ((k, _), i) => bytes(0) = i.toByte; (k, bytes) }
      }.partitionBy(new HashPartitioner(out)).mapValues(_(0).toInt)
    case "subtractByKey" => rdd.subtractByKey(rdd.filter(_ => false), new HashPartitioner(out))
    case "valuesRepartitioned" => rdd.values.repartition(out)
    case "keysDistinct" => rdd.keys.distinct(out)
  }

  private def shuffled(sc: SparkContext, words: Array[String]): RDD[_] = {
    val Array(kind, op, partsWord, nWord, keysWord, outWord) = words
    val (parts, n, keys, out) = (partsWord.toInt, nWord.toInt, keysWord.toInt, outWord.toInt)
    kind match {
      case "ii" => sorted(made(sc, parts, n, keys)((k, v) => (k, v)), op, out)
      case "large" => sorted(made(sc, parts, n, keys)((k, v) => (1000 + 31 * k, 1000 + v)), op, out)
      case "si" => sorted(made(sc, parts, n, keys)((k, v) => ("word-" + k, 1000 + v)), op, out)
      case "is" => sorted(made(sc, parts, n, keys)((k, v) => (1000 + k, "value-" + v)), op, out)
      case "ss" => sorted(made(sc, parts, n, keys)((k, v) => ("word-" + k, "value-" + v)), op, out)
      case "ci" => sorted(made(sc, parts, n, keys)((k, v) => ((if (k % 2 == 0) "Aa" else "BB") + (k / 4) + (if (k % 4 < 2) "Aa" else "BB"), 1000 + v)), op, out)
      case "li" => sorted(made(sc, parts, n, keys)((k, v) => (1000L + k, 1000 + v)), op, out)
      case "di" => sorted(made(sc, parts, n, keys)((k, v) => (k + 0.5, 1000 + v)), op, out)
      case "bi" => sorted(made(sc, parts, n, keys)((k, v) => (k % 2 == 0, 1000 + v)), op, out)
      case "ti" => sorted(made(sc, parts, n, keys)((k, v) => ((k, k + 1), 1000 + v)), op, out)
      case "it" => sorted(made(sc, parts, n, keys)((k, v) => (1000 + k, (v, v + 1))), op, out)
      case "ni" => keyed(made(sc, parts, n, keys)((k, v) => (if (k % 5 == 0) null else ("z" * (k % 11)) + k, 1000 + v)), op, out)
      case "ib" => sorted(made(sc, parts, n, keys)((k, v) => (k, new Array[Byte](3))), op, out)
    }
  }

  private def text(record: Any): String = record match {
    case bytes: Array[Byte] => "bytes " + bytes.length
    case buffers: Array[_] => buffers.map(text).mkString("[", ",", "]")
    case list: Iterable[_] => list.map(text).mkString("[", ",", "]")
    case (a, b) => text(a) + ":" + text(b)
    case other => String.valueOf(other)
  }

  /** The handles of the shuffles nearest to an RDD. */
  private def handles(rdd: RDD[_]): Seq[String] = rdd.dependencies.flatMap {
    case shuffle: ShuffleDependency[_, _, _] =>
      Seq(shuffle.shuffleHandle.getClass.getSimpleName + " " + shuffle.serializer.getClass.getSimpleName)
    case narrow => handles(narrow.rdd)
  }

  private class Tell extends SparkListener {
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = seen.synchronized {
      val m = e.taskMetrics
      seen += s"task ${e.stageId} ${e.taskType} ${e.taskInfo.index} ${m.shuffleWriteMetrics.recordsWritten} ${m.shuffleReadMetrics.recordsRead} " +
        s"${m.memoryBytesSpilled} ${m.diskBytesSpilled} ${m.peakExecutionMemory}"
      if (e.taskInfo.duration > 1500) seen += s"long ${e.stageId} ${e.taskType} ${e.taskInfo.index}"
    }
  }

  def main(args: Array[String]): Unit = {
    var conf: SparkConf = null
    var sc: SparkContext = null
    def context: SparkContext = {
      if (sc == null) { sc = new SparkContext(conf); sc.addSparkListener(new Tell) }
      sc
    }
    def end(): Unit = if (sc != null) { sc.stop(); sc = null; seen.clear() }
    for (line <- Source.fromFile(args(0)).getLines().filter(_.nonEmpty)) line.split(" ") match {
      case Array("run", name, master) =>
        end()
        tell("run " + name)
        InTurn.cores = if (name.startsWith("beside")) 1 else master.replaceAll("\\D", "").toInt
        conf = new SparkConf().setAppName(name).setMaster(master).set("spark.ui.enabled", "false").set("spark.log.level", "INFO")
      case Array("conf", key, value) => conf.set(key, value)
      case Array("handle", words @ _*) =>
        tell("step " + line)
        handles(shuffled(context, words.toArray)).foreach(handle => tell("handle " + handle))
      case Array(action, words @ _*) =>
        val sc = context
        tell("step " + line)
        sleepsAtEnd = action == "beside"
        val rdd = shuffled(sc, words.toArray)
        handles(rdd).foreach(handle => tell("handle " + handle))
        if (action == "beside") {
          val older = Future(rdd.count())(ExecutionContext.global)
          Thread.sleep(1000)
          sleepsAtEnd = false
          val younger = shuffled(sc, words.toArray).count()
          tell(s"partition ${Await.result(older, Duration.Inf)} $younger")
        } else if (action == "count") tell("partition " + rdd.count())
        else rdd.glom().collect().foreach(part => tell("partition " + part.map(text).mkString(" ")))
        Thread.sleep(20)
        sc.listenerBus.waitUntilEmpty(60000)
        seen.synchronized { seen.foreach(tell); seen.clear() }
    }
    end()
  }
}
