/*
 * Spark's own three Mesos schedulers (coarse-grained, fine-grained, the dispatcher's) behind a driver that only says what it is told to do: no Mesos, no native library.
 * Takes a file of scenarios (mesos-runs.ts), says for each step what the scheduler answered. In Spark 3.5.3: resource-managers/mesos, org.apache.spark.scheduler.cluster.mesos.
 */
package org.apache.spark.scheduler.cluster.mesos

import java.lang.reflect.{InvocationHandler, Method, Proxy}
import java.net.{HttpURLConnection, URL}
import java.util.{Collection => Bunch, Properties}

import scala.collection.JavaConverters._
import scala.io.Source

import org.apache.mesos.{Scheduler, SchedulerDriver}
import org.apache.mesos.Protos.{TaskState => _, _}
import org.apache.mesos.Protos.{TaskState => MesosState}
import org.apache.mesos.protobuf.ByteString
import org.json4s._
import org.json4s.jackson.JsonMethods.{compact, parse, render}

import org.apache.spark._
import org.apache.spark.deploy.rest.mesos.MesosRestServer
import org.apache.spark.resource.ResourceProfile
import org.apache.spark.scheduler.{DirectTaskResult, SchedulerBackend, Task, TaskSchedulerImpl, TaskSet, WorkerOffer}

/** Offers in the order in which they came, where Spark shuffles them by chance. */
class InOrder(sc: SparkContext) extends TaskSchedulerImpl(sc) {
  override protected def shuffleOffers(offers: IndexedSeq[WorkerOffer]): IndexedSeq[WorkerOffer] = offers
}

class NoTask(stage: Int, partition: Int, of: Int) extends Task[Int](stage, 0, partition, of, JobArtifactSet.emptyJobArtifactSet, new Properties) {
  override def runTask(context: TaskContext): Int = 0
}

class CoarseProbe(ts: TaskSchedulerImpl, sc: SparkContext, d: SchedulerDriver)
    extends MesosCoarseGrainedSchedulerBackend(ts, sc, "mesos://master:5050", sc.env.securityManager) {
  override protected def createSchedulerDriver(
      masterUrl: String, scheduler: Scheduler, sparkUser: String, appName: String, conf: SparkConf, webuiUrl: Option[String],
      checkpoint: Option[Boolean], failoverTimeout: Option[Double], frameworkId: Option[String]): SchedulerDriver = d
}

class FineProbe(ts: TaskSchedulerImpl, sc: SparkContext, d: SchedulerDriver) extends MesosFineGrainedSchedulerBackend(ts, sc, "mesos://master:5050") {
  override protected def createSchedulerDriver(
      masterUrl: String, scheduler: Scheduler, sparkUser: String, appName: String, conf: SparkConf, webuiUrl: Option[String],
      checkpoint: Option[Boolean], failoverTimeout: Option[Double], frameworkId: Option[String]): SchedulerDriver = d
}

class DispatcherProbe(conf: SparkConf, d: SchedulerDriver) extends MesosClusterScheduler(new BlackHoleMesosClusterPersistenceEngineFactory, conf) {
  override protected def createSchedulerDriver(
      masterUrl: String, scheduler: Scheduler, sparkUser: String, appName: String, conf: SparkConf, webuiUrl: Option[String],
      checkpoint: Option[Boolean], failoverTimeout: Option[Double], frameworkId: Option[String]): SchedulerDriver = d
}

/** One scenario: a scheduler that has registered, and what it answers to a step. */
abstract class Probe(conf: SparkConf) {
  protected def scheduler: Scheduler

  private def say(what: String, fields: (String, JValue)*): Unit =
    println("@call " + compact(render(JObject(("call" -> JString(what)) :: fields.toList))))

  val driver: SchedulerDriver = {
    val handler = new InvocationHandler {
      def invoke(proxy: Any, method: Method, arguments: Array[Object]): Object = {
        val given = Option(arguments).map(_.toSeq).getOrElse(Nil)
        method.getName match {
          case "run" =>
            scheduler.registered(driver, FrameworkID.newBuilder.setValue("framework").build, MasterInfo.newBuilder.setId("m").setIp(1).setPort(5050).build)
            Thread.sleep(3600000)
          case "toString" | "hashCode" | "equals" | "join" =>
          case name => say(name, given.flatMap(told): _*)
        }
        if (method.getReturnType == classOf[Status]) Status.DRIVER_RUNNING else null
      }
    }
    Proxy.newProxyInstance(getClass.getClassLoader, Array(classOf[SchedulerDriver]), handler).asInstanceOf[SchedulerDriver]
  }

