/*
 * What a reader of a shuffle says when a map output is still registered and cannot be had: its files are gone while their executor lives, or its
 * executor dies while it is read from. One line each: kind, case, the exception's first line and its causes'. `npm run oracle:facts` runs it in
 * spark-shell with local-cluster[2,1,1024], a local directory of its own and one block in flight (record-facts.ts).
 */
import java.io.File
import java.util.concurrent.ConcurrentLinkedQueue
import org.apache.spark.{FetchFailed, HashPartitioner, SparkEnv, SparkFiles}
import org.apache.spark.scheduler._

sc.setLogLevel("OFF")

case class Seen(own: Boolean, text: String)
val seen = new ConcurrentLinkedQueue[Seen]
val removed = new ConcurrentLinkedQueue[String]

sc.addSparkListener(new SparkListener {
  override def onTaskEnd(end: SparkListenerTaskEnd): Unit = end.reason match {
    case f: FetchFailed =>
      val lines = f.message.split("\n")
      val told = (lines.head +: lines.filter(_.startsWith("Caused by: "))).map(_.replaceAll("/[^ :]*/shuffle_(\\d+)_\\d+_", "…/shuffle_$1_M_").replaceAll("Id: \\d+", "Id: N"))
      seen.add(Seen(f.bmAddress.executorId == end.taskInfo.executorId, told.mkString(" | ")))
    case _ =>
  }
  override def onExecutorRemoved(end: SparkListenerExecutorRemoved): Unit = removed.add(end.executorId)
})

def say(name: String, own: Boolean): Unit = {
  val texts = seen.toArray(Array.empty[Seen]).filter(_.own == own).map(_.text).distinct.sorted
  println("\n@@\ta map output that cannot be had\t" + name + "\t" + texts.mkString("; "))
}
def below(file: File): Seq[File] = Option(file.listFiles).map(_.toSeq.flatMap(below)).getOrElse(Seq(file))

while (sc.getExecutorMemoryStatus.size < 3) java.lang.Thread.`yield`()
val sums = sc.parallelize(1 to 100, 4).map(n => (n % 5, n)).reduceByKey((a: Int, b: Int) => a + b, 4)
sums.count()
val files = below(new File(SparkFiles.getRootDirectory).getParentFile.getParentFile).filter(_.getName.startsWith("shuffle_"))
def executorOf(file: File) = file.getPath.replaceAll("/blockmgr-.*", "")
val one = files.map(executorOf).min
files.filter(executorOf(_) == one).foreach(_.delete())
sums.count()
say("its files are gone, read by their own executor", true)
say("its files are gone, read by another executor", false)

seen.clear()
val slow = sc.parallelize(1 to 4000, 20).map(n => (n, n)).partitionBy(new HashPartitioner(2))
slow.count()
val processes = sc.parallelize(1 to 2, 2).map { _ => java.lang.Thread.sleep(500); (SparkEnv.get.executorId, ProcessHandle.current.pid) }.collect().toMap
val killer = new Thread(() => { java.lang.Thread.sleep(3000); new ProcessBuilder("kill", "-9", processes("0").toString).start() })
killer.start()
slow.mapPartitions(_.map { pair => java.lang.Thread.sleep(5); pair }).count()
say("its executor has died", false)
sys.exit(0)
