/** The recorded shell sessions: what is typed, and when the next thing is typed. In Spark: bin/spark-class and bin/spark-submit on one laptop. */
import { pause } from "./processes.ts";
import { standby } from "./standby-session.ts";
import type { ShellStage } from "./shell-stage.ts";

export interface ShellSession {
  /** /etc/hosts. */
  readonly hosts: string;
  readonly run: (stage: ShellStage) => Promise<void>;
}

const lan = "127.0.0.1 localhost\n172.30.1.16 laptop\n";
const debian = "127.0.0.1 localhost\n127.0.1.1 laptop\n";

const master = "spark-class org.apache.spark.deploy.master.Master";
const worker = "spark-class org.apache.spark.deploy.worker.Worker";
const url = "spark://localhost:7077";
const submit = (options: string, words = ""): string =>
  `spark-submit --master ${url} ${options}${options === "" ? "" : " "}--class oracle.Counting JAR${words === "" ? "" : ` ${words}`}`;
const starving = /Initial job has not accepted any resources/;
const opens = [
  "java.lang",
  "java.lang.invoke",
  "java.nio",
  "java.util",
  "java.util.concurrent",
  "sun.nio.ch",
]
  .map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)
  .join(" ");

/** The hands-on of note 003. */
const handsOn: ShellSession = {
  hosts: lan,
  run: async (stage) => {
    const one = stage.start("master", `${master} -h localhost`);
    await one.line(/New state: ALIVE/);
    await stage.json("json empty");
    const first = stage.start("first", submit(""));
    await first.line(starving);
    await stage.json("json waiting");
    const helper = stage.start("worker", `${worker} -c 4 -m 2g ${url}`);
    await helper.line(/Successfully registered/);
    await first.ended();
    await stage.run("second", submit(""));
    await stage.run("limited", submit("--total-executor-cores 2 --executor-memory 500m"));
    await stage.run(
      "small executors",
      submit("--total-executor-cores 3 --executor-cores 1 --executor-memory 500m"),
    );
    await stage.run("too little memory", submit("--executor-memory 400m"));
    const large = stage.start("too much memory", submit("--executor-memory 3g"));
    await large.line(starving);
    await stage.json("json in the end");
    await large.kill("SIGTERM");
    await pause(1500);
    await helper.kill("SIGTERM");
    await pause(1500);
    await one.kill("SIGTERM");
  },
};

const twoMasters: ShellSession = {
  hosts: lan,
  run: async (stage) => {
    const one = stage.start("master", `${master} -h localhost`);
    await one.line(/New state: ALIVE/);
    const two = stage.start("second master", `${master} -h localhost`);
    await two.line(/New state: ALIVE/);
    const first = stage.start("worker", `${worker} -c 2 -m 1g ${url}`);
    await first.line(/Successfully registered/);
    const second = stage.start("second worker", `${worker} -c 2 -m 1g spark://localhost:7078`);
    await second.line(/Successfully registered/);
    await second.kill("SIGKILL");
    await pause(1500);
    await one.kill("SIGKILL");
    await pause(30_000);
    const again = stage.start("master again", `${master} -h localhost`);
    await again.line(/Registering worker/);
    await pause(1500);
    await again.kill("SIGINT");
  },
};

const nobody: ShellSession = {
  hosts: lan,
  run: async (stage) => {
    await stage.run("client", submit(""));
    await stage.run("cluster", submit("--deploy-mode cluster"));
    await stage.run(
      "status",
      "spark-submit --master spark://localhost:7077 --status driver-20261121000000-0000",
    );
    await stage.run(
      "kill",
      "spark-submit --master spark://localhost:7077 --kill driver-20261121000000-0000",
    );
  },
};

const deadUrl: ShellSession = {
  hosts: lan,
  run: async (stage) => {
    await stage.run("worker", `${worker} -c 2 -m 1g spark://localhost:7077`);
  },
};

