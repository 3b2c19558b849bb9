/** The applications of Sessions.scala as a jar, and what their drivers need on Java 17 when a Worker starts them. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A Worker starts a driver without the module options that spark-submit gives: on Java 17 they must be said (seen: the driver dies in Kryo). */
export const opens = [
  "java.lang",
  "java.lang.invoke",
  "java.nio",
  "java.util",
  "java.util.concurrent",
  "sun.nio.ch",
]
  .map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)
  .join(" ");

/** Compiles them into a folder; answers the jar. */
export function compiledSessions(home: string, folder: string): string {
  const jar = join(folder, "sessions.jar");
  const source = fileURLToPath(new URL("./Sessions.scala", import.meta.url));
  const compiler = ["-cp", join(home, "jars", "*"), "scala.tools.nsc.Main"];
  execFileSync("java", [...compiler, "-usejavacp", "-nowarn", "-d", jar, source], {
    stdio: "inherit",
  });
  return jar;
}
