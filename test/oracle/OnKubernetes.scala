/*
 * The application that record-kubernetes.ts submits to an API server of its own.
 *
 * OnKubernetes takes the folder that it meets the recorder in, how many executors to wait for and for how many seconds, and what to do between and after its jobs.
 */
package oracle

import java.nio.file.{Files, Paths}
import org.apache.spark.{SparkConf, SparkContext, SparkEnv}

object OnKubernetes {
  def main(args: Array[String]): Unit = {
    val meet = Paths.get(args(0))
    val way = args(3)
    val sc = new SparkContext(new SparkConf().setAppName("on kubernetes"))
    val end = System.currentTimeMillis + args(2).toInt * 1000
    while (sc.getExecutorMemoryStatus.size < args(1).toInt + 1 && System.currentTimeMillis < end) Thread.sleep(100)
    def sums() = println("RESULT " + sc.parallelize(1 to 12, 4).map(x => (x % 3, x)).reduceByKey(_ + _, 2).collect().sorted.mkString(" "))
    if (way != "waits") sums()
    if (way == "holds") {
      Files.write(meet.resolve("first"), Array[Byte]())
      while (!Files.exists(meet.resolve("go"))) Thread.sleep(100)
      sums()
    }
    way match {
      case "fails" => sc.parallelize(1 to 4, 2).map(x => if (x == 3) throw new IllegalStateException("bad record 3") else x).count()
      case "exits-3" => System.exit(3)
      case "kills-executors" => sc.parallelize(1 to 400, 400).map { x => if (SparkEnv.get.executorId != "driver") Runtime.getRuntime.halt(7); x }.count()
      case _ => sc.stop()
    }
  }
}
