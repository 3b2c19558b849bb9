/** Lines of YARN, of spark-submit and of ApplicationMasters without what belongs to one machine and one day, and what they come to. */

export const yarnText = (text: string): string =>
  text
    .replaceAll(/\b(application|appattempt|container)_\d{13}_(\d{4})/g, "$1_T_$2")
    .replaceAll(/\b\d{13}\b/g, "T")
    .replaceAll(/\[\w{3} \w{3} \d\d \d\d:\d\d:\d\d [+-]\d{4} \d{4}\]/g, "[TIME]")
    .replaceAll(/\[20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\]/g, "[TIME]")
    .replaceAll(/__spark_(libs|conf)__\d+/g, "__spark_$1__N")
    .replaceAll(/(?:file:\/*|(?<![:/\w]))\/(?:[^\s"',)]*\/)?([\w.-]+)/g, "<$1>")
    .replaceAll(/\b(?:127|10|192)\.\d+\.\d+\.\d+\b|\blocalhost\b/g, "HOST")
    .replaceAll(/(?:\\n|\n)\t(?:at|\.\.\.) [^]*/g, "")
    .replaceAll(/\/HOST:\d+/g, "/HOST:PORT")
    .replaceAll(/HOST:\d+/g, "HOST:PORT")
    .replaceAll(/ApplicationMaster host: (?!N\/A).*/g, "ApplicationMaster host: HOST")
    .replaceAll(/RPC port: \d+/g, "RPC port: PORT")
    .replaceAll(/ on port \d+/g, " on port PORT")
    .replaceAll(/\b(in|took|after) [\d.]+ (ms|s)\b/g, "$1 t $2")
    .replaceAll(/\b\w+ at \w+\.scala:\d+/g, "<op>")
    .replaceAll(/\(OnYarn\.scala:\d+\)/g, "(<line>)")
    .replaceAll(/Interrupted at attempt \d+/g, "Interrupted");

/** Who speaks of YARN in spark-submit, and in an ApplicationMaster. */
export const clientLoggers =
  /^(Client|YarnClientImpl|YarnClientSchedulerBackend|YarnScheduler|YarnSchedulerBackend\S*|SparkContext|TaskSetManager)$/;
export const masterLoggers =
  /^(ApplicationMaster\S*|ExecutorLauncher|YarnAllocator|YarnRMClient|YarnScheduler|YarnClusterSchedulerBackend|YarnSchedulerBackend\S*)$/;

const logLine = /^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d (INFO|WARN|ERROR) ([^:]+): ?(.*)$/;

/** Lines of some loggers with the block that follows a line of Client; stack traces are left out. */
export function linesOf(lines: readonly string[], loggers: RegExp): string[] {
  let wanted = false;
  return lines.flatMap((line) => {
    const [whole, level = "", logger = "", text = ""] = logLine.exec(line) ?? [];
    if (whole !== undefined) {
      wanted = loggers.test(logger);
      return wanted && !/^(OS info|Java version|Launch command)/.test(text)
        ? [yarnText(`${level} ${logger}: ${text}`).trimEnd()]
        : [];
    }
    if (/^(Error|Exception in thread)/.test(line)) return [yarnText(line).trimEnd()];
    return wanted && line.startsWith("\t ") ? [yarnText(line.trim())] : [];
  });
}

export interface ContainerTold {
  readonly id: string;
  readonly memory: number;
  readonly vcores: number;
  readonly states: readonly string[];
}

export interface ApplicationTold {
  /** States of the ResourceManager's books, from NEW on. */
  readonly states: readonly string[];
  readonly attempts: Readonly<Record<string, readonly string[]>>;
  readonly containers: readonly ContainerTold[];
  /** What the ResourceManager writes when it is over. */
  readonly summary: Readonly<Record<string, string>>;
}

/** What became of an application, from the ResourceManager's log. */
export function applicationTold(lines: readonly string[], id: string): ApplicationTold {
  const changes = (pattern: string): { who: string; to: string }[] =>
    lines.flatMap((line) => {
      const [, who = "", from = "", to = ""] = new RegExp(pattern).exec(line) ?? [];
      return who === "" || from === to ? [] : [{ who, to }];
    });
  const number = id.replace("application_", "");
  const grouped = (all: readonly { who: string; to: string }[]): Record<string, string[]> => {
    const groups: Record<string, string[]> = {};
    for (const { who, to } of all) (groups[yarnText(who)] ??= ["NEW"]).push(to);
    return groups;
  };
  const states = changes(`RMAppImpl: (${id}) State change from (\\w+) to (\\w+)`).map(
    ({ to }) => to,
  );
  const attempts = grouped(
    changes(`RMAppAttemptImpl: (appattempt_${number}_\\d+) State change from (\\w+) to (\\w+)`),
  );
  const moved = grouped(
    changes(
      `RMContainerImpl: (container_${number}_\\S+) Container Transitioned from (\\w+) to (\\w+)`,
    ),
  );
  const sizes = new Map<string, RegExpExecArray>();
  for (const line of lines) {
    const size =
      new RegExp(`(container_${number}_\\S+) of capacity <memory:(\\d+), vCores:(\\d+)>`).exec(
        line,
      ) ?? undefined;
    if (size !== undefined && !sizes.has(yarnText(size[1] ?? "")))
      sizes.set(yarnText(size[1] ?? ""), size);
  }
  const containers = Object.entries(moved).map(([who, all]) => ({
    id: who,
    memory: Number(sizes.get(who)?.[2] ?? -1),
    vcores: Number(sizes.get(who)?.[3] ?? -1),
    states: all,
  }));
  return { states: ["NEW", ...states], attempts, containers, summary: summaryOf(lines, id) };
}

const summed = /^(name|queue|state|finalStatus|applicationType|diagnostics)$/;

function summaryOf(lines: readonly string[], id: string): Record<string, string> {
  const line = lines.find((each) => each.includes(`ApplicationSummary: appId=${id},`)) ?? "";
  const fields = line.slice(line.indexOf("appId=")).split(/(?<!\\),(?=\w+=)/);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const at = field.indexOf("=");
      const key = field.slice(0, at);
      return summed.test(key) ? [[key, yarnText(field.slice(at + 1))]] : [];
    }),
  );
}
