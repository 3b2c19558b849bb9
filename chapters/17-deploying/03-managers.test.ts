/**
 * Laws: what is the same on every cluster manager, and what a command line needs for which.
 *
 * In Spark: SparkSubmit, SchedulerBackend. Left out on purpose: Kubernetes and Mesos, which have laws of their own.
 */
import { sparkSubmit, standalone } from "#engine/index";
import { fc, law, section } from "../../test/harness/law.ts";
import {
  masterSeeds,
  programInKorean,
  programInWords,
  programs,
  runProgram,
} from "../../test/harness/generators/outside.ts";
import { ran, type Ran } from "../../test/harness/generators/outside-run.ts";
import { yarnOf } from "./yarn-seen.ts";

section({ en: "Between managers", ko: "매니저를 바꾸면" }, () => {
  law(
    "on standalone and on YARN an application has the same results, stages and tasks, and its own driver sends them; only who grants differs",
    {
      claims: ["S0-17", "S0-29"],
      ko: "스탠드얼론에서도 YARN에서도 애플리케이션의 결과와 스테이지와 태스크는 같고, 태스크는 드라이버가 보낸다. 누가 자원을 주는지만 다르다.",
      cover: { "two shuffles or more": 20, "several jobs": 30 },
      kills: ["deploying/drivers-of-yarn-run-tasks-themselves"],
    },
    [
      programs({ partitions: 3, shuffles: 3, jobs: 2, slow: 50 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 2 }),
      masterSeeds,
    ],
    async (t, program, executors, cores, seed) => {
      t.say(
        `${programInWords(program)}, ${executors} executors of ${cores} cores; on both managers`,
        `${programInKorean(program)}, 코어 ${cores}개짜리 익스큐터 ${executors}개. 두 매니저에서 한 번씩`,
      );
      const settings = {
        "spark.executor.cores": cores,
        "spark.executor.memory": "512m",
        "spark.default.parallelism": 3,
      };
      const main: Parameters<typeof ran>[2]["main"] = (spark) => runProgram(spark, program);
      const alone = await ran(
        standalone({ workers: 3, cores: 2, memory: "4g" }),
        { seed },
        { conf: { ...settings, "spark.cores.max": executors * cores }, main },
      );
      const onYarn = await ran(
        yarnOf({ nodes: 3, memory: 4096, vcores: 8, step: 1024, dominant: true }),
        { seed },
        { conf: { ...settings, "spark.executor.instances": executors }, main },
      );
      const work = (run: Ran): unknown => ({
        result: run.applications[0]?.result,
        stages: run.of("SparkListenerStageSubmitted").map(({ stageInfo }) => stageInfo.numTasks),
        tasks: run.of("SparkListenerTaskStart").length,
        sent: run.of("LaunchTask").map(({ from }) => from),
      });
      t.classify("two shuffles or more", program.shuffles.length > 1);
      t.classify("several jobs", program.jobs > 1);
      t.expect(work(onYarn)).toEqual(work(alone));
      t.expect(
        alone.of("LaunchExecutor").length > 0 && onYarn.of("LaunchExecutor").length === 0,
      ).toBe(true);
      t.expect(
        onYarn.of("StartContainer").length > 0 && alone.of("StartContainer").length === 0,
      ).toBe(true);
      const tasks = onYarn.of("SparkListenerTaskStart").length;
      t.witness(
        `${tasks} tasks on either, sent by the driver`,
        `어느 쪽이든 태스크 ${tasks}개를 드라이버가 보냄`,
      );
    },
  );

  law(
    "a submission to YARN without HADOOP_CONF_DIR and YARN_CONF_DIR is refused before anything has an id; no other master asks for them",
    {
      claims: ["S0-30", "S4-55", "Y-12"],
      ko: "HADOOP_CONF_DIR도 YARN_CONF_DIR도 없이 YARN에 제출하면 ID가 생기기 전에 거절된다. 다른 마스터는 그것을 묻지 않는다.",
      cover: { "neither is set": 15, "on YARN": 20 },
      kills: ["deploying/yarn-needs-no-settings", "deploying/every-master-needs-hadoop"],
    },
    [
      fc.constantFrom("yarn", "local[2]", "spark://master:7077", "k8s://https://host:6443"),
      fc.subarray(["HADOOP_CONF_DIR", "YARN_CONF_DIR"]),
    ],
    (t, master, set) => {
      t.say(
        `--master ${master}; set: ${set.join(", ") || "neither"}`,
        `--master ${master}. 설정된 변수: ${set.join(", ") || "없음"}`,
      );
      const env = Object.fromEntries(set.map((name) => [name, "/etc/hadoop/conf"]));
      const refusal = refused(["--master", master, "--class", "Main", "local:///app.jar"], env);
      const isYarn = master === "yarn";
      t.classify("neither is set", set.length === 0);
      t.classify("on YARN", isYarn);
      t.expect(refusal).toBe(
        isYarn && set.length === 0
          ? "When running with master 'yarn' either HADOOP_CONF_DIR or YARN_CONF_DIR must be set in the environment."
          : undefined,
      );
      t.witness(
        `--master ${master} with ${set.length} of the two set: ${refusal === undefined ? "accepted" : "refused"}`,
        `--master ${master}, 둘 가운데 ${set.length}개 설정: ${refusal === undefined ? "받음" : "거절"}`,
      );
    },
  );
});

function refused(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): string | undefined {
  try {
    sparkSubmit(words, { env });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