const words: ShellSession = {
  hosts: debian,
  run: async (stage) => {
    await stage.run("master help", `${master} --help`);
    await stage.run("master unknown", `${master} --frob`);
    await stage.run("master port", `${master} -p seven`);
    await stage.run("worker help", `${worker} --help`);
    await stage.run("worker alone", worker);
    const bare = stage.start("worker bare url", `${worker} -c 1 -m 1g localhost:7077`);
    await bare.line(/Connecting to master/);
    await pause(1500);
    await bare.kill("SIGTERM");
    await stage.run("worker little memory", `${worker} -m 10k ${url}`);
    const idle = stage.start("worker no cores", `${worker} -c 0 -m 1g ${url}`);
    await idle.line(/Connecting to master/);
    await idle.kill("SIGTERM");
    await stage.run("worker two urls", `${worker} ${url} ${url}`);
    await stage.run("no class", "spark-class org.apache.spark.deploy.master.Mistress");
    await stage.run("nothing", "spark-class");
    const one = stage.start("master", master);
    await one.line(/New state: ALIVE/);
    const trapped = stage.start("worker by name", `${worker} -c 1 -m 1g spark://laptop:7077`);
    await trapped.line(/Failed to connect/);
    await trapped.kill("SIGTERM");
    const named = stage.start("master by name", `${master} -h laptop -p 7177`);
    await named.line(/New state: ALIVE/);
    const busy = stage.start("port taken", `${master} -p 7077 --webui-port 8081`);
    await busy.line(/New state: ALIVE/);
  },
};

const recovery: ShellSession = {
  hosts: lan,
  run: async (stage) => {
    const options = {
      SPARK_MASTER_OPTS: `-Dspark.worker.timeout=20 -Dspark.deploy.recoveryMode=FILESYSTEM -Dspark.deploy.recoveryDirectory=${stage.folder}/kept`,
    };
    const one = stage.start("master", `${master} -h localhost`, options);
    await one.line(/New state: ALIVE/);
    const helper = stage.start("worker", `${worker} -c 2 -m 2g ${url}`);
    await helper.line(/Successfully registered/);
    const app = stage.start("app", submit("--executor-memory 512m", "45"));
    await app.line(/^COUNT/);
    const waiting = stage.start("waiting", submit("--executor-memory 1g"));
    await waiting.line(/Adding task set/);
    await pause(2000);
    await stage.json("json before");
    await one.kill("SIGKILL");
    await pause(4000);
    const again = stage.start("master again", `${master} -h localhost`, options);
    await again.line(/Recovery complete/);
    await pause(2000);
    await stage.json("json after");
    await app.ended();
    await waiting.ended();
    await pause(1500);
    await stage.json("json in the end");
    await again.kill("SIGTERM");
  },
};

