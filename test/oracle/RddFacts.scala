/*
 * What real Spark does where no program of the oracle looks: which calls look at a path that is not there, what a collection that changes
 * does to its RDD, what a function that changes its records does to what is cached, how long a chain of steps may be. One line each:
 * kind, case, what was seen. `npm run oracle:facts` runs it in spark-shell (local[2], 1 GiB, Java 17) and writes recordings/rdd-facts.json.
 */
import org.apache.spark.HashPartitioner
import org.apache.spark.rdd.RDD
import org.apache.spark.storage.StorageLevel

sc.setLogLevel("OFF")

def say(kind: String, name: String, seen: String): Unit = println("\n@@\t" + kind + "\t" + name + "\t" + seen)

say("version", "spark", sc.version)

/** Errors of the machine, too: a stack that overflows is no Exception. */
def told(f: => Any): String = try String.valueOf(f) catch {
  case e: Throwable =>
    val text = String.valueOf(e.getMessage)
    if (text.contains("java.lang.StackOverflowError")) e.getClass.getName + " because of java.lang.StackOverflowError" else e.getClass.getName
}

def missing(name: String)(f: RDD[String] => Any): Unit = {
  val lines = sc.textFile("/no/such/file")
  say("missing path", name, if (told { f(lines); "waits" } == "waits") "waits" else told(f(lines)))
}
def pairs(lines: RDD[String]) = lines.map(line => (line, 1))
val other = sc.parallelize(Seq(("a", 1)), 2)

missing("map")(_.map(_.length))
missing("filter")(_.filter(_.nonEmpty))
missing("flatMap")(_.flatMap(_.split(" ")))
missing("keyBy")(_.keyBy(_.length))
missing("glom")(_.glom())
missing("mapPartitions")(_.mapPartitions(identity))
missing("mapValues")(r => pairs(r).mapValues(_ + 1))
missing("flatMapValues")(r => pairs(r).flatMapValues(Seq(_)))
missing("sample")(_.sample(false, 0.5, 1))
missing("zip")(r => r.zip(r))
missing("coalesce(2)")(_.coalesce(2))
missing("repartition(2)")(_.repartition(2))
missing("partitionBy(2)")(r => pairs(r).partitionBy(new HashPartitioner(2)))
missing("reduceByKey(f, 2)")(r => pairs(r).reduceByKey((a: Int, b: Int) => a + b, 2))
missing("groupByKey(2)")(r => pairs(r).groupByKey(2))
missing("distinct(2)")(_.distinct(2))
missing("join(other, 2)")(r => pairs(r).join(other, 2))
missing("cogroup(other, 2)")(r => pairs(r).cogroup(other, 2))
missing("sortByKey(true, 1)")(r => pairs(r).sortByKey(true, 1))
missing("cartesian(other)")(_.cartesian(other))
missing("persist")(_.persist())
missing("unpersist")(_.unpersist())
missing("setName")(_.setName("lines"))
missing("take(0)")(_.take(0))
missing("zipWithUniqueId")(_.zipWithUniqueId())
missing("reduceByKey(f)")(r => pairs(r).reduceByKey(_ + _))
missing("groupByKey()")(r => pairs(r).groupByKey())
missing("groupBy(f)")(_.groupBy(_.length))
missing("join(other)")(r => pairs(r).join(other))
missing("cogroup(other)")(r => pairs(r).cogroup(other))
missing("subtractByKey(other)")(r => pairs(r).subtractByKey(other))
missing("distinct()")(_.distinct())
missing("union(other)")(r => pairs(r).union(other))
missing("other.cartesian")(r => other.cartesian(r))
missing("sortByKey()")(r => pairs(r).sortByKey())
missing("sortBy(f)")(_.sortBy(identity))
missing("zipWithIndex")(_.zipWithIndex())
missing("toDebugString")(_.toDebugString)
missing("getNumPartitions")(_.getNumPartitions)
missing("take(1)")(_.take(1))
missing("isEmpty")(_.isEmpty())
missing("count")(_.count())

val folder = java.nio.file.Files.createTempDirectory("patterns")
for (name <- Seq("a1.txt", "a2.txt", "b1.txt", "b2.csv", ".hidden", "_SUCCESS", "sub/c1.txt", "sub/d1.txt", "other/e1.txt")) {
  val file = folder.resolve(name)
  java.nio.file.Files.createDirectories(file.getParent)
  java.nio.file.Files.write(file, name.getBytes)
}
for (pattern <- Seq("*.txt", "a?.txt", "{a1,b1}.txt", "{a1,sub/c1}.txt", "[ab]1.txt", "[^a]*.txt", "[a-b]2.*", "*/*.txt", "sub", "s*", "*/", "nothing*", "a1.txt,*/c1.txt", "\\*.txt"))
  say("a pattern of paths", pattern, {
    val paths = pattern.replaceAll("(^|,)(?![^{]*\\})", "$1" + folder + "/")
    try sc.textFile(paths, 1).collect().mkString(",") catch { case e: Throwable => (e.getClass.getName + ": " + e.getMessage).replace(folder.toString, "DIR").takeWhile(_ != '\n') }
  })

