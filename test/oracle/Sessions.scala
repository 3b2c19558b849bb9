/*
 * The applications of the recorded sessions: one with two jobs over the same shuffle and a pause between them, in which the recorder can
 * kill something; and one that does what Spark refuses. Compiled by record-sessions.ts.
 */
package oracle

import java.nio.file.{Files, Paths}
import scala.util.{Failure, Try}
import org.apache.spark.{SparkConf, SparkContext}

/** Arguments: a folder to meet the recorder in, how many executors to wait for. */
object TwoJobs {
  def main(args: Array[String]): Unit = {
    val meet = Paths.get(args(0))
    val sc = new SparkContext(new SparkConf().setAppName("two jobs"))
    val until = System.currentTimeMillis + 60000
    while (sc.getExecutorMemoryStatus.size < args(1).toInt + 1 && System.currentTimeMillis < until) Thread.sleep(100)
    val sums = sc.parallelize(1 to 12, 4).map(x => (x % 3, x)).reduceByKey(_ + _, 2)
    println("RESULT " + sums.collect().sorted.mkString(" "))
    Files.write(meet.resolve("first"), Array[Byte]())
    while (!Files.exists(meet.resolve("go")) && System.currentTimeMillis < until + 120000) Thread.sleep(100)
    println("RESULT " + sums.collect().sorted.mkString(" "))
    sc.stop()
  }
}

object Refused {
  def main(args: Array[String]): Unit = {
    val conf = new SparkConf().setAppName("refused").setMaster("local[1]").set("spark.ui.enabled", "false")
    val sc = new SparkContext(conf)
    say("second SparkContext")(new SparkContext(conf))
    sc.stop()
    say("use of a stopped SparkContext")(sc.parallelize(Seq(1)).count())
    val again = new SparkContext(conf)
    println("REFUSED " + "a new SparkContext after stop" + "\t" + "works: " + again.parallelize(Seq(1)).count())
    again.stop()
    say("no master")(new SparkContext(new SparkConf(false).setAppName("x")))
    say("no name")(new SparkContext(new SparkConf(false).setMaster("local")))
    say("unknown master")(new SparkContext(new SparkConf().setMaster("somewhere").setAppName("x")))
    say("local without a thread")(new SparkContext(new SparkConf().setMaster("local[0]").setAppName("x")))
  }
  private def say(name: String)(body: => Any): Unit = Try(body) match {
    case Failure(e) => println("REFUSED " + name + "\t" + (e.getClass.getName + ": " + e.getMessage).replace("\n", "\\n"))
    case _ => println("REFUSED " + name + "\tworks")
  }
}
