/** Lines of real event logs without what tells of the machine on which they were written. Left out on purpose: anything that a reader of logs looks at. */
import { hostname, userInfo } from "node:os";

/** What a log says of the machine it was written on stands in one event; the rest are names and paths. */
const keptProperties = /^(file\.encoding|line\.separator|os\.name|user\.timezone|java\.version)$/;

export function withoutMachine(line: string, folders: readonly string[]): string {
  const plain = [
    ...folders,
    process.cwd(),
    process.env["HOME"] ?? "",
    hostname(),
    userInfo().username,
  ]
    .filter((word) => word.length > 3)
    .reduce((text, word) => text.replaceAll(word, "somewhere"), line);
  if (!plain.startsWith('{"Event":"SparkListenerEnvironmentUpdate"')) return plain;
  const event = JSON.parse(plain) as Record<string, Record<string, string>>;
  const system = Object.entries(event["System Properties"] ?? {});
  event["System Properties"] = Object.fromEntries(
    system.filter(([key]) => keptProperties.test(key)),
  );
  event["JVM Information"] = { ...event["JVM Information"], "Java Home": "/opt/java" };
  event["Hadoop Properties"] = { "dfs.some.password": "hidden", "io.file.buffer.size": "65536" };
  event["Classpath Entries"] = { "/opt/spark/conf/": "System Classpath" };
  return JSON.stringify(event);
}
