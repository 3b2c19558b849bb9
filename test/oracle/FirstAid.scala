/*
 * What one sees of Spark's processes from outside, and what a full disk and a full driver say: names of threads, columns of the JVM's tools, addresses that
 * ports are bound to, the name of a daemon's log, lines of the executors' metrics. One line each: kind, case, what was seen. `npm run oracle:facts`
 * runs it in spark-shell with local[2] and its web UI on 4040 (record-facts.ts). FIRST_AID_SMALL names a folder on a file system of a few MiB, for the full disk.
 */
import java.net.{InetAddress, ServerSocket}
import java.nio.file.{Files, Paths}
import scala.io.Source
import scala.sys.process._
import org.apache.spark.{SparkConf, SparkContext}

sc.setLogLevel("OFF")

def fact(kind: String, name: String, seen: String): Unit = println("\n@@\t" + kind + "\t" + name + "\t" + seen)
fact("version", "spark", sc.version)
val pid = ProcessHandle.current.pid
def lines(command: String*): Seq[String] = try command.!!.split("\n").toSeq catch { case _: Throwable => Seq.empty }

// The JVM of an executor while it runs a task.
val busy = new Thread(() => sc.parallelize(1 to 2, 2).foreach(_ => java.lang.Thread.sleep(25000)))
busy.start()
java.lang.Thread.sleep(6000)
val threads = lines("jstack", pid.toString).filter(_.startsWith("\"")).map(_.split("\"")(1)).toSet
fact("a thread in jstack", "of a task", threads.filter(_.startsWith("Executor task launch worker")).toSeq.sorted.mkString("; "))
for (name <- Seq("dag-scheduler-event-loop", "driver-heartbeater", "task-result-getter-0", "spark-listener-group-executorManagement", "Spark Context Cleaner"))
  fact("a thread in jstack", name, threads.contains(name).toString)
fact("a tool of the JVM", "jstat -gcutil", lines("jstat", "-gcutil", pid.toString).headOption.getOrElse("").trim.split(" +").mkString(" "))
fact("a tool of the JVM", "jmap -histo", lines("jmap", "-histo", pid.toString).headOption.getOrElse("").trim.split(" +").mkString(" "))
fact("a tool of the JVM", "jps", lines("jps").filter(_.startsWith(pid + " ")).map(_.drop(pid.toString.length + 1)).mkString)
val page = Source.fromURL(sc.uiWebUrl.get + "/metrics/executors/prometheus/").getLines.toSeq
for (name <- Seq("metrics_executor_activeTasks", "metrics_executor_failedTasks_total", "metrics_executor_totalGCTime_seconds_total"))
  fact("a line of /metrics/executors/prometheus", name, page.find(_.startsWith(name + "{")).map(_.replaceAll("local-\\d+", "local-N").replaceAll(" [0-9.E-]+$", " V")).getOrElse("none"))
busy.join()

// A port that is taken.
fact("a web page's port", "4040 is free", sc.uiWebUrl.get.replaceAll(".*:", ""))
sc.stop()
val taken = new ServerSocket(4050)
def context(settings: (String, String)*): SparkContext = {
  val conf = new SparkConf().setMaster("local[2,2]").setAppName("first aid").setAll(settings)
  val made = new SparkContext(conf); made.setLogLevel("OFF"); made
}
val second = context("spark.ui.port" -> "4050")
fact("a web page's port", "4050 is taken", second.uiWebUrl.get.replaceAll(".*:", ""))
second.stop()
val page4050 = new SparkConf()
fact("a web page's port", "after the application", (try { Source.fromURL("http://localhost:4051/").mkString; "answers" } catch { case e: Throwable => e.getClass.getName }))

// Which address a port is bound to, and who reaches it.
def bound(address: String): Unit = {
  val socket = new ServerSocket(0, 1, InetAddress.getByName(address))
  val port = socket.getLocalPort
  val shown = lines("ss", "-ltn").map(_.split(" +")).collect { case parts if parts.length > 3 && parts(3).endsWith(":" + port) => parts(3) }.mkString.replace(":" + port, ":PORT")
  val other = InetAddress.getAllByName(java.net.NetworkInterface.getNetworkInterfaces.nextElement.getName match { case _ => InetAddress.getLocalHost.getHostName }).head
  def reached(to: String): String = try { new java.net.Socket(to, port).close(); "answers" } catch { case e: Throwable => e.getMessage }
  val outside = java.util.Collections.list(java.net.NetworkInterface.getNetworkInterfaces).toArray.map(_.asInstanceOf[java.net.NetworkInterface]).flatMap(i => java.util.Collections.list(i.getInetAddresses).toArray.map(_.asInstanceOf[InetAddress])).find(a => !a.isLoopbackAddress && a.getAddress.length == 4).get.getHostAddress
  fact("a port bound to " + address, "as ss -ltn shows it", shown)
  fact("a port bound to " + address, "asked at that address", reached(address match { case "0.0.0.0" => "127.0.0.1"; case a => a }))
  fact("a port bound to " + address, "asked at the machine's own address", reached(outside))
  socket.close()
}
bound("127.0.1.1")
bound("0.0.0.0")

