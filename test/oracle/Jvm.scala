/*
 * An application of real Spark whose only executor sorts, waits for a lock, sleeps, and collects garbage, one after the other, while record-jvm.ts looks at its JVM from outside; or, with the
 * word `driver`, one whose driver is asked for more than its heap holds. Compiled and started by record-jvm.ts.
 */
package org.apache.spark.oracle

import org.apache.spark.{SparkConf, SparkContext}

object Lock

object Jvm {
  private def phase(name: String)(body: => Unit): Unit = {
    println(s"@phase $name")
    body
    println(s"@over $name")
  }

  private def until(end: Long)(body: => Unit): Unit = while (System.currentTimeMillis() < end) body

  def main(args: Array[String]): Unit = {
    val sc = new SparkContext(new SparkConf().setAppName("seen from outside"))
    if (args.headOption.contains("driver")) return fillDriver(sc)
    sc.parallelize(1 to 2, 2).count()
    println(s"@application ${sc.applicationId}")
    val millis = 14000L
    phase("sorts") {
      until(System.currentTimeMillis() + millis) {
        sc.range(0, 1500000L, 1, 1).map(n => ((n * 2654435761L % 1500007L).toString, n)).sortByKey(true, 1).count()
      }
    }
    phase("sleeps") { sc.parallelize(1 to 1, 1).foreach(_ => Thread.sleep(millis)) }
    phase("waits for a lock") {
      sc.parallelize(1 to 2, 2).foreach(_ => Lock.synchronized(Thread.sleep(millis / 2)))
    }
    phase("collects garbage") {
      sc.parallelize(1 to 1, 1).foreach { _ =>
        val held = new scala.collection.mutable.ArrayBuffer[Array[Byte]]
        val most = Runtime.getRuntime.maxMemory
        def free = most - (Runtime.getRuntime.totalMemory - Runtime.getRuntime.freeMemory)
        while (held.size * 262144L < most * 85 / 100 && free > 40L * 1024 * 1024) held += new Array[Byte](262144)
        val end = System.currentTimeMillis() + millis
        var last = new Array[Byte](1)
        while (System.currentTimeMillis() < end) last = new Array[Byte](65536)
        if (held.size + last.length < 0) println(held)
      }
    }
    sc.stop()
  }

  /** Results of 24 MB each, which the driver takes because nothing limits them. */
  private def fillDriver(sc: SparkContext): Unit = {
    println("@collects")
    val seen = sc.range(0, 50, 1, 50).map(n => Array.fill[Byte](24 * 1024 * 1024)(n.toByte)).collect()
    println(s"@collected ${seen.length}")
    sc.stop()
  }
}