const gateway: ShellSession = {
  hosts: lan,
  run: async (stage) => {
    const one = stage.start("master", `${master} -h localhost`, {
      SPARK_MASTER_OPTS: "-Dspark.master.rest.enabled=true",
    });
    await one.line(/New state: ALIVE/);
    const helper = stage.start("worker", `${worker} -c 2 -m 2g ${url}`);
    await helper.line(/Successfully registered/);
    const rest = "--master spark://localhost:6066 --conf spark.master.rest.enabled=true";
    const drivers = `--deploy-mode cluster --driver-memory 512m --executor-memory 512m --conf spark.driver.extraJavaOptions=${opens.split(" ").at(-1) ?? ""}`;
    const submitted = async (name: string, options: string, args: string): Promise<string> => {
      const { err, out } = await stage.run(
        name,
        `spark-submit ${rest} ${drivers} ${options}--class oracle.Counting JAR ${args}`,
      );
      return /driver-\d+-\d+/.exec([...err, ...out].join(" "))?.[0] ?? "none";
    };
    const id = await submitted("submit", "", "60");
    await pause(3000);
    await stage.run("status", `spark-submit ${rest} --status ${id}`);
    await stage.run("kill", `spark-submit ${rest} --kill ${id}`);
    await pause(3000);
    await stage.run("status of the killed", `spark-submit ${rest} --status ${id}`);
    await stage.run("kill again", `spark-submit ${rest} --kill ${id}`);
    await stage.run(
      "status of nothing",
      `spark-submit ${rest} --status driver-20261121000000-0099`,
    );
    await stage.run("kill of nothing", `spark-submit ${rest} --kill driver-20261121000000-0099`);
    const supervised = await submitted("supervise", "--supervise ", "0 3");
    await pause(25_000);
    await stage.run("status of the supervised", `spark-submit ${rest} --status ${supervised}`);
    await stage.json("json supervised");
    await stage.run("kill of the supervised", `spark-submit ${rest} --kill ${supervised}`);
    await stage.run(
      "status by the other port",
      `spark-submit --master spark://localhost:7077 --status ${id}`,
    );
    await stage.run(
      "kill by the other port",
      `spark-submit --master spark://localhost:7077 --kill ${supervised}`,
    );
    await stage.run(
      "legacy",
      `spark-submit --master ${url} ${drivers} --class oracle.Counting JAR`,
    );
    await stage.run(
      "rest on the other port",
      `spark-submit --master ${url} --conf spark.master.rest.enabled=true ${drivers} --class oracle.Counting JAR`,
    );
    await pause(8000);
    await stage.json("json in the end");
  },
};

const shells: ShellSession = {
  hosts: lan,
  run: async (stage) => {
    const one = stage.start("master", `${master} -h localhost`);
    await one.line(/New state: ALIVE/);
    const helper = stage.start("worker", `${worker} -c 2 -m 2g ${url}`);
    await helper.line(/Successfully registered/);
    await stage.run(
      "spark-shell",
      `spark-shell --master ${url}`,
      {},
      "sc.parallelize(1 to 1000).count()\nval x = 1\nnope\n:quit\n",
    );
    await stage.run("spark-shell cluster", `spark-shell --master ${url} --deploy-mode cluster`);
    await stage.run(
      "pyspark",
      `pyspark --master ${url}`,
      {},
      "sc.parallelize(range(1000)).count()\nexit()\n",
    );
    await stage.json("json in the end");
  },
};

const lostWorker: ShellSession = {
  hosts: lan,
  run: async (stage) => {
    const one = stage.start("master", `${master} -h localhost`, {
      SPARK_MASTER_OPTS: "-Dspark.worker.timeout=8 -Dspark.deploy.defaultCores=1",
    });
    await one.line(/New state: ALIVE/);
    const helper = stage.start("worker", `${worker} -c 4 -m 2g ${url}`, {
      SPARK_WORKER_OPTS: "-Dspark.worker.timeout=8",
    });
    await helper.line(/Successfully registered/);
    await stage.run("app", submit(""));
    await stage.json("json default cores");
    helper.child.kill("SIGSTOP");
    await one.line(/because we got no heartbeat/);
    await stage.json("json frozen");
    helper.child.kill("SIGCONT");
    await pause(6000);
    await stage.json("json thawed");
    const app = stage.start("interrupted", submit("", "60"));
    await app.line(/^COUNT/);
    await app.kill("SIGINT");
    await pause(2000);
    const crashed = stage.start("crashed", submit("", "60"));
    await crashed.line(/^COUNT/);
    await crashed.kill("SIGKILL");
    await pause(4000);
    await stage.json("json in the end");
    await helper.kill("SIGKILL");
    await pause(1000);
  },
};

export const sessions: Readonly<Record<string, ShellSession>> = {
  "hands-on": handsOn,
  "two-masters": twoMasters,
  standby,
  recovery,
  gateway,
  shells,
  "lost-worker": lostWorker,
  nobody,
  words,
  "dead-url": deadUrl,
};