  private def told(given: Object): Seq[(String, JValue)] = given match {
    case id: OfferID => Seq("offer" -> JString(id.getValue))
    case id: TaskID => Seq("task" -> JString(id.getValue))
    case filters: Filters => Seq("refuseSeconds" -> JDouble(filters.getRefuseSeconds))
    case bunch: Bunch[_] =>
      val all = bunch.asScala.toList
      if (all.forall(_.isInstanceOf[TaskInfo])) Seq("tasks" -> JArray(all.map(each => task(each.asInstanceOf[TaskInfo]))))
      else all.flatMap(each => told(each.asInstanceOf[Object]))
    case other => Seq("given" -> JString(other.toString))
  }

  private def resource(r: Resource): JValue = {
    val role = List("name" -> JString(r.getName), "role" -> JString(r.getRole))
    val reserved = if (r.hasReservation) List("principal" -> JString(r.getReservation.getPrincipal)) else Nil
    if (r.getType == Value.Type.SCALAR) JObject(role ++ reserved :+ ("scalar" -> JDouble(r.getScalar.getValue)))
    else JObject(role ++ reserved :+ ("ranges" -> JArray(r.getRanges.getRangeList.asScala.toList.map(each => JArray(List(JInt(each.getBegin), JInt(each.getEnd)))))))
  }

  private def command(c: CommandInfo): List[(String, JValue)] = List(
    "command" -> JString(c.getValue.trim),
    "uris" -> JArray(c.getUrisList.asScala.toList.map(uri => JString(uri.getValue))))

  private def task(t: TaskInfo): JValue = JObject(
    List(
      "id" -> JString(t.getTaskId.getValue), "name" -> JString(t.getName), "agent" -> JString(t.getSlaveId.getValue),
      "resources" -> JArray(t.getResourcesList.asScala.toList.map(resource))) ++
      (if (t.getLabels.getLabelsCount == 0) Nil else List("labels" -> JArray(t.getLabels.getLabelsList.asScala.toList.map(l => JString(l.getKey + ":" + l.getValue))))) ++
      (if (t.getContainer.hasDocker) List("docker" -> JString(t.getContainer.getDocker.getImage)) else Nil) ++
      (if (t.hasCommand) command(t.getCommand) else Nil) ++
      (if (!t.hasExecutor) Nil
       else List("executor" -> JObject(
         ("id" -> JString(t.getExecutor.getExecutorId.getValue)) ::
           ("resources" -> JArray(t.getExecutor.getResourcesList.asScala.toList.map(resource))) :: command(t.getExecutor.getCommand)))))

  private def ranges(of: JValue): Value.Ranges = Value.Ranges.newBuilder.addAllRange(of.children.map { each =>
    val List(first, last) = each.children.map(_.asInstanceOf[JInt].num.toLong)
    Value.Range.newBuilder.setBegin(first).setEnd(last).build
  }.asJava).build

  private def number(of: JValue): Double = of match {
    case JInt(n) => n.toDouble
    case JDouble(n) => n
    case _ => 0
  }

  protected def word(of: JValue): String = of match {
    case JString(s) => s
    case JNothing => ""
    case other => compact(render(other))
  }

  private def offered(r: JValue): Resource = {
    val of = Resource.newBuilder.setName(word(r \ "name")).setRole(word(r \ "role"))
    if (r \ "principal" != JNothing) of.setReservation(Resource.ReservationInfo.newBuilder.setPrincipal(word(r \ "principal")))
    if (r \ "scalar" != JNothing) of.setType(Value.Type.SCALAR).setScalar(Value.Scalar.newBuilder.setValue(number(r \ "scalar"))).build
    else of.setType(Value.Type.RANGES).setRanges(ranges(r \ "ranges")).build
  }

  private def attribute(a: JValue): Attribute = {
    val of = Attribute.newBuilder.setName(word(a \ "name"))
    if (a \ "text" != JNothing) of.setType(Value.Type.TEXT).setText(Value.Text.newBuilder.setValue(word(a \ "text"))).build
    else if (a \ "scalar" != JNothing) of.setType(Value.Type.SCALAR).setScalar(Value.Scalar.newBuilder.setValue(number(a \ "scalar"))).build
    else if (a \ "set" != JNothing) of.setType(Value.Type.SET).setSet(Value.Set.newBuilder.addAllItem((a \ "set").children.map(word).asJava)).build
    else of.setType(Value.Type.RANGES).setRanges(ranges(a \ "ranges")).build
  }

