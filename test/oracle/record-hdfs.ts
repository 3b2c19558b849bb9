/**
 * Records what real Spark makes of a real HDFS: `npm run oracle:hdfs`. Needs SPARK_HOME, Java, and in YARN_JARS a folder with Hadoop's mini cluster, as
 * `oracle:yarn`. A Master and three Workers on hosts of their own; the NameNode and its DataNodes stand in the driver. Writes recordings/hdfs/seen.json.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hdfsLines } from "./hdfs-runs.ts";
import { hdfsTold } from "./hdfs-told.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr, start } from "./processes.ts";
import { standaloneCluster } from "./standalone-cluster.ts";
import { withoutMachine } from "./without-machine.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const home = sparkHomeOr("oracle:hdfs");
const hadoop = process.env["YARN_JARS"] ?? "";
const folder = mkdtempSync(join(tmpdir(), "oracle-"));
const cluster = await standaloneCluster(home, folder, 3);

try {
  const jar = join(folder, "on-hdfs.jar");
  const path = `${join(home, "jars", "*")}:${join(hadoop, "*")}`;
  execFileSync(
    "java",
    ["-cp", path, "scala.tools.nsc.Main", "-usejavacp", "-nowarn", "-d", jar].concat(
      join(here, "OnHdfs.scala"),
    ),
    { stdio: "inherit" },
  );
  writeFileSync(join(folder, "runs.txt"), `${hdfsLines().join("\n")}\n`);
  const how = `--master ${cluster.url} --executor-memory 512m --class org.apache.spark.deploy.yarn.OnHdfs`;
  const words = [
    ...how.split(" "),
    "--driver-class-path",
    join(hadoop, "*"),
    jar,
    join(folder, "runs.txt"),
  ];
  const app = start(home, "spark-submit", words, folder);
  const code = await app.ended;
  if (process.env["KEEP"] !== undefined) writeFileSync(process.env["KEEP"], app.lines.join("\n"));
  if (code !== 0) throw new Error(app.lines.slice(-30).join("\n"));
  const text = withoutMachine(hdfsTold(app.lines), [folder]);
  const found = leaks(text);
  if (found.length > 0) console.error(`the recording tells ${found.join(", ")}`);
  mkdirSync(join(here, "recordings", "hdfs"), { recursive: true });
  writeFileSync(join(here, "recordings", "hdfs", "seen.json"), text);
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
