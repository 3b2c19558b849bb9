/** A real YARN on this machine (MiniYarn in OnYarn.scala), for the recorder. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { start, until, untilLine, type Running } from "./processes.ts";
import type { YarnCluster } from "./yarn-runs.ts";

export interface Stage {
  readonly home: string;
  readonly folder: string;
  /** The jar of OnYarn.scala. */
  readonly jar: string;
  /** The jars of Hadoop's mini cluster. */
  readonly hadoop: string;
}

/** Compiles the application and the cluster into the folder. */
export function compiled(home: string, folder: string, hadoop: string): string {
  const jar = join(folder, "on-yarn.jar");
  const source = fileURLToPath(new URL("./OnYarn.scala", import.meta.url));
  const path = `${join(home, "jars", "*")}:${join(hadoop, "*")}`;
  execFileSync(
    "java",
    ["-cp", path, "scala.tools.nsc.Main", "-usejavacp", "-nowarn", "-d", jar, source],
    { stdio: "inherit" },
  );
  return jar;
}

export class MiniYarn {
  readonly folder: string;
  readonly running: Running;

  private constructor(folder: string, running: Running) {
    this.folder = folder;
    this.running = running;
  }

  static async start(stage: Stage, cluster: YarnCluster): Promise<MiniYarn> {
    const folder = join(stage.folder, cluster.name);
    mkdirSync(folder, { recursive: true });
    const words = Object.entries(cluster.site).map(([key, value]) => `${key}=${value}`);
    const how = "--master local[1] --conf spark.ui.enabled=false --class oracle.MiniYarn".split(
      " ",
    );
    const path = ["--driver-class-path", join(stage.hadoop, "*")];
    const running = start(
      stage.home,
      "spark-submit",
      [...how, ...path, stage.jar, folder, ...words],
      folder,
    );
    await untilLine(running, /^YARN UP/);
    return new MiniYarn(folder, running);
  }

  get lines(): readonly string[] {
    return this.running.lines;
  }

  /** Ids of applications that the ResourceManager wrote of after some line. */
  applications(since: number): string[] {
    const ids = this.lines
      .slice(since)
      .flatMap(
        (line) => /RMAppImpl: (application_\d+_\d+) State change from NEW /.exec(line)?.[1] ?? [],
      );
    return [...new Set(ids)];
  }

  ask(what: string): void {
    writeFileSync(join(this.folder, what), "");
  }

  async application(since: number): Promise<string> {
    return until("an application", () => this.applications(since).at(-1));
  }

  /** Until the ResourceManager says that it is over. */
  async over(id: string): Promise<void> {
    await until(`${id} to be over`, () =>
      this.lines.find((line) => line.includes(`ApplicationSummary: appId=${id},`)),
    );
  }

  /** Where NodeManagers keep what containers say: one folder for each of them. */
  private logFolders(): string[] {
    const base = join(this.folder, "target", "test", "data", "mini");
    const [own] = existsSync(base) ? readdirSync(base) : [];
    if (own === undefined) return [];
    return readdirSync(join(base, own))
      .filter((name) => name.includes("logDir-nm-"))
      .toSorted()
      .map((name) => join(base, own, name));
  }

  /** What the ApplicationMasters of an application wrote, by attempt: standard error, then standard output. */
  masterLogs(id: string): Record<string, string[]> {
    const logs: Record<string, string[]> = {};
    for (const folder of this.logFolders()) {
      const place = join(folder, id);
      const names = existsSync(place) ? readdirSync(place) : [];
      for (const name of names.filter((each) => each.endsWith("_000001"))) {
        const attempt = /_(\d\d)_000001$/.exec(name)?.[1] ?? "";
        logs[String(Number(attempt))] = ["stderr", "stdout"].flatMap((stream) => {
          const file = join(place, name, stream);
          return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
        });
      }
    }
    return logs;
  }

  async stop(): Promise<void> {
    writeFileSync(join(this.folder, "log"), this.lines.join("\n"));
    this.ask("stop");
    await this.running.ended;
  }
}
