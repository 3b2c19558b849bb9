/*
 * An application of real Spark that goes through steps with quiet between them, while its metrics are reported each second to the console and into files. Each
 * step does one thing to the counters: caches, shuffles, finds a shuffle's files again, fails once, fails for good, takes its time. test/monitor/metrics-run.ts has the same
 * steps for the engine. Compiled and started by record-metric-sinks.ts.
 */
package org.apache.spark.oracle

import org.apache.spark.{SparkConf, SparkContext, TaskContext}

object MetricSinks {
  def main(args: Array[String]): Unit = {
    val sc = new SparkContext(new SparkConf().setAppName("sinks of metrics"))
    def quiet(step: String): Unit = {
      Thread.sleep(2600)
      println(s"@after $step")
    }
    Thread.sleep(3000)
    val kept = sc.parallelize(1 to 1000, 4).cache()
    kept.count()
    quiet("cached")
    val summed = kept.map(i => (i % 10, i)).reduceByKey(_ + _, 3)
    summed.count()
    quiet("shuffled")
    summed.collect()
    quiet("skipped")
    sc.parallelize(1 to 4, 4).map { i =>
      if (i == 2 && TaskContext.get().attemptNumber() == 0) sys.error("once")
      i
    }.count()
    quiet("failed once")
    try sc.parallelize(1 to 2, 2).map(i => if (i == 2) sys.error("always") else i).count()
    catch { case _: Exception => () }
    quiet("failed for good")
    kept.unpersist(true)
    quiet("unpersisted")
    println("@long begins")
    sc.parallelize(1 to 4, 4).map { i => Thread.sleep(2500); i }.count()
    println("@long ends")
    quiet("long")
    sc.stop()
    println("@stopped")
  }
}
