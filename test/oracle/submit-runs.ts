/**
 * Command lines of spark-submit as data, for real Spark and for the engine.
 *
 * In Spark: SparkSubmitSuite and what a person types. Each is run with `--verbose`, so that it says what it made of its words. Left out on
 * purpose: what happens once something is started; a run that would reach for a cluster is stopped there.
 */

export interface SubmitRun extends Around {
  readonly name: string;
  readonly words: readonly string[];
}

interface Around {
  /** Variables of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** conf/spark-defaults.conf. */
  readonly defaults?: string;
  /** A file that `--properties-file FILE` names. */
  readonly properties?: string;
  /** What begins after the words were understood reaches for a cluster that is not there. */
  readonly reaches?: true;
}

/** What words in capitals stand for. A blank within a word is written ␠. */
const short: Readonly<Record<string, string>> = {
  MAIN: "--class no.such.Main /app.jar",
  STANDALONE: "--master spark://127.0.0.1:1",
  MESOS: "--master mesos://127.0.0.1:1",
  K8S: "--master k8s://https://127.0.0.1:1",
  CLUSTER: "--deploy-mode cluster",
  // Every option that sets something, so that it shows which ones a manager heeds.
  EVERYTHING:
    "--name all␠of␠it --jars /a.jar,/b.jar --files /f.txt --archives /z.zip --py-files /m.py --driver-memory 2g --driver-cores 2 " +
    "--driver-class-path /dc --driver-library-path /dl --driver-java-options -Dd=1 --executor-memory 3g --executor-cores 4 " +
    "--total-executor-cores 8 --num-executors 5 --queue thin --supervise --conf spark.eventLog.enabled=false",
};

const hadoop = { HADOOP_CONF_DIR: "/tmp" };