// Daemons of the standalone cluster: the log of each, its page, the next port where its own is taken.
val logs = Files.createTempDirectory("first-aid-logs").toString
val home = sys.env("SPARK_HOME")
val taken2 = new ServerSocket(17077)
def daemon(action: String, name: String, options: String*): Unit =
  Process(Seq(home + "/sbin/spark-daemon.sh", action, "org.apache.spark.deploy." + name, "1") ++ options, None, "SPARK_LOG_DIR" -> logs, "SPARK_PID_DIR" -> logs, "SPARK_IDENT_STRING" -> "USER", "SPARK_WORKER_DIR" -> logs).!(ProcessLogger(_ => ()))
val host = lines("hostname").mkString.trim
def told(name: String): Seq[String] = {
  val file = Paths.get(logs, "spark-USER-org.apache.spark.deploy." + name + "-1-" + host + ".out")
  if (Files.exists(file)) Files.readAllLines(file).toArray.map(_.toString.replaceAll(".*(INFO|WARN) ", "")).toSeq else Seq.empty
}
def first(name: String, text: String): String = told(name).find(_.contains(text)).getOrElse("none")
daemon("start", "master.Master", "--host", "localhost", "--port", "17077")
java.lang.Thread.sleep(20000)
daemon("start", "worker.Worker", "spark://localhost:17078")
java.lang.Thread.sleep(20000)
fact("a daemon", "its log", new java.io.File(logs).list.filter(_.endsWith("Master-1-" + host + ".out")).map(_.replace(host, "HOST")).mkString)
fact("a daemon", "its port is taken", first("master.Master", "'sparkMaster'"))
fact("a daemon", "it takes the next one", first("master.Master", "started service 'sparkMaster'"))
fact("a daemon", "the Master's page is to be at 8080", first("master.Master", "'MasterUI'").contains("8080").toString)
fact("a daemon", "the Worker's page is to be at 8081", first("worker.Worker", "'WorkerUI'").contains("8081").toString)
fact("a daemon", "where the Master's page is bound", first("master.Master", "Bound MasterWebUI").replaceAll("started at http://[^:]*:\\d+", "started at http://ADDRESS:PORT"))
def port(name: String, service: String): Option[String] = told(name).find(_.contains("Successfully started service '" + service + "'")).map(_.replaceAll("\\D*(\\d+)\\.", "$1"))
def page(port: Option[String], path: String): String = try port.map(p => Source.fromURL("http://localhost:" + p + path).mkString).getOrElse("") catch { case _: Throwable => "" }
val json = page(port("master.Master", "MasterUI"), "/json/")
fact("a daemon", "the Master's page as data", "\"(\\w+)\" :".r.findAllMatchIn(json).map(_.group(1)).toSeq.distinct.sorted.mkString(" "))
fact("a daemon", "the Worker's page", "Spark Worker at|Running Executors|Finished Executors|Logs".r.findAllIn(page(port("worker.Worker", "WorkerUI"), "/")).toSeq.distinct.mkString("; "))
daemon("stop", "worker.Worker")
daemon("stop", "master.Master")

// A full disk.
for (small <- sys.env.get("FIRST_AID_SMALL")) {
  val third = context("spark.local.dir" -> small, "spark.ui.enabled" -> "false")
  val seen = try {
    third.range(0, 4000000L, 1, 4).map(n => (n % 1000, (n.toInt, "x" * 40 + n))).groupByKey(4).count().toString
  } catch { case e: Throwable => e.getMessage.split("\n").head.replaceAll("TID \\d+", "TID N").replaceAll("Task \\d+ ", "Task N ").replaceAll("task \\d+\\.", "task N.").replaceAll("\\([^ ()]+ executor", "(HOST executor") }
  fact("no space left on device", "a map task writes its shuffle file", seen)
  fact("no space left on device", "the next job, which writes nothing", third.range(0, 10, 1, 2).count().toString)
  third.stop()
}
sys.exit(0)
