/**
 * Laws: what core-site.xml and hdfs-site.xml decide, and where they are looked for.
 *
 * In Hadoop: Configuration, FileSystem.get. Left out on purpose: several NameNodes behind one name.
 */
import { hdfs, MemoryDisk, standalone, type Main } from "#engine/index";
import { confDirOf, hadoopConf } from "#engine/deploy/yarn/hadoop-conf";
import { xml } from "#engine/formats/xml";
import { encodeUtf8 } from "#engine/foundation/utf8";
import { masterSeeds } from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import { fc, law, section } from "../../test/harness/law.ts";

const cluster = () => standalone({ workers: 2, cores: 2, memory: "4g" });

section({ en: "Two files of settings", ko: "설정 파일 두 개" }, () => {
  law(
    "a path without a scheme means the file system that core-site.xml names, the local one if none does; a whole address needs no settings, half a one does",
    {
      claims: ["S0-35", "S0-37", "Y-11"],
      ko: "스킴이 없는 경로는 core-site.xml이 말하는 파일 시스템을 뜻하고, 말이 없으면 로컬이다. 온전한 주소에는 설정이 필요 없고, 반쪽 주소에는 필요하다.",
      cover: { "core-site.xml names HDFS": 30, "it is refused": 5, "on the local disk": 5 },
      kills: ["hdfs/no-scheme-is-local", "hdfs/the-nearest-namenode-will-do"],
    },
    [
      fc.boolean(),
      fc.constantFrom("/in", "hdfs:///in", "hdfs://namenode:8020/in", "hdfs://elsewhere:8020/in"),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 10, max: 19 }),
      masterSeeds,
    ],
    async (t, isNamed, path, here, there, seed) => {
      t.say(
        `fs.defaultFS ${isNamed ? "is hdfs://namenode:8020" : "is not set"}; textFile("${path}")`,
        `fs.defaultFS ${isNamed ? "= hdfs://namenode:8020" : "없음"}. textFile("${path}")`,
      );
      const files = new MemoryDisk();
      files.write("/in", encodeUtf8("local\n".repeat(here)));
      const spec = hdfs({
        datanodes: 2,
        conf: isNamed ? { "fs.defaultFS": "hdfs://namenode:8020" } : {},
        files: { "/in": "block\n".repeat(there) },
      });
      const main: Main<unknown> = async (spark) => spark.sparkContext.textFile(path).count();
      const run = await ran(cluster(), { seed, hdfs: spec, files }, { name: "reads", main });
      const [app] = run.applications;
      const isWhole = path.startsWith("hdfs://namenode");
      t.classify("core-site.xml names HDFS", isNamed);
      t.classify("on the local disk", path === "/in" && !isNamed);
      t.classify("it is refused", app?.error !== undefined);
      if (path.startsWith("hdfs://elsewhere"))
        t.expect(String(app?.error)).toContain("UnknownHostException: elsewhere");
      else if (path === "hdfs:///in" && !isNamed)
        t.expect(String(app?.error)).toContain("Incomplete HDFS URI, no host: hdfs:/in");
      else t.expect(app?.result).toBe(isWhole || isNamed ? there : here);
      const told = String(app?.error ?? app?.result);
      t.witness(`${path}: ${told}`, `${path}: ${told}`);
    },
  );

  law(
    "how many copies a file has and how large its blocks are is in whoever writes it: what hdfs-site.xml says there, 3 and 128 MB if nothing",
    {
      claims: ["S0-36", "Y-10"],
      ko: "파일의 복제본 수와 블록 크기는 쓰는 쪽이 정한다. 그쪽 hdfs-site.xml의 값이고, 없으면 3개와 128 MB다.",
      cover: { "nothing is said": 5, "fewer machines than copies": 10 },
      kills: ["hdfs/always-three-copies", "hdfs/blocks-of-64-megabytes"],
    },
    [
      fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 3 }),
      fc.option(fc.constantFrom(512, 2048, "1k"), { nil: undefined, freq: 3 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 400 }),
      masterSeeds,
    ],
    async (t, copies, block, nodes, lines, seed) => {
      t.say(
        `dfs.replication ${copies ?? "unset"}, dfs.blocksize ${block ?? "unset"}; ${lines} lines written to ${nodes} DataNodes`,
        `dfs.replication ${copies ?? "없음"}, dfs.blocksize ${block ?? "없음"}. 데이터노드 ${nodes}개에 ${lines}줄을 씀`,
      );
      const conf = {
        ...(copies === undefined ? {} : { "dfs.replication": copies }),
        ...(block === undefined ? {} : { "dfs.blocksize": block }),
      };
      const out = "hdfs://namenode:8020/out";
      const main: Main<unknown> = async (spark) => {
        const text = spark.sparkContext.range(0, lines, 1, 1).map((n) => `line ${n}`);
        await text.saveAsTextFile(out);
      };
      const spec = hdfs({ datanodes: nodes, conf });
      const run = await ran(cluster(), { seed, hdfs: spec }, { name: "writes", main });
      const bytes = Array.from({ length: lines }, (_, n) => `line ${n}\n`).join("").length;
      const size = block === "1k" ? 1024 : Number(block ?? 134_217_728);
      const added = run.of("ReplicaAdded");
      const blocks = new Set(added.map((each) => each.block)).size;
      t.classify("nothing is said", copies === undefined && block === undefined);
      t.classify("fewer machines than copies", nodes < (copies ?? 3));
      t.expect(blocks).toBe(Math.ceil(bytes / size));
      t.expect(added.length).toBe(blocks * Math.min(nodes, copies ?? 3));
      t.expect(run.applications[0]?.error).toBe(undefined);
      t.witness(
        `${bytes} bytes, blocks: ${blocks}, copies: ${added.length}`,
        `${bytes}바이트, 블록 ${blocks}개, 복제본 ${added.length}개`,
      );
    },
  );

  law(
    "the settings are those of the folder that the environment names, HADOOP_CONF_DIR first; no folder is built in, and a file that is not there says nothing",
    {
      claims: ["S0-38"],
      ko: "설정은 환경 변수가 가리키는 폴더의 것이고, HADOOP_CONF_DIR이 먼저다. 정해진 폴더는 없고, 없는 파일은 아무 말도 하지 않는다.",
      cover: { "both are set": 20, "a file is missing": 30 },
      kills: ["hdfs/always-etc-hadoop"],
    },
    [
      fc.subarray(["HADOOP_CONF_DIR", "YARN_CONF_DIR"] as const, { minLength: 1 }),
      fc.constantFrom("/opt/a", "/etc/hadoop/conf", "/srv/conf"),
      fc.subarray(["core-site.xml", "hdfs-site.xml"] as const),
    ],
    (t, set, other, present) => {
      t.say(
        `set: ${set.join(", ")}; there: ${present.join(", ") || "no file"}`,
        `설정된 변수: ${set.join(", ")}. 있는 파일: ${present.join(", ") || "없음"}`,
      );
      const folders = { HADOOP_CONF_DIR: "/opt/hadoop", YARN_CONF_DIR: other } as const;
      const env = Object.fromEntries(set.map((name) => [name, folders[name]]));
      const property = (name: string, value: string): string =>
        `<configuration><property><name>${name}</name><value>${value}</value></property></configuration>`;
      const texts = new Map<string, string>();
      for (const folder of ["/opt/hadoop", other, "/etc/hadoop/conf"])
        for (const file of present)
          texts.set(
            `${folder}/${file}`,
            file === "core-site.xml"
              ? property("fs.defaultFS", `hdfs://of${folder.replaceAll("/", "-")}`)
              : property("dfs.replication", String(folder.length)),
          );
      const folder = folders[set[0] ?? "HADOOP_CONF_DIR"];
      const conf = hadoopConf(confDirOf(env), (path) => texts.get(path), xml);
      t.classify("both are set", set.length === 2);
      t.classify("a file is missing", present.length < 2);
      t.expect(conf).toEqual({
        ...(present.includes("core-site.xml")
          ? { "fs.defaultFS": `hdfs://of${folder.replaceAll("/", "-")}` }
          : {}),
        ...(present.includes("hdfs-site.xml") ? { "dfs.replication": String(folder.length) } : {}),
      });
      t.witness(
        `${set.join(" and ")}: read ${Object.keys(conf).length} settings from ${folder}`,
        `${set.join(", ")}: ${folder}에서 설정 ${Object.keys(conf).length}개를 읽음`,
      );
    },
  );
});
