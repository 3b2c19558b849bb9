/**
 * metrics.properties, and what each process of a cluster takes from it. In Spark: MetricsConfig and MetricsSystem. The same: Java's properties format; defaults (a
 * MetricsServlet for all, under other paths for the Master and its applications), over them the file, over that the settings `spark.metrics.conf.…`; the word before the
 * first point is the instance, `*` is all, and what an instance says itself wins over `*`; other keys are left out. Left out on purpose: loading classes; a sink
 * that Spark does not have stays a name. Spark 3.5.3: core/…/metrics/MetricsConfig.scala, MetricsSystem.scala.
 */

/** The processes that have a metrics system. */
export const metricsInstances = [
  "master",
  "applications",
  "worker",
  "executor",
  "driver",
  "shuffleService",
  "applicationMaster",
  "mesos_cluster",
] as const;

export type MetricsInstance = (typeof metricsInstances)[number];

export type Properties = ReadonlyMap<string, string>;

const defaults: readonly (readonly [key: string, value: string])[] = [
  ["*.sink.servlet.class", "org.apache.spark.metrics.sink.MetricsServlet"],
  ["*.sink.servlet.path", "/metrics/json"],
  ["master.sink.servlet.path", "/metrics/master/json"],
  ["applications.sink.servlet.path", "/metrics/applications/json"],
];

const IN_CONF = "spark.metrics.conf.";
const ALL = "*";

/** By instance, its own settings and those for all that it has none of its own for. */
export class MetricsConfig {
  readonly #byInstance = new Map<string, Map<string, string>>();

  /** The text of the file, if there is one; and settings of the application in their order. */
  constructor(file = "", conf: Iterable<readonly [key: string, value: string]> = []) {
    const all = new Map([...defaults, ...readProperties(file)]);
    for (const [key, value] of conf)
      if (key.startsWith(IN_CONF)) all.set(key.slice(IN_CONF.length), value);
    for (const [key, value] of all) {
      const [, instance, rest] = /^(\*|[a-zA-Z]+)\.(.+)/.exec(key) ?? [];
      if (instance === undefined || rest === undefined) continue;
      const own = this.#byInstance.get(instance) ?? new Map<string, string>();
      this.#byInstance.set(instance, own);
      own.set(rest, value);
    }
    const forAll = this.#byInstance.get(ALL) ?? [];
    for (const own of this.#byInstance.values())
      for (const [key, value] of forAll) if (!own.has(key)) own.set(key, value);
  }

  /** Of an instance without a line of its own: what is for all. */
  of(instance: MetricsInstance): Properties {
    return this.#byInstance.get(instance) ?? this.#byInstance.get(ALL) ?? new Map();
  }

  /** The sinks of an instance by name: `csv` with `class`, `period`, `directory`. */
  sinksOf(instance: MetricsInstance): ReadonlyMap<string, Properties> {
    return parts(this.of(instance), /^sink\.(.+)\.(.+)/);
  }

  /** The sources that were asked for besides those that an instance has anyway. */
  sourcesOf(instance: MetricsInstance): ReadonlyMap<string, Properties> {
    return parts(this.of(instance), /^source\.(.+)\.(.+)/);
  }
}

function parts(properties: Properties, pattern: RegExp): ReadonlyMap<string, Properties> {
  const found = new Map<string, Map<string, string>>();
  for (const [key, value] of properties) {
    const [, name, option] = pattern.exec(key) ?? [];
    if (name === undefined || option === undefined) continue;
    const own = found.get(name) ?? new Map<string, string>();
    found.set(name, own);
    own.set(option, value);
  }
  return found;
}

const units: Readonly<Record<string, number>> = {
  nanoseconds: 1e-9,
  microseconds: 1e-6,
  milliseconds: 1e-3,
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
};

/** A period in seconds, which is the least unit that counts. */
export const secondsOf = (period: number, unit: string): number =>
  Math.trunc(period * (units[unit.toLowerCase()] ?? 0));

/** Why a sink may not report so often; undefined where it may. Seconds are the least. */
export function refusedPeriod(period: number, unit: string): string | undefined {
  return secondsOf(period, unit) >= 1
    ? undefined
    : `Polling period ${period} ${unit.toUpperCase()} below than minimal polling period `;
}

/** A file in Java's format: comments by # or !, key and value parted by =, : or blanks, lines that go on behind a backslash. */
export function readProperties(text: string): readonly (readonly [key: string, value: string])[] {
  return logicalLines(text).map((line) => {
    const end = keyEnd(line);
    const value = line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, "");
    return [unescaped(line.slice(0, end)), unescaped(value)];
  });
}

function logicalLines(text: string): readonly string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const natural of text.split(/\r\n|\n|\r/)) {
    const line = natural.replace(/^[ \t\f]+/, "");
    if (open === undefined && (line === "" || /^[#!]/.test(line))) continue;
    const whole = (open ?? "") + line;
    const goesOn = (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1;
    open = goesOn ? whole.slice(0, -1) : undefined;
    if (!goesOn) lines.push(whole);
  }
  return open === undefined ? lines : [...lines, open];
}

function keyEnd(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === "\\") at += 1;
    else if (/[=: \t\f]/.test(line[at] ?? "")) return at;
  }
  return line.length;
}

const escapes: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code: string | undefined, sign: string) =>
    code === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
