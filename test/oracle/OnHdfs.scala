/*
 * HDFS under real Spark: a NameNode and DataNodes on racks (MiniDFSCluster) inside the driver, and what Spark makes of them. Read from a file of plain lines
 * (hdfs-runs.ts writes it), answered as lines that begin with "@" and hold JSON. Compiled by record-hdfs.ts; in YARN's package of Spark, because the placement of containers is private to it.
 */
package org.apache.spark.deploy.yarn

import java.util.EnumSet
import scala.collection.JavaConverters._
import scala.collection.mutable
import scala.io.Source
import scala.util.{Failure, Random, Success, Try}
import org.apache.hadoop.conf.Configuration
import org.apache.hadoop.fs.{FileSystem, Path}
import org.apache.hadoop.hdfs.{DistributedFileSystem, MiniDFSCluster}
import org.apache.hadoop.hdfs.protocol.HdfsConstants.DatanodeReportType
import org.apache.hadoop.hdfs.server.blockmanagement.{DatanodeDescriptor, DatanodeStorageInfo}
import org.apache.hadoop.mapred.FileSplit
import org.apache.hadoop.net.Node
import org.apache.hadoop.yarn.api.records.{ApplicationAttemptId, ApplicationId, ContainerId, Priority, Resource}
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest
import org.apache.spark.{SparkConf, SparkContext}
import org.apache.spark.rdd.{HadoopPartition, RDD}
import org.apache.spark.resource.ResourceProfile
import org.apache.spark.scheduler.{SparkListener, SparkListenerTaskEnd}

/** What tasks do; apart, because executors do not know Hadoop's mini cluster. */
object HdfsWork {
  def warm(sc: SparkContext): Long = sc.parallelize(1 to 12, 12).map { x => Thread.sleep(200); x }.count()
  def slowly(rdd: RDD[String]): Long = rdd.map { line => Thread.sleep(2); line }.count()
  def save(sc: SparkContext, url: String): Unit = sc.parallelize(1 to 400, 2).map(i => f"line $i%04d").saveAsTextFile(url)
}

object OnHdfs {
  private def json(value: Any): String = value match {
    case s: String => "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\""
    case m: scala.collection.Map[_, _] => m.map { case (k, v) => json(k.toString) + ":" + json(v) }.mkString("{", ",", "}")
    case s: Seq[_] => s.map(json).mkString("[", ",", "]")
    case a: Array[_] => json(a.toSeq)
    case other => String.valueOf(other)
  }
  private def tell(what: String, name: String, value: Any): Unit =
    System.err.synchronized(System.err.println("@" + json(Map("what" -> what, "name" -> name, "told" -> value))))

  private def started(racks: Array[String], more: (String, String)*): MiniDFSCluster = {
    val conf = new Configuration()
    conf.setLong("dfs.namenode.fs-limits.min-block-size", 512)
    conf.setInt("dfs.heartbeat.interval", 1)
    conf.setInt("dfs.namenode.heartbeat.recheck-interval", 500)
    conf.setInt("dfs.namenode.redundancy.interval.seconds", 1)
    conf.setBoolean("dfs.namenode.redundancy.considerLoad", false)
    for ((key, value) <- more) conf.set(key, value)
    val hosts = racks.indices.map(i => s"127.0.0.${i + 2}").toArray
    val cluster = new MiniDFSCluster.Builder(conf).numDataNodes(racks.length).racks(racks).hosts(hosts).build()
    cluster.waitActive()
    cluster
  }

  /** Where the default policy puts replicas: the shape of each of many choices, and how often it came. */
  private def placement(name: String, racks: Array[String], writer: Int, replicas: Int): Unit = {
    val cluster = started(racks)
    try {
      val manager = cluster.getNamesystem.getBlockManager
      val nodes = manager.getDatanodeManager.getDatanodes.asScala.toSeq.sortBy(_.getHostName)
      val policy = manager.getStoragePolicy("HOT")
      val from: Node = if (writer < 0) null else nodes(writer)
      val shapes = (1 to 400).map { _ =>
        val chosen = manager.getBlockPlacementPolicy.chooseTarget("/f", replicas, from, new java.util.ArrayList[DatanodeStorageInfo], false,
          null, 1024L, policy, EnumSet.noneOf(classOf[org.apache.hadoop.hdfs.AddBlockFlag]))
        val at = chosen.map(_.getDatanodeDescriptor)
        shape(at.map(each => nodes.indexOf(each)), racks, writer)
      }
      tell("placement", name, shapes.groupBy(identity).map { case (each, all) => each -> all.size })
    } finally cluster.shutdown()
  }

