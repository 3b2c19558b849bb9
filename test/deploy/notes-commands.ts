/**
 * Every command line of the notes, as it stands there, and what becomes of it on this network: those that work, those that work no more, those that never
 * did. `claims` are rows of the ledger.
 *
 * In Spark: the same lines typed into a terminal with Spark 3.5.3; where one was recorded, the outcome is the recorded one.
 */

export interface NoteCommand {
  readonly claims: readonly string[];
  /** What stands around it: daemons, files. */
  readonly before: readonly string[];
  readonly typed: string;
  /** Its exit code; `running` for what goes on in the foreground until somebody ends it. */
  readonly exit: number | "running";
  /** What it prints, or what stands in a file then. */
  readonly says: RegExp;
  readonly file?: string;
  readonly verdict: "works" | "outdated" | "broken" | "not here yet";
}

const master = "spark-class org.apache.spark.deploy.master.Master -h localhost";
const worker = "spark-class org.apache.spark.deploy.worker.Worker spark://localhost:7077";
const quiet = (line: string): string => `${line} > /dev/null 2>&1 & sleep 3`;
const cluster = [quiet(master), quiet(worker)];
const submit = "spark-submit --master spark://localhost:7077";
const env = ["cd /opt/spark"];

export const noteCommands: readonly NoteCommand[] = [
  {
    claims: ["S3-03", "S3-04", "S3-05", "S3-07", "S3-08"],
    before: [],
    typed: master,
    exit: "running",
    says: /Starting Spark master at spark:\/\/localhost:7077\n(.*\n)*.*I have been elected leader! New state: ALIVE/,
    verdict: "works",
  },
  {
    claims: ["S3-15", "S3-16", "S3-17"],
    before: [quiet(master)],
    typed: worker,
    exit: "running",
    says: /with 12 cores, 15\.0 GiB RAM\n(.*\n)*.*Successfully registered with master spark:\/\/localhost:7077/,
    verdict: "works",
  },
  {
    claims: ["S3-11", "S3-12", "S3-13"],
    before: [quiet(master)],
    typed: `${submit} ./hello-spark.ts`,
    exit: "running",
    says: /Connected to Spark cluster with app ID app-\d+-0000\n(.*\n)*.*WARN TaskSchedulerImpl: Initial job has not accepted any resources/,
    verdict: "works",
  },
  {
    claims: ["S3-19", "S3-21", "S3-22"],
    before: cluster,
    typed: `${submit} ./hello-spark.ts`,
    exit: 0,
    says: /with 12 core\(s\), 1024\.0 MiB RAM\n(.*\n)*COUNT 1000/,
    verdict: "works",
  },
  {
    claims: ["S3-23", "S3-24"],
    before: cluster,
    typed: `${submit} --total-executor-cores 2 --executor-memory 500m ./hello-spark.ts`,
    exit: 0,
    says: /with 2 core\(s\), 500\.0 MiB RAM\n(.*\n)*COUNT 1000/,
    verdict: "works",
  },
  {
    // Its text says spark-hello, its command hello-spark.
    claims: ["S3-32"],
    before: cluster,
    typed: `${submit} ./spark-hello.py`,
    exit: 2,
    says: /^python3: can't open file '\S+\/spark-hello\.py': \[Errno 2\] No such file or directory$/m,
    verdict: "broken",
  },
  {
    claims: ["S3-11"],
    before: [...cluster, "echo 'print(1)' > hello-spark.py"],
    typed: `${submit} ./hello-spark.py`,
    exit: 1,
    says: /^sh: programs here are TypeScript/m,
    verdict: "not here yet",
  },
  {
    claims: ["S2-65"],
    before: env,
    typed: "cp conf/spark-env.sh.template conf/spark-env.sh",
    exit: 0,
    says: /the template itself is read by nobody/,
    file: "/opt/spark/conf/spark-env.sh",
    verdict: "works",
  },
  {
    claims: ["S2-66"],
    before: env,
    typed: "export MESOS_NATIVE_JAVA_LIBRARY=/usr/lib/libmesos.so && env",
    exit: 0,
    says: /^MESOS_NATIVE_JAVA_LIBRARY=\/usr\/lib\/libmesos\.so$/m,
    verdict: "outdated",
  },
  {
    // 2.0.1 was downloaded, 2.0.0 is named.
    claims: ["S2-67"],
    before: env,
    typed:
      "export SPARK_EXECUTOR_URI=http://10.128.0.2:9914/spark-2.0.0-bin-hadoop2.7.tgz && curl $SPARK_EXECUTOR_URI",
    exit: 7,
    says: /^curl: \(7\) Failed to connect to 10\.128\.0\.2 port 9914/m,
    verdict: "broken",
  },
  {
    claims: ["S2-68"],
    before: [],
    typed: "python -m SimpleHTTPServer 9914",
    exit: 1,
    says: /No module named SimpleHTTPServer$/m,
    verdict: "outdated",
  },
  {
    claims: ["S2-68", "S2-69"],
    before: [
      "echo packed > spark-2.0.1-bin-hadoop2.7.tgz",
      "python3 -m http.server 9914 > /dev/null &",
    ],
    typed: "curl http://laptop:9914/spark-2.0.1-bin-hadoop2.7.tgz",
    exit: 0,
    says: /^packed$/m,
    verdict: "works",
  },
  {
    claims: ["S2-70"],
    before: [],
    typed: "pyspark --master mesos://10.128.0.2:5050",
    exit: 1,
    says: /^Failed to load native Mesos library from .*\nException in thread "main" java\.lang\.UnsatisfiedLinkError: no mesos in java\.library\.path/m,
    verdict: "outdated",
  },
  {
    claims: ["S2-74", "S2-75"],
    before: env,
    typed: "sbin/start-mesos-dispatcher.sh --master mesos://10.128.0.2:5050",
    exit: 0,
    says: /^starting org\.apache\.spark\.deploy\.mesos\.MesosClusterDispatcher, logging to \S+\nfailed to launch/m,
    verdict: "outdated",
  },
  {
    claims: ["S2-76"],
    before: ["start-master.sh --host localhost > /dev/null"],
    typed: "tail -f /opt/spark/logs/spark-ann-org.apache.spark.deploy.master.Master-1-laptop.out",
    exit: "running",
    says: /I have been elected leader! New state: ALIVE$/m,
    verdict: "works",
  },
  {
    // On 3.5.3 the gateway must be asked for; nobody said so.
    claims: ["S2-81", "S2-82"],
    before: [],
    typed:
      "spark-submit --class org.apache.spark.examples.SparkPi --master mesos://10.128.0.2:7077 --deploy-mode cluster http://10.128.0.2:9914/cluster-test.py",
    exit: 1,
    says: /Mesos cluster mode is only supported through the REST submission API/,
    verdict: "outdated",
  },
  {
    // The backslash stands before a space, so the space belongs to the program's path.
    claims: ["S2-83"],
    before: [],
    typed:
      "spark-submit --master spark://localhost:7077 --deploy-mode cluster \\ http://192.168.56.101:9914/cluster-test.py",
    exit: 1,
    says: /^Exception in thread "main" .*/m,
    verdict: "broken",
  },
  {
    claims: ["S2-85"],
    before: [quiet(master)],
    typed: "netstat -pln",
    exit: 0,
    says: /^tcp .* 127\.0\.0\.1:7077 .* LISTEN {6}\d+\/java$/m,
    verdict: "works",
  },
  {
    claims: ["S2-86", "S2-87"],
    before: [],
    typed: "echo '10.0.2.15 slave' >> /etc/hosts && cat /etc/hosts",
    exit: 0,
    says: /^172\.30\.1\.16 laptop\n10\.0\.2\.15 slave$/m,
    verdict: "works",
  },
  {
    claims: ["S1-31"],
    before: cluster,
    typed: "spark-shell --master spark://localhost:7077 --deploy-mode cluster",
    exit: 1,
    says: /Cluster deploy mode is not applicable to Spark shells\.$/m,
    verdict: "works",
  },
  {
    claims: ["S4-55", "S0-30"],
    before: [],
    typed: "spark-submit --master yarn hello-spark.ts",
    exit: 1,
    says: /either HADOOP_CONF_DIR or YARN_CONF_DIR must be set in the environment\.$/m,
    verdict: "works",
  },
  {
    claims: ["S0-44"],
    before: [],
    typed: "spark-submit --master k8s://https://host:6443 --deploy-mode cluster hello-spark.ts",
    exit: 1,
    says: /^sh: k8s:\/\/https:\/\/host:6443 is understood, but there is no such cluster here yet/m,
    verdict: "not here yet",
  },
  {
    // An em-dash is no option: it is the program's name.
    claims: ["X-19"],
    before: [],
    typed: "spark-submit —master local[2] hello-spark.ts",
    exit: 1,
    says: /—master does not exist/,
    verdict: "broken",
  },
  {
    claims: ["X-19"],
    before: [],
    typed: "spark-submit --master local[2] hello-spark.ts —master yarn",
    exit: 0,
    says: /^COUNT 1000$/m,
    verdict: "works",
  },
];
