/** What real Spark refuses, with which words and which exit code: command lines, and calls of a program. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { start } from "./processes.ts";
import { plainText } from "./session-normal.ts";

interface Refusal {
  readonly name: string;
  readonly command: readonly string[];
  readonly exit: number;
  readonly output: readonly string[];
}

const master = "spark://127.0.0.1:7077";
const commands: readonly (readonly [string, ...string[]])[] = [
  ["spark-shell in cluster mode", "spark-shell", "--master", master, "--deploy-mode", "cluster"],
  ["spark-sql in cluster mode", "spark-sql", "--master", master, "--deploy-mode", "cluster"],
  [
    "local in cluster mode",
    "spark-submit",
    "--master",
    "local[2]",
    "--deploy-mode",
    "cluster",
    "--class",
    "oracle.Refused",
    "JAR",
  ],
  [
    "python on standalone in cluster mode",
    "spark-submit",
    "--master",
    master,
    "--deploy-mode",
    "cluster",
    "PY",
  ],
  [
    "R on standalone in cluster mode",
    "spark-submit",
    "--master",
    master,
    "--deploy-mode",
    "cluster",
    "R",
  ],
  [
    "python on Mesos in cluster mode without REST",
    "spark-submit",
    "--master",
    "mesos://127.0.0.1:5050",
    "--deploy-mode",
    "cluster",
    "PY",
  ],
  [
    "yarn without HADOOP_CONF_DIR",
    "spark-submit",
    "--master",
    "yarn",
    "--class",
    "oracle.Refused",
    "JAR",
  ],
  ["unknown master", "spark-submit", "--master", "somewhere", "--class", "oracle.Refused", "JAR"],
  [
    "unknown deploy mode",
    "spark-submit",
    "--master",
    master,
    "--deploy-mode",
    "elsewhere",
    "--class",
    "oracle.Refused",
    "JAR",
  ],
  ["no main class in the jar", "spark-submit", "--master", "local", "JAR"],
  [
    "a class that is not there",
    "spark-submit",
    "--master",
    "local",
    "--class",
    "oracle.Nothing",
    "JAR",
  ],
];

/** Runs every command and the refused program. */
export async function refusals(
  home: string,
  folder: string,
  jar: string,
): Promise<Record<string, unknown>> {
  const files = { JAR: jar, PY: join(folder, "app.py"), R: join(folder, "app.R") };
  writeFileSync(files.PY, "print('not run')\n");
  writeFileSync(files.R, "print('not run')\n");
  const seen: Refusal[] = [];
  for (const [name, command = "", ...args] of commands) {
    const filled = args.map((word) => (word in files ? files[word as keyof typeof files] : word));
    const running = start(home, command, filled, folder, { SPARK_SUBMIT_OPTS: "" });
    const exit = await running.ended;
    const output = running.lines.filter(
      (line) =>
        line !== "" && !/^\s+at |^\d\d\/\d\d\/\d\d|log4j|^Setting default log level/.test(line),
    );
    seen.push({
      name,
      command: [command, ...args].map((word) => plainText(word)),
      exit,
      output: output.map((line) => plainText(line)),
    });
  }
  return { commands: seen, calls: await calls(home, folder, jar) };
}

/** What a running program is refused: one text a call. */
async function calls(home: string, folder: string, jar: string): Promise<Record<string, string>> {
  const running = start(
    home,
    "spark-submit",
    ["--master", "local[1]", "--class", "oracle.Refused", jar],
    folder,
  );
  await running.ended;
  const lines = running.lines.filter((line) => line.startsWith("REFUSED "));
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", text = ""] = line.slice("REFUSED ".length).split("\t");
      return [
        name,
        plainText(
          text
            .split("\\n")
            .filter((part) => !/^[\w.$<>/]+\(.*\)$/.test(part))
            .join("\n"),
        ),
      ];
    }),
  );
}
