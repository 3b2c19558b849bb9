/**
 * Records how real Spark's executors come and go with the work: `npm run oracle:allocation [names…]`. Needs SPARK_HOME. One Master and one worker of
 * eight cores that also serves shuffle files. One file for each run of allocation-runs.ts in recordings/allocation/.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allocationRuns, stepLine } from "./allocation-runs.ts";
import { allocationTold } from "./allocation-told.ts";
import { layOut } from "./layout.ts";
import { leaks } from "./observation.ts";
import { sparkHomeOr, start } from "./processes.ts";
import { standaloneCluster } from "./standalone-cluster.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const home = sparkHomeOr("oracle:allocation");
const folder = mkdtempSync(join(tmpdir(), "oracle-"));
const wanted = process.argv.slice(2);
const runs = allocationRuns.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const asked = runs.flatMap(({ name, conf, steps }) => [
  `run ${name}`,
  ...Object.entries(conf).map(([key, value]) => `conf ${key} ${value}`),
  ...steps.map(stepLine),
]);
process.env["SPARK_WORKER_OPTS"] = "-Dspark.shuffle.service.enabled=true";
const cluster = await standaloneCluster(home, folder, 1, { cores: 8, memory: "8g" });
try {
  const jar = join(folder, "oracle.jar");
  const compiler = `-cp ${join(home, "jars", "*")} scala.tools.nsc.Main -usejavacp -nowarn -d ${jar}`;
  execFileSync("java", [...compiler.split(" "), join(here, "Allocation.scala")], {
    stdio: "inherit",
  });
  writeFileSync(join(folder, "runs.txt"), `${asked.join("\n")}\n`);
  const how = `--master ${cluster.url} --executor-memory 512m --class org.apache.spark.oracle.Allocation`;
  const words = [...how.split(" "), jar, join(folder, "runs.txt")];
  const app = start(home, "spark-submit", words, folder);
  if ((await app.ended) !== 0) throw new Error(app.lines.slice(-30).join("\n"));
  mkdirSync(join(here, "recordings", "allocation"), { recursive: true });
  for (const { name } of runs) {
    const text = layOut({ spark: "3.5.3", run: name, steps: allocationTold(name, app.lines) });
    const found = leaks(text);
    if (found.length > 0) throw new Error(`${name}: the recording tells ${found.join(", ")}`);
    writeFileSync(join(here, "recordings", "allocation", `${name}.json`), text);
    console.log(`${name} recorded.`);
  }
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
