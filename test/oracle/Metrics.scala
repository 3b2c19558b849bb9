/*
 * An application of real Spark whose own web UI is asked for its metrics, in every format at once, while nothing runs. What is answered is written into a folder,
 * one file for each. Compiled and started by record-metrics.ts.
 */
package org.apache.spark.oracle

import java.nio.file.{Files, Paths}
import scala.io.Source
import org.apache.spark.{SparkConf, SparkContext}

object Metrics {
  def main(args: Array[String]): Unit = {
    val folder = args(0)
    val sc = new SparkContext(new SparkConf().setAppName("metrics of an application"))
    val kept = sc.parallelize(1 to 1000, 4).cache()
    kept.map(i => (i % 10, i)).reduceByKey(_ + _, 3).count()
    kept.count()
    Thread.sleep(args(1).toInt)
    def save(name: String, path: String): Unit =
      Files.write(Paths.get(folder, name), Source.fromURL(sc.uiWebUrl.get + path).mkString.getBytes("UTF-8"))
    save("driver.json", "/metrics/json/")
    save("driver.prom", "/metrics/prometheus/")
    save("executors.prom", "/metrics/executors/prometheus")
    save("executors.json", s"/api/v1/applications/${sc.applicationId}/executors")
    System.err.println(s"@asked ${sc.uiWebUrl.get}")
    Thread.sleep(args(2).toInt)
    sc.stop()
  }
}
