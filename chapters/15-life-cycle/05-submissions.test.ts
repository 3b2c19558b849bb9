/**
 * Laws: what is refused at the door, and whose files a driver sees.
 *
 * In Spark: SparkSubmit, SparkSubmitArguments. Same: the words of every refusal. Left out on purpose: shipping files with --files.
 */
import { local, sparkSubmit, standalone, submit } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  alike,
  clusterOf,
  masterSeeds,
  modes,
  workersInKorean,
  workersInWords,
} from "../../test/harness/generators/outside.ts";
import { ran } from "../../test/harness/generators/outside-run.ts";
import {
  kinds,
  masters,
  recordedRefusals,
  type KindName,
  type MasterName,
} from "../../test/harness/generators/recorded-submissions.ts";
import { lifeOutside } from "./sections.ts";

section(lifeOutside, () => {
  law(
    "a submission that no manager can carry out is refused before anything is launched",
    {
      claims: ["S1-31", "S1-39"],
      ko: "맞지 않는 제출은 아무것도 띄우기 전에 거절된다.",
      cover: {
        "shell in cluster mode": 12,
        "local in cluster mode": 2,
        "Python on standalone in cluster mode": 2,
        accepted: 30,
      },
      kills: ["outside/shells-in-cluster-mode", "outside/refused-after-the-launch"],
    },
    [
      fc.constantFrom<MasterName>(
        "standalone",
        "standalone",
        ...(Object.keys(masters) as MasterName[]),
      ),
      fc.constantFrom<KindName>("Python", "Python", ...(Object.keys(kinds) as KindName[])),
      fc.constantFrom("client" as const, "cluster" as const, "cluster" as const),
      masterSeeds,
    ],
    async (t, master, kind, deployMode, seed) => {
      const words = ["--master", masters[master], "--deploy-mode", deployMode, ...kinds[kind]];
      t.say(
        `${kind} on ${master} in ${deployMode} mode`,
        `${master}에서 ${deployMode} 모드의 ${kind === "SQL shell" ? "SQL 셸" : kind}`,
      );
      const refusal = deployMode === "client" ? undefined : recordedRefusals[master][kind];
      const command = (): ReturnType<typeof sparkSubmit> =>
        sparkSubmit(words, { env: { HADOOP_CONF_DIR: "/etc/hadoop" } });
      const isShell = /shell|pyspark|sparkR/.test(kind);
      t.classify("shell in cluster mode", isShell && deployMode === "cluster");
      t.classify("local in cluster mode", master === "local" && deployMode === "cluster");
      t.classify(
        "Python on standalone in cluster mode",
        master === "standalone" && kind === "Python" && deployMode === "cluster",
      );
      t.classify("accepted", refusal === undefined);
      t.witness(
        `${kind} on ${master} in ${deployMode} mode: ${refusal ?? "accepted"}`,
        `${master}에서 ${deployMode} 모드의 ${kind === "SQL shell" ? "SQL 셸" : kind}: ${refusal ?? "받아들임"}`,
      );
      if (refusal === undefined) t.expect(command().deployMode).toBe(deployMode);
      else t.expect(command).toThrow(refusal);
      if (kind === "SQL shell" || (master !== "local" && master !== "standalone")) return;
      // Past spark-submit's own door the cluster itself is asked.
      const app = await submit(
        master === "local" ? local("local[2]") : standalone({ workers: 1, cores: 2 }),
        {
          seed,
          deployMode,
          program: /Py|py/.test(kind) ? "python" : kind.endsWith("R") ? "r" : "jvm",
          shell: isShell,
        },
        () => "ran",
      );
      const { events } = app.simulation.world.trace;
      const launched = events.filter((event) =>
        /SparkSubmit|Driver|MainStarted|Application|LaunchExecutor/.test(event.kind),
      );
      if (refusal === undefined) t.expect(app.result).toBe("ran");
      else {
        t.expect(String(app.error)).toContain(refusal);
        t.expect([app.id, launched]).toEqual(["", []]);
      }
    },
  );

  law(
    "a file of the submitter is there in client mode and missing in cluster mode",
    {
      claims: ["S1-37"],
      ko: "제출한 머신의 파일은 클라이언트 모드에서만 보인다.",
      cover: { "client mode": 30, "cluster mode": 30, "path on shared storage": 20 },
      kills: ["outside/one-disk-for-all"],
    },
    [modes, alike(1, 3, 2), fc.constantFrom("laptop", "worker-1"), fc.boolean(), masterSeeds],
    async (t, deployMode, workers, submitHost, shared, seed) => {
      t.say(
        `${deployMode} mode from ${submitHost} on ${workersInWords(workers)}; the file lies ${shared ? "on shared storage" : "at the submitter"}`,
        `${workersInKorean(workers)}, ${submitHost}에서 ${deployMode} 모드로 제출. 파일은 ${shared ? "공유 저장소" : "제출한 머신"}에 있음`,
      );
      const path = "/files/words.txt";
      const run = await ran(
        clusterOf(workers),
        { seed },
        {
          deployMode,
          submitHost,
          localFiles: { [path]: "one two three" },
          main: async (spark, driver) => {
            if (!shared) return driver.readLocalFile(path);
            const lines = spark.sparkContext.parallelize(["one two three"], 1);
            await lines.saveAsTextFile("hdfs://words");
            return (await spark.sparkContext.textFile("hdfs://words").collect()).join("");
          },
        },
      );
      const [app] = run.applications;
      const host = run.of("MainStarted")[0]?.host;
      if (shared || host === submitHost) t.expect(app?.result).toBe("one two three");
      else
        t.expect(String(app?.error)).toContain(
          `FileNotFoundException: ${path} (No such file or directory)`,
        );
      t.expect(host === submitHost || deployMode === "cluster").toBe(true);
      t.classify(`${deployMode} mode`);
      t.classify("path on shared storage", shared);
      if (shared) return;
      t.witness(
        `${deployMode} mode, submitted on ${submitHost}, driver on ${host}: ${path} is ${app?.succeeded === true ? "there" : "not there"}`,
        `${deployMode} 모드, 제출은 ${submitHost}, 드라이버는 ${host}: ${path} 파일이 ${app?.succeeded === true ? "있다" : "없다"}`,
      );
    },
  );
});
