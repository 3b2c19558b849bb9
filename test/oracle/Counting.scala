/*
 * The application of the recorded shell sessions: a mere count, as in the notes. Arguments: how many seconds it waits between its two counts
 * (none: one count only), and the exit code that it leaves with. Compiled by record-shell.ts.
 */
package oracle

import org.apache.spark.{SparkConf, SparkContext}

object Counting {
  def main(args: Array[String]): Unit = {
    val sc = new SparkContext(new SparkConf().setAppName("counting"))
    println("DEFAULT PARALLELISM " + sc.defaultParallelism)
    println("COUNT " + sc.parallelize(1 to 1000).count())
    if (args.length > 0 && args(0).toInt > 0) {
      Thread.sleep(args(0).toInt * 1000L)
      println("COUNT " + sc.parallelize(1 to 1000).count())
    }
    sc.stop()
    if (args.length > 1) sys.exit(args(1).toInt)
  }
}
