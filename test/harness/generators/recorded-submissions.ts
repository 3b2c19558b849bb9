/**
 * What real spark-submit 3.5.3 said to each manager and kind of program in cluster mode: recorded once, by running every command (with
 * HADOOP_CONF_DIR set). No text: it went on to the manager. In client mode none of them was refused. Left out on purpose: what came later,
 * from the manager or for a file that was missing.
 */
export const masters = {
  local: "local[2]",
  standalone: "spark://master:7077",
  yarn: "yarn",
  mesos: "mesos://master:5050",
  kubernetes: "k8s://https://master:6443",
} as const;

export const kinds = {
  jar: ["--class", "Main", "program.jar"],
  Python: ["program.py"],
  R: ["program.R"],
  "spark-shell": ["spark-shell"],
  pyspark: ["pyspark-shell"],
  sparkR: ["sparkr-shell"],
  "SQL shell": [
    "--class",
    "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver",
    "spark-internal",
  ],
} as const;

export type MasterName = keyof typeof masters;
export type KindName = keyof typeof kinds;

const local = 'Cluster deploy mode is not compatible with master "local"';
const python =
  "Cluster deploy mode is currently not supported for python applications on standalone clusters.";
const r =
  "Cluster deploy mode is currently not supported for R applications on standalone clusters.";
const shell = "Cluster deploy mode is not applicable to Spark shells.";
const sql = "Cluster deploy mode is not applicable to Spark SQL shell.";
const mesos =
  "assertion failed: Mesos cluster mode is only supported through the REST submission API";

const shells = { "spark-shell": shell, pyspark: shell, sparkR: shell, "SQL shell": sql };

export const recordedRefusals: Readonly<
  Record<MasterName, Readonly<Partial<Record<KindName, string>>>>
> = {
  local: {
    jar: local,
    Python: local,
    R: local,
    "spark-shell": local,
    pyspark: local,
    sparkR: local,
    "SQL shell": local,
  },
  standalone: {
    Python: python,
    R: r,
    "spark-shell": shell,
    pyspark: python,
    sparkR: r,
    "SQL shell": sql,
  },
  yarn: shells,
  mesos: { jar: mesos, Python: mesos, R: mesos, ...shells },
  kubernetes: shells,
};