  private def offer(o: JValue): Offer = Offer.newBuilder
    .setId(OfferID.newBuilder.setValue(word(o \ "id"))).setFrameworkId(FrameworkID.newBuilder.setValue("framework"))
    .setSlaveId(SlaveID.newBuilder.setValue(word(o \ "agentId"))).setHostname(word(o \ "host"))
    .addAllResources((o \ "resources").children.map(offered).asJava).addAllAttributes((o \ "attributes").children.map(attribute).asJava).build

  def act(step: JValue): Unit = word(step \ "do") match {
    case "offers" => scheduler.resourceOffers(driver, (step \ "offers").children.map(offer).asJava)
    case "status" => scheduler.statusUpdate(driver, status(step, ByteString.EMPTY))
    case "agent lost" => scheduler.slaveLost(driver, SlaveID.newBuilder.setValue(word(step \ "agentId")).build)
    case "executor lost" =>
      scheduler.executorLost(driver, ExecutorID.newBuilder.setValue(word(step \ "agentId")).build, SlaveID.newBuilder.setValue(word(step \ "agentId")).build, 1)
    case "wait" => Thread.sleep((number(step \ "seconds") * 1000).toLong)
  }

  protected def status(step: JValue, data: ByteString): TaskStatus = TaskStatus.newBuilder
    .setTaskId(TaskID.newBuilder.setValue(word(step \ "task"))).setSlaveId(SlaveID.newBuilder.setValue(word(step \ "agentId")))
    .setState(MesosState.valueOf(word(step \ "state"))).setData(data).build

  def over(): Unit = ()
}

/** A backend of an application: beside a context of local mode, whose settings and endpoints it uses. */
abstract class BackendProbe(conf: SparkConf) extends Probe(conf) {
  val sc = new SparkContext(conf.setMaster("local[4]").setAppName("probe").set("spark.ui.enabled", "false"))
  val tasks = new InOrder(sc)
  protected def begin(backend: SchedulerBackend): Unit = {
    tasks.initialize(backend)
    tasks.setDAGScheduler(sc.dagScheduler)
    backend.start()
  }
  override def over(): Unit = sc.stop()
}

class Coarse(conf: SparkConf) extends BackendProbe(conf) {
  val backend = new CoarseProbe(tasks, sc, driver)
  protected def scheduler: Scheduler = backend
  begin(backend)
  override def act(step: JValue): Unit = word(step \ "do") match {
    case "total" =>
      val hosts = (step \ "hosts").children.map(each => (word(each), 1)).toMap
      val id = ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID
      backend.requestTotalExecutors(Map(id -> word(step \ "executors").toInt), Map(id -> hosts.size), Map(id -> hosts))
    case "kill" => backend.doKillExecutors((step \ "ids").children.map(word))
    case "revive" => backend.reviveOffers()
    case "stop" => backend.stop()
    case _ => super.act(step)
  }
}

class Fine(conf: SparkConf) extends BackendProbe(conf) {
  val backend = new FineProbe(tasks, sc, driver)
  protected def scheduler: Scheduler = backend
  begin(backend)
  private var stage = 0
  override def act(step: JValue): Unit = word(step \ "do") match {
    case "tasks" =>
      val n = word(step \ "count").toInt
      tasks.submitTasks(new TaskSet((0 until n).map(new NoTask(stage, _, n)).toArray, stage, 0, 0, new Properties, ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID, None))
      stage += 1
    case "finish" =>
      val serializer = sc.env.serializer.newInstance()
      val data = sc.env.closureSerializer.newInstance().serialize(new DirectTaskResult[Int](serializer.serialize(0), Nil, Array[Long]()))
      backend.statusUpdate(driver, status(step, ByteString.copyFrom(data)))
    case "stop" => backend.stop()
    case _ => super.act(step)
  }
}

