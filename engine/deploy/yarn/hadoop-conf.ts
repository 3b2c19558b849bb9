/**
 * The folder that HADOOP_CONF_DIR (or YARN_CONF_DIR) names: core-site.xml says the file system that a path without a scheme means, hdfs-site.xml how its client
 * behaves, yarn-site.xml where the ResourceManager is. A key that a later file sets hides the earlier one, unless that said `final`.
 *
 * In Hadoop 3.3: org.apache.hadoop.conf.Configuration; in Spark 3.5.3 deploy/yarn/Client.scala reads it. Rule D3.3, claims S0-30, S0-35 to S0-38. Left out on
 * purpose: variables in values, includes, files of other programs.
 */
import { JavaError, SparkException } from "../../foundation/errors.ts";
import { parseXml, type XmlParser } from "../../foundation/xml.ts";

/** What spark-submit says where neither variable is set; nothing of YARN has happened then. */
export const NO_CONF_DIR =
  "When running with master 'yarn' either HADOOP_CONF_DIR or YARN_CONF_DIR must be set in the environment.";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the files lie; HADOOP_CONF_DIR comes first. @throws SparkException where neither variable is set. */
export function confDirOf(env: Environment): string {
  const folder = [env["HADOOP_CONF_DIR"], env["YARN_CONF_DIR"]].find(
    (each) => each !== undefined && each !== "",
  );
  if (folder === undefined) throw new SparkException(NO_CONF_DIR);
  return folder;
}

/** In the order in which they are read; the scheduler's own file comes last. */
const files = [
  "core-site.xml",
  "hdfs-site.xml",
  "yarn-site.xml",
  "capacity-scheduler.xml",
] as const;

/** All settings of the folder's files; those that are not there say nothing. @throws JavaError where a file is no XML. */
export function hadoopConf(
  folder: string,
  read: (path: string) => string | undefined,
  xml: XmlParser | undefined,
): Readonly<Record<string, string>> {
  const settings: Record<string, string> = {};
  const fixed = new Set<string>();
  for (const file of files) {
    const text = read(`${folder.replace(/\/$/, "")}/${file}`);
    if (text === undefined) continue;
    const root = parseXml(text, xml);
    if (root.name !== "configuration")
      throw new JavaError(
        "java.lang.RuntimeException",
        `bad conf file: top-level element not <configuration>: ${file}`,
      );
    for (const property of root.children) {
      if (property.name !== "property") continue;
      const word = (name: string): string | undefined =>
        property.children.find((child) => child.name === name)?.text.trim();
      const [name, value] = [word("name"), word("value")];
      if (name === undefined || value === undefined || fixed.has(name)) continue;
      settings[name] = value;
      if (word("final") === "true") fixed.add(name);
    }
  }
  return settings;
}

/** The whole address of a path: as it stands where it names a file system, else below `fs.defaultFS`, which is `file:///` where nobody says. */
export function resolvedPath(conf: Readonly<Record<string, string>>, path: string): string {
  const base = (conf["fs.defaultFS"] ?? "file:///").replace(/\/$/, "");
  const whole = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/]*)(\/.*)?$/.exec(path);
  if (whole === null) return `${base}${path.startsWith("/") ? "" : "/"}${path}`;
  const [, scheme = "", authority = "", rest = "/"] = whole;
  if (authority !== "" || scheme === "file") return path;
  if (!base.startsWith(`${scheme}://`) || base === `${scheme}:/`)
    throw new JavaError("java.io.IOException", `Incomplete HDFS URI, no host: ${scheme}:${rest}`);
  return `${base}${rest}`;
}

/** Where the ResourceManager listens to clients. */
export const resourceManagerAddress = (conf: Readonly<Record<string, string>>): string =>
  conf["yarn.resourcemanager.address"] ??
  `${conf["yarn.resourcemanager.hostname"] ?? "0.0.0.0"}:8032`;
