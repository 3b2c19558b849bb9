/** Each recorded run beside what was foretold of it from another log, and the book's table of them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Replay } from "#engine/monitor/history/replay";
import type { Language } from "#engine/foundation/language";
import { type Estimate, whatIf } from "#engine/monitor/whatif/estimate";
import { measuredOf, type MeasuredRun } from "#engine/monitor/whatif/measured";
import { meanOf } from "#engine/monitor/whatif/spread";
import { logFilesIn } from "#engine/node/history/log-files";
import { readLog } from "#engine/node/history/read-log";

const folder = fileURLToPath(new URL("whatif-logs/", import.meta.url));

type Kind = "waits" | "works";

interface Run {
  readonly log: string;
  readonly shape: string;
  readonly size: readonly [executors: number, cores: number];
  readonly kind: Kind;
  readonly seen: boolean;
}

export interface Row {
  readonly name: string;
  readonly shape: string;
  readonly from: string;
  readonly to: string;
  readonly kind: Kind;
  readonly seen: boolean;
  readonly estimate: Estimate;
  /** The simple estimate with what came before the first job. */
  readonly simpleApplication: { readonly millis: number };
  readonly actual: { readonly application: number; readonly sinceFirstJob: number };
}

export const languages: readonly Language[] = ["en", "ko"];

export const manifest = JSON.parse(readFileSync(`${folder}manifest.json`, "utf8")) as {
  readonly runs: readonly Run[];
};

export async function measuredLog(name: string): Promise<MeasuredRun> {
  const file = logFilesIn(folder).find((one) => one.name === name);
  if (file === undefined) throw new Error(`no log ${name}`);
  const replay = new Replay({ lastUpdate: file.modified });
  const broken = await readLog(file, replay);
  if (broken !== undefined) throw new Error(broken);
  const measured = measuredOf(replay.finish());
  if ("refusal" in measured) throw new Error(measured.refusal.en);
  return measured.run;
}

const sizeText = ([executors, cores]: Run["size"]): string => `${executors} × ${cores}`;

/** Each run but the first of its shape, from that one. */
export async function readAccuracy(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const first of manifest.runs) {
    if (manifest.runs.find(({ shape }) => shape === first.shape) !== first) continue;
    const others = manifest.runs.filter((run) => run.shape === first.shape && run !== first);
    const measured = await measuredLog(first.log);
    const sizes = others.map(({ size: [executors, cores] }) => ({ executors, cores }));
    const answer = whatIf(measured, sizes);
    for (const [at, run] of others.entries()) {
      const estimate = answer.estimates[at];
      if (estimate === undefined) throw new Error("each size has its answer");
      const { wall, jobs } = await measuredLog(run.log);
      rows.push({
        ...run,
        name: run.log.replace(/\.zstd$/, ""),
        from: sizeText(first.size),
        to: sizeText(run.size),
        estimate,
        simpleApplication: { millis: estimate.simple.millis + answer.measured.firstJobMillis },
        actual: {
          application: wall,
          sinceFirstJob: wall - Math.min(...jobs.map(({ submitted }) => submitted)),
        },
      });
    }
  }
  return rows;
}

export const rowsOf = (rows: readonly Row[], kind: Kind): readonly Row[] =>
  rows.filter((row) => row.kind === kind);

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "application",
    "recorded on",
    "asked for",
    "took",
    "replay",
    "90 % interval",
    "off by",
    "list scheduling",
    "off by",
  ],
  ko: [
    "애플리케이션",
    "기록한 크기",
    "물은 크기",
    "실제",
    "재현",
    "90 % 구간",
    "오차",
    "단순 추정",
    "오차",
  ],
};

const seconds = (millis: number): string => (millis / 1000).toFixed(1);
const percent = (said: number, was: number): string => {
  const part = Math.round((said / was - 1) * 100);
  return `${part > 0 ? "+" : part < 0 ? "−" : ""}${Math.abs(part)} %`;
};

/** Seconds since the first job; those that were recorded last are marked. */
export function tableOf(rows: readonly Row[], language: Language): string {
  const lines = rows.map(
    ({ shape, seen, from, to, estimate: { sinceFirstJob: said, simple }, actual }) => {
      const was = actual.sinceFirstJob;
      return [
        seen ? shape : `${shape} *`,
        from,
        to,
        seconds(was),
        seconds(said.millis),
        `${seconds(said.low)} … ${seconds(said.high)}${said.low <= was && was <= said.high ? "" : " ✗"}`,
        percent(said.millis, was),
        seconds(simple.millis),
        percent(simple.millis, was),
      ];
    },
  );
  return asTable(heads[language], lines);
}

const summaryHeads: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "runs",
    "time",
    "foretold",
    "off on average",
    "at worst",
    "list scheduling on average",
    "interval holds",
  ],
  ko: [
    "실행",
    "시간",
    "예측 수",
    "평균 오차",
    "가장 큰 오차",
    "단순 추정의 평균 오차",
    "구간에 든 것",
  ],
};
const words = {
  works: { en: "work", ko: "계산" },
  waits: { en: "wait", ko: "대기" },
  unseen: { en: "recorded last (*)", ko: "나중에 기록(*)" },
  sinceFirstJob: { en: "since the first job", ko: "첫 잡부터" },
  application: { en: "whole application", ko: "애플리케이션 전체" },
} as const;

/** Of each kind, and of those recorded last: how far off on the average and at worst, since the first job and as a whole. */
export function summaryOf(rows: readonly Row[], language: Language): string {
  const groups = [
    ["works", rowsOf(rows, "works")],
    ["waits", rowsOf(rows, "waits")],
    ["unseen", rows.filter(({ seen }) => !seen)],
  ] as const;
  const lines = groups.flatMap(([name, group]) =>
    (["sinceFirstJob", "application"] as const).map((time) => {
      const errors = group.map((row) => Math.abs(row.estimate[time].millis / row.actual[time] - 1));
      const simple = group.map((row) => {
        const said = time === "application" ? row.simpleApplication : row.estimate.simple;
        return Math.abs(said.millis / row.actual[time] - 1);
      });
      const held = group.filter(
        (row) =>
          row.estimate[time].low <= row.actual[time] && row.actual[time] <= row.estimate[time].high,
      );
      return [
        words[name][language],
        words[time][language],
        String(group.length),
        tenths(meanOf(errors)),
        tenths(Math.max(...errors)),
        tenths(meanOf(simple)),
        `${held.length} / ${group.length}`,
      ];
    }),
  );
  return asTable(summaryHeads[language], lines);
}

const tenths = (part: number): string => `${(part * 100).toFixed(1)} %`;

const asTable = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
