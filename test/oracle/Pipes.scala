/*
 * Partitions through programs of the operating system (RDD.pipe), and evaluators (mapPartitionsWithEvaluator and its kin). One line each: kind, case, what
 * was seen; a case of a pipe is told whole, as JSON. `npm run oracle:facts Pipes.scala` runs it in spark-shell (local[2], locale C.UTF-8).
 */
import java.nio.file.Files
import org.apache.spark.{HashPartitioner, PartitionEvaluator, PartitionEvaluatorFactory}
import org.apache.spark.rdd.RDD

class Sums extends PartitionEvaluatorFactory[Int, String] {
  override def createEvaluator(): PartitionEvaluator[Int, String] = new PartitionEvaluator[Int, String] {
    override def eval(index: Int, inputs: Iterator[Int]*): Iterator[String] = Iterator(index + ":" + inputs.map(_.sum).mkString("+"))
  }
}
class Firsts extends PartitionEvaluatorFactory[(Int, Int), Int] {
  override def createEvaluator(): PartitionEvaluator[(Int, Int), Int] = new PartitionEvaluator[(Int, Int), Int] {
    override def eval(index: Int, inputs: Iterator[(Int, Int)]*): Iterator[Int] = inputs.head.map(_._1)
  }
}
class Unserializable(val thread: Thread) extends PartitionEvaluatorFactory[Int, Int] {
  override def createEvaluator(): PartitionEvaluator[Int, Int] = new PartitionEvaluator[Int, Int] {
    override def eval(index: Int, inputs: Iterator[Int]*): Iterator[Int] = inputs.head
  }
}

sc.setLogLevel("OFF")

def quoted(text: String): String = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + "\""
def list(texts: Seq[String]): String = texts.map(quoted).mkString("[", ",", "]")
def say(kind: String, name: String, seen: String): Unit = println("\n@@\t" + kind + "\t" + name + "\t" + seen)

/** What the task said, where a task did. */
def told(f: => String): String = try f catch {
  case e: Throwable =>
    val first = String.valueOf(e.getMessage).split("\n").head
    "(?<=executor driver\\): ).*".r.findFirstIn(first).getOrElse(e.getClass.getName + ": " + first)
}
def seen(rdd: => RDD[String]): String = told(rdd.glom().collect().map(part => list(part.toSeq)).mkString("[", ",", "]"))

def piped(records: Seq[String], slices: Int, command: Seq[String], env: (String, String)*): Unit = {
  val variables = env.map { case (key, value) => quoted(key) + ":" + quoted(value) }.mkString("{", ",", "}")
  val name = s"""{"records":${list(records)},"slices":$slices,"command":${list(command)},"env":$variables}"""
  say("pipe", name, seen(sc.parallelize(records, slices).pipe(command, env.toMap)))
}

val fruit = Seq("pear", "apple", "fig", "apple", "10", "9", "Fig", "a,b,c", "two words")
for (command <- Seq("cat", "cat -n", "wc", "wc -l", "wc -w", "wc -c", "wc -lc", "sort", "sort -r", "sort -n", "sort -nr", "sort -u", "uniq", "uniq -c", "uniq -d", "head -n 1", "head -2", "head -n 0",
    "tail -n 1", "tail -2", "tr a-z A-Z", "tr -d ae", "tr p P", "grep a", "grep -v a", "grep -c p", "grep -i FIG", "grep ^a.*e$", "grep -n fig", "cut -d , -f 2", "cut -c 1-2", "cut -c 2", "rev", "tac",
    "echo hello there", "echo", "true"))
  piped(fruit, 2, command.split(" "))
piped(fruit, 2, Seq("grep", "two words"))
piped(fruit, 2, Seq("tr", "[:lower:]", "[:upper:]"))
piped(Seq("one"), 3, Seq("wc", "-l"))
piped(Seq("one"), 3, Seq("cat"))
piped(Seq("a\nb", "c\td", "", " x ", "e\r\nf"), 2, Seq("cat"))
piped(Seq("가나", "é", "😀"), 1, Seq("wc", "-c"))
piped(Seq("가나", "é", "😀", "z", "Z"), 1, Seq("sort"))
piped(Seq("가나", "é"), 1, Seq("rev"))
piped(Seq("b", "b", "a", "b"), 1, Seq("uniq", "-c"))
piped(Seq("1", "x"), 2, Seq("printenv", "FRUIT"), "FRUIT" -> "pear")
piped(Seq("1", "x"), 2, Seq("printenv", "FRUIT"))
piped(fruit, 2, Seq("grep", "nothing"))
piped(fruit, 2, Seq("grep", "pear"))
piped(fruit, 2, Seq("grep", "-c", "pear"))
piped(fruit, 2, Seq("false"))
piped(fruit, 2, Seq("no-such-program", "-x"))
piped(fruit, 2, Seq("sort", "--no-such-option"))
piped(fruit, 2, Seq("wc", "-q"))
piped(fruit, 2, Seq("cat", "no-such-file"))
piped(fruit, 2, Seq())
piped(fruit, 2, Seq(""))