  /** Nodes as who they are to each other: the writer, another of its rack, of which rack by order of coming. The order in which the pipeline visits them is left out after the first. */
  private def shape(at: Array[Int], racks: Array[String], writer: Int): String = {
    val first = if (at.isEmpty) "none" else if (at.head == writer) "writer" else if (writer >= 0 && racks(at.head) == racks(writer)) "its rack" else "elsewhere"
    val perRack = at.map(racks).groupBy(identity).map(_._2.length).toSeq.sorted(Ordering[Int].reverse)
    val ofFirst = at.count(i => racks(i) == racks(at.head))
    s"first $first, racks ${perRack.mkString("+")}, $ofFirst on the first one's"
  }

  private val tasks = mutable.Buffer.empty[Map[String, Any]]
  private class Hear extends SparkListener {
    override def onTaskEnd(e: SparkListenerTaskEnd): Unit = tasks.synchronized {
      tasks += Map("index" -> e.taskInfo.index, "level" -> e.taskInfo.taskLocality.toString, "host" -> e.taskInfo.host,
        "ok" -> e.taskInfo.successful, "bytes" -> Option(e.taskMetrics).map(_.inputMetrics.bytesRead).getOrElse(-1L))
    }
  }

  private def lines(bytes: Int): Array[Byte] = {
    val out = new StringBuilder
    var i = 0
    while (out.length < bytes) { out ++= f"line $i%04d\n"; i += 1 }
    out.toString.take(bytes).getBytes("UTF-8")
  }

  private class Session(sc: SparkContext, racks: Array[String]) {
    val cluster: MiniDFSCluster = started(racks, "dfs.client.retry.window.base" -> "10")
    val fs: DistributedFileSystem = cluster.getFileSystem
    sc.hadoopConfiguration.set("dfs.client.retry.window.base", "10")
    def url(path: String): String = s"hdfs://localhost:${cluster.getNameNodePort}$path"
    def blocks(path: String): Seq[Map[String, Any]] =
      Try(fs.getFileBlockLocations(new Path(path), 0, Long.MaxValue).toSeq).getOrElse(Nil).map(b =>
        Map("offset" -> b.getOffset, "length" -> b.getLength, "hosts" -> b.getHosts.toSeq.sorted))
    def write(path: String, bytes: Int, block: Int, replicas: Int): Unit = {
      val out = fs.create(new Path(path), true, 4096, replicas.toShort, block.toLong)
      out.write(lines(bytes))
      out.close()
    }
    def splits(rdd: RDD[String]): Seq[Map[String, Any]] = {
      val below = rdd.dependencies.head.rdd
      below.partitions.toSeq.map { p =>
        val split = p.asInstanceOf[HadoopPartition].inputSplit.value.asInstanceOf[FileSplit]
        Map("start" -> split.getStart, "length" -> split.getLength, "hosts" -> below.preferredLocations(p))
      }
    }
    def read(path: String, partitions: Int): Map[String, Any] = {
      tasks.synchronized(tasks.clear())
      val rdd = sc.textFile(url(path), partitions)
      val cut = Try(splits(rdd)).getOrElse(Seq.empty[Map[String, Any]])
      val outcome = Try(HdfsWork.slowly(rdd))
      Thread.sleep(1000)
      val seen = tasks.synchronized(tasks.toList).sortBy(t => (t("index").asInstanceOf[Int]))
      Map("splits" -> cut, "tasks" -> seen, "outcome" -> outcome.map(_.toString).recover { case e => text(e) }.get)
    }
    def waitReplicas(path: String, each: Int): Boolean = {
      val end = System.currentTimeMillis + 60000
      while (System.currentTimeMillis < end && blocks(path).exists(_("hosts").asInstanceOf[Seq[_]].size != each)) Thread.sleep(200)
      blocks(path).forall(_("hosts").asInstanceOf[Seq[_]].size == each)
    }
    def live: Int = cluster.getNamesystem.getNumLiveDataNodes
  }

  private def text(e: Throwable): String = e.getClass.getName + ": " + String.valueOf(e.getMessage).linesIterator.take(2).mkString("\n")

