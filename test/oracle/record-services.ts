/**
 * Records what real Spark computes again after losses, with and without the external shuffle service: `npm run oracle:services`. Needs SPARK_HOME. A cluster of
 * one worker with two executors of a core; another worker comes when the first one was killed. Writes recordings/services/losses.json.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr, start, untilLine } from "./processes.ts";
import { serviceRuns, servicesTold, type ServiceRun } from "./service-runs.ts";
import { standaloneCluster } from "./standalone-cluster.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

async function recorded(home: string, jar: string, folder: string, { conf }: ServiceRun) {
  const settings = Object.entries({ "spark.executor.cores": "1", ...conf });
  // Workers read the settings of the service from their own command line.
  process.env["SPARK_WORKER_OPTS"] = settings.map(([key, value]) => `-D${key}=${value}`).join(" ");
  const cluster = await standaloneCluster(home, folder, 1);
  try {
    const how = `--master ${cluster.url} --executor-memory 512m --class org.apache.spark.oracle.Services`;
    const confs = settings.flatMap(([key, value]) => ["--conf", `${key}=${value}`]);
    const app = start(home, "spark-submit", [...how.split(" "), ...confs, jar], folder);
    await untilLine(app, /^@needs a worker/);
    await cluster.addWorker();
    if ((await app.ended) !== 0) throw new Error(app.lines.slice(-30).join("\n"));
    return servicesTold(app.lines);
  } finally {
    await cluster.stop();
  }
}

const home = sparkHomeOr("oracle:services");
const folder = mkdtempSync(join(tmpdir(), "oracle-"));
try {
  const jar = join(folder, "oracle.jar");
  const compiler = `-cp ${join(home, "jars", "*")} scala.tools.nsc.Main -usejavacp -nowarn -d ${jar}`;
  execFileSync("java", [...compiler.split(" "), join(here, "Services.scala")], {
    stdio: "inherit",
  });
  const runs: Record<string, unknown> = {};
  for (const run of serviceRuns) runs[run.name] = await recorded(home, jar, folder, run);
  const text = layOut({ spark: "3.5.3", runs });
  const found = leaks(text);
  if (found.length > 0) throw new Error(`the recording tells ${found.join(", ")}`);
  writeFileSync(join(here, "recordings", "services", "losses.json"), text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
