/** The recorded session of two Masters that share a ZooKeeper, which comes with Spark's own jars. In Spark: spark.deploy.recoveryMode=ZOOKEEPER. */
import { createConnection } from "node:net";
import { pause, until } from "./processes.ts";
import type { ShellSession } from "./shell-sessions.ts";

const master = "spark-class org.apache.spark.deploy.master.Master";
const worker = "spark-class org.apache.spark.deploy.worker.Worker";

/** Until somebody listens at a port. */
const listens = (port: number): Promise<true> =>
  until(
    `port ${port}`,
    () =>
      new Promise<true | undefined>((resolve) => {
        const socket = createConnection(port, "127.0.0.1");
        const over = (is: true | undefined) => (): void => {
          socket.destroy();
          resolve(is);
        };
        socket.on("connect", over(true));
        socket.on("error", over(undefined));
      }),
  );

/** Two Masters and a ZooKeeper, which comes with Spark's own jars; the one in charge is killed while one application runs and one waits. */
export const standby: ShellSession = {
  hosts: "127.0.0.1 localhost\n172.30.1.16 laptop\n",
  run: async (stage) => {
    const quiet = { JAVA_TOOL_OPTIONS: "-Dzookeeper.admin.enableServer=false" };
    const server = "spark-class org.apache.zookeeper.server.ZooKeeperServerMain 2181 FOLDER/zk";
    stage.start("(zookeeper)", server, quiet);
    await listens(2181);
    const kept =
      "-Dspark.deploy.recoveryMode=ZOOKEEPER -Dspark.deploy.zookeeper.url=localhost:2181";
    const options = { SPARK_MASTER_OPTS: kept };
    const both = "spark://localhost:7077,localhost:7078";
    const at = (whom: string, options: string, words = ""): string =>
      ["spark-submit --master", whom, options, "--class oracle.Counting JAR", words]
        .filter((word) => word !== "")
        .join(" ");
    const one = stage.start("master", `${master} -h localhost`, options);
    await one.line(/New state: ALIVE/);
    const two = stage.start("second master", `${master} -h localhost`, options);
    await two.line(/LeaderElection/);
    await pause(6_000);
    await stage.json("json in charge");
    await stage.json("json standing by", 8081);
    const helper = stage.start("worker", `${worker} -c 2 -m 2g ${both}`);
    await helper.line(/Successfully registered/);
    const app = stage.start("app", at(both, "--executor-memory 512m", "190"));
    await app.line(/^COUNT/);
    const waiting = stage.start("waiting", at(both, "--executor-memory 1g"));
    await waiting.line(/Connected to Spark cluster/);
    const cluster = stage.start(
      "cluster at the standby",
      at("spark://localhost:7078", "--deploy-mode cluster"),
    );
    await stage.run("client at the standby", at("spark://localhost:7078", ""));
    await cluster.kill("SIGTERM");
    const killed = Date.now();
    await one.kill("SIGKILL");
    await two.line(/have been elected leader/);
    stage.note(
      "tens of seconds until another was elected",
      Math.round((Date.now() - killed) / 10_000),
    );
    await two.line(/Recovery complete/);
    await pause(1_500);
    await stage.json("json recovered", 8081);
    await app.ended();
    await waiting.ended();
    await stage.json("json in the end", 8081);
    await helper.kill("SIGTERM");
    await pause(1_500);
    await two.kill("SIGTERM");
  },
};
