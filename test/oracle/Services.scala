/*
 * What is computed again on real Spark after an executor, and then its worker, was killed, with and without the external shuffle service. Lines that
 * begin with "@". The recorder (record-services.ts) starts a cluster of one worker with two executors, and another worker when this asks for one.
 */
package org.apache.spark.oracle

import org.apache.spark.{MapOutputTrackerMaster, SparkConf, SparkContext, SparkEnv}
import org.apache.spark.rdd.RDD
import org.apache.spark.scheduler._
import org.apache.spark.storage.{RDDBlockId, StorageLevel}

object Services {
  private def tell(line: String): Unit = System.err.println("@" + line)

  def main(args: Array[String]): Unit = {
    val sc = new SparkContext(new SparkConf().setAppName("services"))
    def executors: Seq[String] = sc.getExecutorMemoryStatus.keys.toSeq
    def until(what: => Boolean): Unit = { val end = System.currentTimeMillis + 90000; while (!what && System.currentTimeMillis < end) Thread.sleep(100) }
    until(executors.size == 3)
    val counts = Map("S" -> sc.longAccumulator("S"), "B" -> sc.longAccumulator("B"), "M" -> sc.longAccumulator("M"))
    def counted(name: String): RDD[(Int, Int)] = {
      val c = counts(name)
      sc.parallelize(0 until 4, 4).mapPartitions { records => c.add(1); records.map(i => { Thread.sleep(300); (i, i) }) }
    }
    val all: Map[String, RDD[(Int, Int)]] = Map(
      "S" -> counted("S").reduceByKey(_ + _, 4),
      "B" -> counted("B").persist(StorageLevel.DISK_ONLY),
      "M" -> counted("M").persist(StorageLevel.MEMORY_ONLY))
    val master = SparkEnv.get.blockManager.master
    val tracker = SparkEnv.get.mapOutputTracker.asInstanceOf[MapOutputTrackerMaster]
    def held(executor: String, name: String): Int =
      if (name == "S") tracker.shuffleStatuses(0).withMapStatuses(_.count(s => s != null && s.location.executorId == executor))
      else (0 until 4).count(p => master.getLocations(RDDBlockId(all(name).id, p)).exists(_.executorId == executor))
    def run(when: String): Unit = for (name <- Seq("S", "B", "M")) {
      val before = counts(name).value
      val answer = all(name).count()
      tell(s"computed $when $name ${counts(name).value - before} of $answer")
    }
    run("at-first")
    val pids = sc.parallelize(0 until 16, 16).map { _ =>
      Thread.sleep(200)
      (SparkEnv.get.executorId, ProcessHandle.current.pid, ProcessHandle.current.parent.get.pid)
    }.collect().distinct
    for (name <- Seq("S", "B", "M")) tell(s"held $name ${held("0", name)}")
    val Some((_, pid, worker)) = pids.find(_._1 == "0")
    ProcessHandle.of(pid).get.destroyForcibly()
    until(sc.statusTracker.getExecutorInfos.length == 3 && !executorIds(sc).contains("0"))
    Thread.sleep(2000)
    run("after-the-executor")
    ProcessHandle.of(worker).get.destroyForcibly()
    until(executors.size == 1)
    tell("needs a worker")
    until(executors.size == 3)
    run("after-the-worker")
    sc.stop()
  }

  private def executorIds(sc: SparkContext): Seq[String] = sc.env.blockManager.master.getMemoryStatus.keys.map(_.executorId).toSeq
}