// prettier-ignore
const rows: readonly (readonly [name: string, line: string, around?: Around])[] = [
  ["nothing but a program", "MAIN"],
  ["a program's own words", "MAIN --master yarn -x --conf a=b"],
  ["options with equals signs", "--master=local[3] --name=a=b --executor-memory=2g MAIN"],
  ["an option said twice", "--master local[2] --master local[3] MAIN"],
  ["a setting said twice", "--master local --conf spark.x=1 -c spark.x=2 MAIN"],
  ["a setting that holds equals signs", "--master local --conf spark.x=a=b=c MAIN"],
  ["a setting of nobody's", "--master local --conf foo.bar=1 MAIN"],
  ["a setting that holds blanks", "--master local --conf spark.x=␠a␠b␠ MAIN"],
  ["a word before the setting", "--master local --conf spark.executor.memory=1g --executor-memory 2g MAIN"],
  ["defaults, weakest", "--conf spark.a=word MAIN", { defaults: "spark.master local[7]\nspark.a file\nspark.b=file\n# spark.c no\nspark.d: file\n  spark.e   two words  \nother.f 1\nspark.app.name from the file\n" }],
  ["a file of its own hides the defaults", "--properties-file FILE MAIN", { defaults: "spark.a default\n", properties: "spark.b own\nspark.master local[5]\n" }],
  ["a setting before the file", "--properties-file FILE --conf spark.b=word MAIN", { properties: "spark.b own\nspark.executor.memory 4g\n" }],
  ["the environment, where nobody else says", "MAIN", { env: {"MASTER":"local[4]","SPARK_EXECUTOR_MEMORY":"5g","SPARK_EXECUTOR_CORES":"3","SPARK_DRIVER_MEMORY":"600m"} }],
  ["the file before the environment", "MAIN", { env: {"MASTER":"local[4]","SPARK_EXECUTOR_MEMORY":"5g"}, defaults: "spark.master local[6]\nspark.executor.memory 6g\n" }],
  ["the mode from the environment", "STANDALONE MAIN", { env: {"DEPLOY_MODE":"cluster"}, reaches: true }],
  ["the mode from a setting", "STANDALONE --conf spark.submit.deployMode=cluster MAIN", { reaches: true }],
  ["a name from the class", "--master local --class a.b.C /dir/app.jar"],
  ["a program of Python", "--master local /no/such/pi.py 10", { reaches: true }],
  ["a program of R", "--master local /no/such/pi.R 10", { reaches: true }],
  ["everything, local", "--master local[2] EVERYTHING MAIN"],
  ["everything, standalone, client", "STANDALONE EVERYTHING MAIN x", { reaches: true }],
  ["everything, standalone, cluster", "STANDALONE CLUSTER EVERYTHING MAIN x y", { reaches: true }],
  ["standalone, cluster, by REST", "STANDALONE CLUSTER --conf spark.master.rest.enabled=true EVERYTHING MAIN x", { reaches: true }],
  ["everything, YARN, client", "--master yarn EVERYTHING MAIN x", { env: hadoop, reaches: true }],
  ["everything, YARN, cluster", "--master yarn CLUSTER EVERYTHING MAIN x", { env: hadoop, reaches: true }],
  ["YARN, cluster, Python", "--master yarn CLUSTER --py-files /m.py /pi.py 7", { env: hadoop, reaches: true }],
  ["YARN, lists of two sources", "--master yarn CLUSTER --files /f.txt --conf spark.yarn.dist.files=/g.txt MAIN", { env: hadoop, reaches: true }],
  ["everything, Mesos, client", "MESOS EVERYTHING MAIN", { reaches: true }],
  ["Mesos, cluster, by REST", "MESOS CLUSTER --conf spark.master.rest.enabled=true EVERYTHING MAIN", { reaches: true }],
  ["everything, Kubernetes, client", "K8S EVERYTHING MAIN", { reaches: true }],
  ["everything, Kubernetes, cluster", "K8S CLUSTER EVERYTHING --class no.such.Main local:///app.jar x", { reaches: true }],
  ["Kubernetes without a scheme", "--master k8s://127.0.0.1:1 CLUSTER --class no.such.Main local:///app.jar", { reaches: true }],
  ["no executors, dynamic allocation", "--master local --num-executors 0 --conf spark.dynamicAllocation.enabled=true MAIN"],
  ["a shell", "--master local --class no.such.Repl spark-shell"],
  ["no words", ""],
  ["help", "--help"],
  ["help, short, among others", "--master local -h MAIN"],
  ["the version", "--version --frobnicate"],
  ["an option that is none", "--frobnicate 1 MAIN"],
  ["a look-alike of a dash", "–master local MAIN"],
  ["an option without its value", "--master local --class"],
  ["no program", "--master local --class no.such.Main"],
  ["a setting without a value", "--master local --conf abc MAIN"],
  ["a setting without a key", "--master local --conf =abc MAIN"],
  ["a mode that is none", "--deploy-mode edge MAIN"],
  ["a mode that is none, as a setting", "--master local --conf spark.submit.deployMode=edge MAIN"],
  ["a master that is none", "--master storm://x MAIN"],
  ["a master in capitals", "--master LOCAL MAIN"],
  ["yarn-cluster of old", "--master yarn-cluster MAIN", { env: hadoop }],
  ["local, cluster", "--master local CLUSTER MAIN"],
  ["standalone, cluster, Python", "STANDALONE CLUSTER /pi.py"],
  ["standalone, cluster, R", "STANDALONE CLUSTER /pi.R"],
  ["a shell, cluster", "STANDALONE CLUSTER --class no.such.Repl spark-shell"],
  ["the shell of SQL, cluster", "STANDALONE CLUSTER --class org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver /app.jar"],
  ["the Thrift server, cluster", "STANDALONE CLUSTER --class org.apache.spark.sql.hive.thriftserver.HiveThriftServer2 /app.jar"],
  ["Mesos, cluster, without REST", "MESOS CLUSTER MAIN"],
  ["Mesos, cluster, Python", "MESOS CLUSTER /pi.py"],
  ["YARN without its settings", "--master yarn MAIN"],
  ["Kubernetes over http", "--master k8s://http://127.0.0.1:1 CLUSTER --class no.such.Main local:///app.jar", { reaches: true }],
  ["Kubernetes, a scheme that is none", "--master k8s://ftp://127.0.0.1:1 CLUSTER --class no.such.Main local:///app.jar"],
  ["Kubernetes, nothing behind it", "--master k8s:127.0.0.1 MAIN"],
  ["no class of a jar that is not there", "--master local /no/such.jar"],
  ["executor cores 0", "STANDALONE --executor-cores 0 MAIN"],
  ["executors 0", "--master local --num-executors 0 MAIN"],
  ["executor cores -1", "STANDALONE --executor-cores -1 MAIN"],
  ["executors -1", "--master local --num-executors -1 MAIN"],
  ["executor cores x", "STANDALONE --executor-cores x MAIN"],
  ["executors x", "--master local --num-executors x MAIN"],
  ["executor cores 1.5", "STANDALONE --executor-cores 1.5 MAIN"],
  ["executors 1.5", "--master local --num-executors 1.5 MAIN"],
  ["executor memory in words", "--master local --executor-memory much MAIN"],
  ["executor memory 0", "--master local --executor-memory 0 MAIN"],
  ["driver memory in words, client", "--master local --driver-memory abc MAIN"],
  ["driver memory in words, cluster", "STANDALONE CLUSTER --driver-memory abc MAIN"],
  ["driver cores 0", "STANDALONE CLUSTER --driver-cores 0 MAIN"],
  ["total executor cores 0", "STANDALONE --total-executor-cores 0 MAIN"],
  ["kill and status", "--kill a --status b STANDALONE"],
  ["kill, local", "--kill driver-1 --master local"],
  ["status, YARN", "--status driver-1 --master yarn", { env: hadoop }],
  ["kill, standalone, nobody there", "--kill driver-1 STANDALONE"],
  ["status, without a master", "--status driver-1"],
  ["two users", "--master local --proxy-user a --principal b --keytab /k MAIN"],
  ["a keytab that is not there", "--master yarn --principal b --keytab /no/k MAIN", { env: hadoop }],
  ["remote and a master", "--master local --remote sc://h:1 MAIN"],
  ["a properties file that is not there", "--properties-file /no/such.conf MAIN"],
  ["a jar that is not there", "--master local --jars /no/a.jar MAIN"],
  ["a list of jars by a pattern that fits none", "--master local --jars /no/*.jar MAIN"],
];

const wordsOf = (line: string): string[] =>
  line
    .replaceAll(/\b[A-Z]\w*\b/g, (word) => short[word] ?? word)
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => word.replaceAll("␠", " "));

export const submitRuns: readonly SubmitRun[] = rows.map(([name, line, around]) => ({
  name,
  words: wordsOf(line),
  ...around,
}));