  private def containers(words: Array[String]): Unit = {
    // name, how many, tasks, cores, host=tasks…, ;, host=containers…, ;, pending hosts by +…
    val name = words(0)
    val Array(number, waiting, cores) = words.slice(1, 4).map(_.toInt)
    val groups = words.drop(4).mkString(" ").split(";", -1).map(_.trim.split(" ").filter(_.nonEmpty))
    def pairs(of: Array[String]): Map[String, Int] = of.map { w => val Array(h, n) = w.split("="); h -> n.toInt }.toMap
    val prefers = pairs(groups(0))
    val conf = new SparkConf().set("spark.executor.cores", cores.toString)
    val resource = Resource.newInstance(1408, cores)
    val app = ApplicationAttemptId.newInstance(ApplicationId.newInstance(1L, 1), 1)
    var next = 0L
    val allocated = mutable.HashMap.empty[String, mutable.Set[ContainerId]]
    for ((host, count) <- pairs(groups(1)); _ <- 1 to count) {
      next += 1
      allocated.getOrElseUpdate(host, mutable.HashSet.empty[ContainerId]) += ContainerId.newContainerId(app, next)
    }
    val pending = groups(2).toSeq.map(w => new ContainerRequest(resource, w.split("\\+"), null, Priority.newInstance(0)))
    val profile = ResourceProfile.getOrCreateDefaultProfile(conf)
    val resolver = new SparkRackResolver(new Configuration())
    val strategy = new LocalityPreferredContainerPlacementStrategy(conf, new Configuration(), resolver)
    val asked = strategy.localityOfRequestedContainers(number, waiting, prefers, allocated, pending, profile)
    tell("containers", name, asked.toSeq.map(each => Option(each.nodes).map(_.toSeq.sorted).getOrElse(Seq.empty[String])))
    ResourceProfile.clearDefaultProfile()
  }

  def main(args: Array[String]): Unit = try all(args) catch { case e: Throwable => e.printStackTrace(); Runtime.getRuntime.halt(1) }

  private def all(args: Array[String]): Unit = {
    val asked = Source.fromFile(args(0)).getLines().toList.map(_.split(" "))
    for (words <- asked if words(0) == "containers") containers(words.drop(1))
    for (words <- asked if words(0) == "placement") placement(words(1), words(2).split(","), words(3).toInt, words(4).toInt)
    val sc = new SparkContext(new SparkConf().setAppName("on hdfs"))
    sc.addSparkListener(new Hear)
    while (sc.getExecutorMemoryStatus.size < 4) Thread.sleep(100)
    HdfsWork.warm(sc)
    for (words <- asked if words(0) == "error") {
      val Array(name, fallback, path) = words.drop(1)
      if (fallback != "-") sc.hadoopConfiguration.set("fs.defaultFS", fallback) else sc.hadoopConfiguration.unset("fs.defaultFS")
      tell("error", name, text(Try(sc.textFile(path).partitions.length).failed.getOrElse(new Exception("none"))))
      sc.hadoopConfiguration.unset("fs.defaultFS")
    }
    var session: Option[Session] = None
    for (words <- asked) words(0) match {
      case "cluster" => session.foreach(_.cluster.shutdown()); session = Some(new Session(sc, words(1).split(",")))
      case "write" => session.get.write(words(1), words(2).toInt, words(3).toInt, words(4).toInt)
      case "blocks" => tell("blocks", words(1), session.get.blocks(words(2)))
      case "read" => tell("read", words(1), session.get.read(words(2), words(3).toInt) ++ Map("blocks" -> session.get.blocks(words(2))))
      case "stop-holder" => // the DataNodes of a file's first block, so many of them
        val s = session.get
        val hosts = s.blocks(words(1)).head("hosts").asInstanceOf[Seq[String]].take(words(2).toInt)
        for (host <- hosts) {
          val at = s.cluster.getDataNodes.asScala.indexWhere(_.getDatanodeId.getHostName == host)
          s.cluster.stopDataNode(at)
        }
      case "until-live" =>
        val end = System.currentTimeMillis + 60000
        while (session.get.live != words(1).toInt && System.currentTimeMillis < end) Thread.sleep(200)
        tell("live", words(2), session.get.live)
      case "until-replicas" => tell("replicas", words(1), session.get.waitReplicas(words(2), words(3).toInt))
      case "default-path" =>
        val s = session.get
        sc.hadoopConfiguration.set("fs.defaultFS", s.url(""))
        tell("default", words(1), Try(sc.textFile(words(2)).count().toString).recover { case e => text(e) }.get)
        sc.hadoopConfiguration.unset("fs.defaultFS")
      case "save" =>
        val s = session.get
        sc.hadoopConfiguration.set("dfs.replication", words(3))
        sc.hadoopConfiguration.set("dfs.blocksize", words(4))
        sc.hadoopConfiguration.setBoolean("fs.hdfs.impl.disable.cache", true)
        HdfsWork.save(sc, s.url(words(2)))
        tell("save", words(1), s.fs.listStatus(new Path(words(2))).toSeq.map(f =>
          Map("name" -> f.getPath.getName, "length" -> f.getLen, "replication" -> f.getReplication.toInt, "block" -> f.getBlockSize,
            "blocks" -> blocksOf(s, s"${words(2)}/${f.getPath.getName}"))))
      case _ =>
    }
    session.foreach(_.cluster.shutdown())
    sc.stop()
    println("HDFS DONE")
    Runtime.getRuntime.halt(0)
  }
  private def blocksOf(s: Session, path: String): Seq[Int] = s.blocks(path).map(_("hosts").asInstanceOf[Seq[_]].size)
}
