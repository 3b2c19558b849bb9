/**
 * conf/spark-env.sh: variables that every script of Spark's reads on its machine before it starts anything. The template beside it is read by nobody
 * (S2-65).
 *
 * In Spark: bin/load-spark-env.sh. Same: SPARK_CONF_DIR, once read. Left out on purpose: anything in it but `export NAME=value` and `NAME=value`.
 */
import type { Typed } from "./commands.ts";
import { commandsOf } from "./words.ts";

export const TEMPLATE = [
  "#!/usr/bin/env bash",
  "# Copy this file to spark-env.sh and take away the # in front of what you need; the template itself is read by nobody.",
  "# SPARK_LOCAL_IP=, to set the address that Spark binds to on this machine",
  "# SPARK_PUBLIC_DNS=, to set the name that it announces",
  "# SPARK_MASTER_HOST=, SPARK_MASTER_PORT=, SPARK_MASTER_WEBUI_PORT=",
  "# SPARK_WORKER_CORES=, SPARK_WORKER_MEMORY=, SPARK_WORKER_PORT=, SPARK_WORKER_WEBUI_PORT=, SPARK_WORKER_DIR=",
  "# SPARK_MASTER_OPTS=, SPARK_WORKER_OPTS=, for settings as -Dkey=value",
  "# MESOS_NATIVE_JAVA_LIBRARY=, SPARK_EXECUTOR_URI=, for Mesos",
  "",
].join("\n");

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of a command of Spark's: the shell's, and over it what spark-env.sh says. */
export function sparkEnv({ shell, env }: Pick<Typed, "shell" | "env">): Environment {
  const folder = env["SPARK_CONF_DIR"] ?? `${env["SPARK_HOME"] ?? ""}/conf`;
  const text = shell.files.read(`${folder}/spark-env.sh`);
  if (text === undefined) return env;
  const read: Record<string, string | undefined> = { ...env };
  const variables = (name: string): string => read[name] ?? "";
  for (const line of text.split("\n")) {
    for (const command of commandsOf(line, variables)) {
      Object.assign(read, command.words.length === 0 ? command.env : {});
      if (command.words[0] !== "export") continue;
      for (const word of command.words.slice(1)) {
        const [, name = "", value = ""] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
        if (name !== "") read[name] = value;
      }
    }
  }
  return read;
}
