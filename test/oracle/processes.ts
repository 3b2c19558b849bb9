/** Processes of real Spark for the recorders: started, watched by their logs, stopped by their own ids. */
import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { spoken } from "../harness/texts.ts";

export interface Running {
  readonly child: ChildProcess;
  /** Lines of both streams so far. */
  readonly lines: string[];
  /** Settles with the exit code. */
  readonly ended: Promise<number>;
}

/** The folder of Spark from the environment; says what is missing in one line and ends the process otherwise. */
export function sparkHomeOr(command: string): string {
  const home = process.env["SPARK_HOME"];
  if (home !== undefined) return home;
  console.error(
    spoken({
      en: `${command} needs SPARK_HOME, the folder of Apache Spark 3.5.3. Nothing was recorded.`,
      ko: `${command}: 아파치 스파크 3.5.3이 든 폴더를 환경 변수 SPARK_HOME에 적으세요. 기록한 것은 없습니다.`,
    }),
  );
  process.exit(2);
}

/** Starts a command of Spark's bin folder. */
export function start(
  home: string,
  command: string,
  args: readonly string[],
  folder: string,
  env: Record<string, string> = {},
): Running {
  const child = spawn(join(home, "bin", command), args, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      SPARK_HOME: home,
      SPARK_LOCAL_IP: "127.0.0.1",
      SPARK_DAEMON_MEMORY: "512m",
      ...env,
    },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.on("data", (data: Buffer) => {
      const parts = (rest + data.toString("utf8")).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
  }
  const ended = new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? -1)));
  return { child, lines, ended };
}

/** So that daemons can say their last words. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until `holds` answers something; fails after a minute and a half. */
export async function until<T>(
  what: string,
  holds: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  for (let tries = 0; tries < 450; tries++) {
    const answer = await holds();
    if (answer !== undefined) return answer;
    await pause(200);
  }
  throw new Error(`waited in vain for ${what}`);
}

export const untilLine = (of: Running, pattern: RegExp): Promise<string> =>
  until(String(pattern), () => of.lines.find((line) => pattern.test(line)));

export async function stop(of: Running, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  of.child.kill(signal);
  await of.ended;
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}

export async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.json();
}
