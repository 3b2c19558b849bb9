/*
 * A real YARN on one machine, and the application that record-yarn.ts submits to it in several ways.
 *
 * MiniYarn takes "key=value" words for yarn-site.xml after the folder that it meets the recorder in; `kill-ID` there kills an application. OnYarn takes the folder, how many executors to wait for, and what to do between and after its jobs.
 */
package oracle

import java.io.{File, FileOutputStream}
import java.nio.file.{Files, Paths}
import org.apache.hadoop.conf.Configuration
import org.apache.hadoop.yarn.api.records.ApplicationId
import org.apache.hadoop.yarn.client.api.YarnClient
import org.apache.hadoop.yarn.conf.YarnConfiguration
import org.apache.hadoop.yarn.server.MiniYARNCluster
import org.apache.spark.{SparkConf, SparkContext, SparkEnv}

object MiniYarn {
  def main(args: Array[String]): Unit = {
    val meet = new File(args(0))
    val conf = new YarnConfiguration()
    conf.set("yarn.resourcemanager.hostname", "127.0.0.1")
    conf.set("yarn.nodemanager.localizer.address", "127.0.0.1:0")
    conf.set("yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", "100.0")
    conf.setBoolean("yarn.nodemanager.vmem-check-enabled", false)
    conf.setBoolean("yarn.minicluster.fixed.ports", false)
    for (word <- args.drop(1)) { val Array(key, value) = word.split("=", 2); conf.set(key, value) }
    val yarn = new MiniYARNCluster("mini", 1, 2, 1, 1)
    yarn.init(conf)
    yarn.start()
    Thread.sleep(3000)
    val site = new FileOutputStream(new File(meet, "yarn-site.xml"))
    new Configuration(yarn.getConfig).writeXml(site)
    site.close()
    val client = YarnClient.createYarnClient()
    client.init(yarn.getConfig)
    client.start()
    println("YARN UP")
    while (!new File(meet, "stop").exists) {
      Thread.sleep(300)
      for (file <- meet.listFiles; name = file.getName) {
        if (name.startsWith("kill-")) { file.delete(); client.killApplication(ApplicationId.fromString(name.drop(5))) }
      }
    }
    System.out.flush()
    Runtime.getRuntime.halt(0)
  }
}

object OnYarn {
  def main(args: Array[String]): Unit = {
    val meet = Paths.get(args(0))
    val way = args(2)
    val pid = ProcessHandle.current.pid
    Files.write(meet.resolve(s"driver-$pid"), Array[Byte]())
    if (way == "throws-first") throw new IllegalStateException("before any context")
    if (way == "no-context") { println("RESULT none"); return }
    val sc = new SparkContext(new SparkConf().setAppName("on yarn"))
    val end = System.currentTimeMillis + 90000
    while (sc.getExecutorMemoryStatus.size < args(1).toInt + 1 && System.currentTimeMillis < end) Thread.sleep(100)
    def sums() = println("RESULT " + sc.parallelize(1 to 12, 4).map(x => (x % 3, x)).reduceByKey(_ + _, 2).collect().sorted.mkString(" "))
    sums()
    if (way.startsWith("holds")) {
      Files.write(meet.resolve("first"), Array[Byte]())
      while (!Files.exists(meet.resolve("go")) && System.currentTimeMillis < end + 120000) Thread.sleep(100)
      sums()
    }
    way match {
      case "fails" => sc.parallelize(1 to 4, 2).map(x => if (x == 3) throw new IllegalStateException("bad record 3") else x).count()
      case "throws" => throw new IllegalStateException("after the job")
      case "exits-3" => System.exit(3)
      case "exits-0" => System.exit(0)
      case "stops-exits-3" => sc.stop(); System.exit(3)
      case "kills-executors" => sc.parallelize(1 to 400, 400).map { x => if (SparkEnv.get.executorId != "driver") Runtime.getRuntime.halt(7); x }.count()
      case _ => sc.stop()
    }
  }
}
