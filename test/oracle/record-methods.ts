/** Records which methods Spark's RDD classes have in public: `npm run oracle:methods`. Needs SPARK_HOME and Java 17; writes recordings/methods.json. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

function main(): void {
  const sparkHome = process.env["SPARK_HOME"];
  if (sparkHome === undefined) {
    console.error(
      "oracle:methods needs SPARK_HOME, the folder of Apache Spark 3.5.3. Nothing was recorded.",
    );
    process.exitCode = 2;
    return;
  }
  const jars = join(sparkHome, "jars", "*");
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    const sources = ["Recorder.scala", "Methods.scala"].map((name) => join(here, name));
    const programs = join(folder, "Programs.scala");
    writeFileSync(
      programs,
      "package programs\nobject All { val list: Seq[org.apache.spark.oracle.Program] = Seq() }\n",
    );
    execFileSync(
      "java",
      [
        "-cp",
        jars,
        "scala.tools.nsc.Main",
        "-usejavacp",
        "-nowarn",
        "-d",
        folder,
        ...sources,
        programs,
      ],
      { stdio: "inherit" },
    );
    const out = execFileSync(
      "java",
      ["-cp", `${folder}:${jars}`, "org.apache.spark.oracle.Methods"],
      {
        encoding: "utf8",
      },
    );
    const found = /^METHODS (.*)$/m.exec(out)?.[1];
    if (found === undefined) throw new Error("the methods were not printed");
    const rows = JSON.parse(found) as Record<string, string[]>;
    writeFileSync(join(here, "recordings", "methods.json"), `${JSON.stringify(rows, null, 1)}\n`);
    for (const [name, methods] of Object.entries(rows))
      console.log(`${name}: ${methods.length} methods`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