say("pipe by words", "sort -n", seen(sc.parallelize(Seq("10", "9"), 1).pipe("  sort\t-n ")))
say("pipe by words", "none", seen(sc.parallelize(Seq("10", "9"), 1).pipe("   ")))
say("pipe by words", "quotes are no quotes", seen(sc.parallelize(Seq("a 'b", "c"), 1).pipe("grep 'b")))
say("pipe", "records that are no texts", seen(sc.parallelize(Seq((1, "a"), (2, null)), 1).pipe("cat")))
say("pipe", "context and elements printed by functions", seen(sc.parallelize(Seq(1, 2), 2).pipe(Seq("cat"), Map[String, String](),
  (print: String => Unit) => print("first"), (n: Int, print: String => Unit) => (1 to n).foreach(i => print("n" + i)))))
say("pipe", "a function upstream fails", seen(sc.parallelize(Seq(1, 2), 1).map(n => if (n == 2) throw new IllegalArgumentException("two") else n).pipe("cat")))
say("pipe", "take of what a program that fails has said", told(list(sc.parallelize(Seq("a", "b", "c"), 1).pipe(Seq("grep", "-q", "zzz")).take(1).toSeq)))
say("pipe", "take before its failure is known", told(list(sc.parallelize(Seq("a", "b"), 1).pipe(Seq("cat", "-", "no-such-file")).take(1).toSeq)))
@transient val folder = Files.createTempDirectory("pipes")
Files.write(folder.resolve("lines.txt"), "a\nb\n".getBytes)
val file = sc.textFile(folder.toString, 1)
def anonymous(text: String) = text.replace(folder.toString, "/F")
for (variable <- Seq("map_input_file", "mapreduce_map_input_file")) {
  say("pipe of a file", "textFile " + variable, anonymous(seen(file.pipe("printenv " + variable))))
  say("pipe of a file", "map " + variable, anonymous(seen(file.map(_ + "!").pipe("printenv " + variable))))
  say("pipe of a file", "pipe " + variable, anonymous(seen(file.pipe("cat").pipe("printenv " + variable))))
  say("pipe of a file", "coalesce " + variable, anonymous(seen(file.coalesce(1).pipe("printenv " + variable))))
  say("pipe of a file", "persisted " + variable, anonymous(seen(file.persist().pipe("printenv " + variable))))
  file.unpersist(true)
}
def lineage(rdd: RDD[_]): String = rdd.toDebugString.replaceAll(" at .*", "").replaceAll("\\[\\d+\\]", "").replace("\n", " / ")
say("lineage", "pipe", lineage(sc.parallelize(1 to 4, 2).pipe("cat")))

val numbers = sc.parallelize(1 to 10, 3)
say("evaluator", "mapPartitionsWithEvaluator", seen(numbers.mapPartitionsWithEvaluator(new Sums)))
say("evaluator", "zipPartitionsWithEvaluator", seen(numbers.zipPartitionsWithEvaluator(sc.parallelize(1 to 4, 3), new Sums)))
say("evaluator", "zipPartitionsWithEvaluator, unequal", seen(numbers.zipPartitionsWithEvaluator(sc.parallelize(1 to 4, 2), new Sums)))
say("evaluator", "barrier", seen(sc.parallelize(1 to 4, 2).barrier().mapPartitionsWithEvaluator(new Sums)))
say("lineage", "mapPartitionsWithEvaluator", lineage(numbers.mapPartitionsWithEvaluator(new Sums)))
say("lineage", "zipPartitionsWithEvaluator", lineage(numbers.zipPartitionsWithEvaluator(numbers, new Sums)))
say("evaluator", "is the barrier's stage a barrier", {
  @volatile var found = ""
  val listener = new org.apache.spark.scheduler.SparkListener {
    override def onStageSubmitted(e: org.apache.spark.scheduler.SparkListenerStageSubmitted): Unit = found = e.stageInfo.rddInfos.map(i => i.name + " " + i.isBarrier).sorted.mkString(", ")
  }
  sc.addSparkListener(listener)
  sc.parallelize(1 to 4, 2).barrier().mapPartitionsWithEvaluator(new Sums).count()
  while (found.isEmpty) java.lang.Thread.`yield`()
  sc.removeSparkListener(listener)
  found
})
say("evaluator", "not serializable: when made", told { numbers.mapPartitionsWithEvaluator(new Unserializable(Thread.currentThread)); "waits" })
say("evaluator", "not serializable: when run", told { numbers.mapPartitionsWithEvaluator(new Unserializable(Thread.currentThread)).count(); "ran" }.replaceAll("@[0-9a-f]+", ""))
say("evaluator", "partitioner", String.valueOf(numbers.map(n => (n, n)).partitionBy(new HashPartitioner(2)).mapPartitionsWithEvaluator(new Firsts).partitioner))
sys.exit(0)