val array = Array(1, 2, 3, 4)
val numbers = sc.parallelize(array, 2)
array(0) = 100
say("a collection that changes", "before the first action", numbers.collect().mkString(","))
array(1) = 200
say("a collection that changes", "after the first action", numbers.collect().mkString(","))
val asked = Array(1, 2, 3, 4)
val few = sc.parallelize(asked, 2)
few.getNumPartitions
asked(0) = 100
say("a collection that changes", "after getNumPartitions", few.collect().mkString(","))

def cells = sc.parallelize(Seq(Array(1), Array(2)), 1)
def changing(rdd: RDD[Array[Int]]): String = {
  rdd.count()
  rdd.map { cell => cell(0) += 10; cell(0) }.collect()
  rdd.collect().map(_.apply(0)).mkString(",")
}
say("a function that changes its records", "not persisted", changing(cells))
say("a function that changes its records", "MEMORY_ONLY", changing(cells.persist(StorageLevel.MEMORY_ONLY)))
say("a function that changes its records", "MEMORY_ONLY_SER", changing(cells.persist(StorageLevel.MEMORY_ONLY_SER)))
say("a function that changes its records", "DISK_ONLY", changing(cells.persist(StorageLevel.DISK_ONLY)))

def chained(steps: Int, everyNth: Int): String = told {
  var rdd: RDD[Int] = sc.parallelize(1 to 3, 1)
  for (step <- 1 to steps) {
    rdd = rdd.map(_ + 1)
    if (everyNth > 0 && step % everyNth == 0) { rdd.checkpoint(); rdd.count() }
  }
  rdd.collect().mkString(",")
}
for (steps <- Seq(10, 100, 1000, 10000, 100000)) say("a chain of map", steps.toString, chained(steps, 0))
sc.setCheckpointDir(java.nio.file.Files.createTempDirectory("facts").toString)
say("a chain of map", "10000, with a checkpoint at every 100th", chained(10000, 100))

/** What the log warns of while `f` runs. */
def warned(f: => Any): String = {
  val lines = scala.collection.mutable.ListBuffer.empty[String]
  val context = org.apache.logging.log4j.LogManager.getContext(false).asInstanceOf[org.apache.logging.log4j.core.LoggerContext]
  val listener = new org.apache.logging.log4j.core.appender.AbstractAppender("facts", null, null, false, null) {
    override def append(event: org.apache.logging.log4j.core.LogEvent): Unit = {
      val text = event.getMessage.getFormattedMessage
      if (text.contains("large")) lines += text.replaceAll("Stage \\d+ ", "Stage N ")
    }
  }
  listener.start()
  sc.setLogLevel("WARN")
  context.getConfiguration.getRootLogger.addAppender(listener, null, null)
  context.updateLoggers()
  f
  context.getConfiguration.getRootLogger.removeAppender("facts")
  sc.setLogLevel("OFF")
  if (lines.isEmpty) "quiet" else lines.mkString("; ")
}
def size(name: String)(f: => Any): Unit = say("a large task", name, warned(f))
size("200000 numbers in 1 partition")(sc.parallelize(Seq.tabulate(200000)(n => n), 1).count())
size("255000 numbers in 1 partition")(sc.parallelize(Seq.tabulate(255000)(n => n), 1).count())
size("600000 numbers in 2 partitions")(sc.parallelize(Seq.tabulate(600000)(n => n), 2).count())
size("600000 numbers in 2 partitions, mapped, united with 10")(sc.parallelize(Seq.tabulate(600000)(n => n), 2).map(_ + 1).union(sc.parallelize(1 to 10, 1)).count())
size("200000 halves in 1 partition")(sc.parallelize(Seq.tabulate(200000)(n => n + 0.5), 1).count())
size("30000 texts of 40 letters in 1 partition")(sc.parallelize(Seq.tabulate(30000)(n => "%040d".format(n)), 1).count())
size("60000 pairs of numbers in 1 partition")(sc.parallelize(Seq.tabulate(60000)(n => (n % 7, n)), 1).count())
size("300000 pairs of numbers in 2 partitions, reduced")(sc.parallelize(Seq.tabulate(300000)(n => (n, n)), 2).reduceByKey((a: Int, b: Int) => a + b, 2).count())
size("a range of 1000000 in 1 partition")(sc.range(0, 1000000, 1, 1).count())
sc.stop()
val narrow = org.apache.spark.sql.SparkSession.builder.master("local-cluster[1,1,1024]").config("spark.rpc.message.maxSize", "1").getOrCreate()
narrow.sparkContext.setLogLevel("OFF")
def refused(f: => Any): String = try String.valueOf(f) catch { case e: Throwable => e.getClass.getName + ": " + e.getMessage.takeWhile(_ != '\n') }
say("a task too large for a message", "300000 numbers in 1 partition", refused(narrow.sparkContext.parallelize(Seq.tabulate(300000)(n => n), 1).count()))
say("a task too large for a message", "300000 numbers in 2 partitions", refused(narrow.sparkContext.parallelize(Seq.tabulate(300000)(n => n), 2).count()))
narrow.stop()
sys.exit(0)