class Dispatcher(conf: SparkConf) extends Probe(conf) {
  val dispatcher = new DispatcherProbe(conf.setMaster("master:5050").setAppName("Spark Cluster"), driver)
  protected def scheduler: Scheduler = dispatcher
  dispatcher.frameworkUrl = "http://dispatcher:8081"
  val server = new MesosRestServer("127.0.0.1", 0, conf, dispatcher)
  val port = server.start()

  private def ask(method: String, path: String, body: Option[String]): Unit = {
    val connection = new URL(s"http://127.0.0.1:$port/v1/submissions/$path").openConnection.asInstanceOf[HttpURLConnection]
    connection.setRequestMethod(method)
    body.foreach { text =>
      connection.setDoOutput(true)
      connection.setRequestProperty("Content-Type", "application/json")
      connection.getOutputStream.write(text.getBytes("utf-8"))
    }
    if (method == "POST" && body.isEmpty) { connection.setDoOutput(true); connection.getOutputStream.close() }
    val code = connection.getResponseCode
    val stream = if (code < 400) connection.getInputStream else connection.getErrorStream
    val text = if (stream == null) "" else Source.fromInputStream(stream).mkString
    // What nobody foresaw is answered with a page.
    val answer = if (text.startsWith("{")) parse(text) else JString("no JSON")
    ids ++= Seq(word(answer \ "submissionId")).filter(id => id.startsWith("driver-") && !ids.contains(id))
    println("@answer " + compact(render(JObject("code" -> JInt(code), "answer" -> answer))))
  }

  /** Submissions in the order in which they were taken in. */
  private var ids = Vector[String]()
  private def id(step: JValue): String = ids.lift(word(step \ "submission").toInt).getOrElse("driver-none")

  override def act(step: JValue): Unit = word(step \ "do") match {
    case "begin" => dispatcher.start()
    case "submit" => ask("POST", "create", Some(compact(render(step \ "request"))))
    case "ask" => ask("GET", s"status/${id(step)}", None)
    case "kill driver" => ask("POST", s"kill/${id(step)}", None)
    case "driver status" =>
      val task = id(step) + word(step \ "retry")
      super.act(JObject("do" -> JString("status"), "task" -> JString(task), "agentId" -> (step \ "agentId"), "state" -> (step \ "state")))
    case "books" =>
      val state = dispatcher.getSchedulerState()
      def names(all: Iterable[String]): JValue = JArray(all.map(JString(_)).toList)
      println("@books " + compact(render(JObject(
        "queued" -> names(state.queuedDrivers.map(_.submissionId)),
        "launched" -> names(state.launchedDrivers.map(_.driverDescription.submissionId).toSeq.sorted),
        "finished" -> names(state.finishedDrivers.map(_.driverDescription.submissionId)),
        "retrying" -> JArray(state.pendingRetryDrivers.map { each =>
          val retry = each.retryState.get
          JObject("submission" -> JString(each.submissionId), "retries" -> JInt(retry.retries), "waitSeconds" -> JInt(retry.waitTime)): JValue
        }.toList)))))
    case _ => super.act(step)
  }
  override def over(): Unit = server.stop()
}

object OnMesos {
  def main(arguments: Array[String]): Unit = {
    for (run <- parse(Source.fromFile(arguments(0)).mkString).children) {
      def text(of: JValue): String = of.asInstanceOf[JString].s
      println("@run " + text(run \ "name"))
      val conf = new SparkConf(false)
      for ((key, value) <- (run \ "conf").asInstanceOf[JObject].obj) conf.set(key, text(value))
      try {
        val probe = text(run \ "kind") match {
          case "coarse" => new Coarse(conf)
          case "fine" => new Fine(conf)
          case "dispatcher" => new Dispatcher(conf)
        }
        for ((step, number) <- (run \ "steps").children.zipWithIndex) {
          println(s"@step $number")
          try probe.act(step) catch { case error: Throwable => println(s"@thrown ${error.getClass.getName}: ${error.getMessage}") }
          Thread.sleep(300)
        }
        println("@over")
        probe.over()
      } catch {
        case error: Throwable =>
          println(s"@thrown ${error.getClass.getName}: ${error.getMessage}")
          SparkContext.getActive.foreach(_.stop())
      }
      Thread.sleep(200)
    }
    println("@end")
    System.exit(0)
  }
}

/** An application that makes its context and stops it: for what is said where the native library is not there. */
object MesosClient {
  def main(arguments: Array[String]): Unit = new SparkContext(new SparkConf().setAppName("client")).stop()
}
