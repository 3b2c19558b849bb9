/** Estimates as text for a terminal, in either language: what was measured, what other clusters would take, what stands in the way. In Spark: nothing. */
import type { Both, Language } from "../../foundation/language.ts";
import { durationOf, padded, wrapped } from "../text-lines.ts";
import type { PathStep } from "./bounds.ts";
import type { Estimate, Interval, WhatIf } from "./estimate.ts";

const between = ({ low, high }: Interval): string => `${durationOf(low)} … ${durationOf(high)}`;

const withInterval = (figure: Interval): string =>
  `${durationOf(figure.millis)} (${between(figure)})`;

/** The lines of the report. */
export function reportOf(answer: WhatIf, language: Language): readonly string[] {
  const { measured, estimates } = answer;
  const { executors, cores } = measured;
  const wall = durationOf(measured.wallMillis);
  const jobs = durationOf(measured.wallMillis - measured.firstJobMillis);
  const head: Both = {
    en: `Measured: ${executors} × ${cores} (executors × cores), ${wall}; ${jobs} since the first job.`,
    ko: `측정한 실행: ${executors} × ${cores}(익스큐터 × 코어), ${wall}. 첫 잡부터 ${jobs}.`,
  };
  const rule: Both = {
    en: "In parentheses: where nine of ten drawings lie.",
    ko: "괄호 안은 열 번 중 아홉 번이 들어가는 구간입니다.",
  };
  return [
    ...wrapped("", head[language]),
    ...wrapped("", rule[language]),
    ...estimates.flatMap((one) => ["", ...estimateLines(one, language)]),
    "",
    ...pathLines(answer, language),
  ];
}

const labels = {
  application: { en: "whole application", ko: "애플리케이션 전체" },
  sinceFirstJob: { en: "since the first job", ko: "첫 잡부터" },
  lowerBound: { en: "not below", ko: "이보다 빠를 수 없음" },
  simple: { en: "list scheduling", ko: "단순 추정(목록 순서)" },
} as const satisfies Record<string, Both>;

function estimateLines(estimate: Estimate, language: Language): readonly string[] {
  const { executors, cores } = estimate;
  const head: Both = {
    en: `${executors} ${executors === 1 ? "executor" : "executors"} × ${cores} ${cores === 1 ? "core" : "cores"}`,
    ko: `익스큐터 ${executors} × 코어 ${cores}`,
  };
  const line = (name: keyof typeof labels): readonly string[] =>
    wrapped(`  ${padded(labels[name][language], 22)}`, withInterval(estimate[name]));
  return [
    head[language],
    ...line("sinceFirstJob"),
    ...line("application"),
    ...line("lowerBound"),
    ...line("simple"),
  ];
}

const STEPS_TOLD = 5;

function pathLines({ criticalPath }: WhatIf, language: Language): readonly string[] {
  const head: Both = {
    en: `Critical path, with a slot for every task: ${withInterval(criticalPath)} since the first job. Its longest steps:`,
    ko: `임계 경로(critical path), 모든 태스크에 슬롯이 있을 때: 첫 잡부터 ${withInterval(criticalPath)}. 가장 긴 단계:`,
  };
  const longest = [...criticalPath.steps]
    .sort((a, b) => b.millis - a.millis)
    .slice(0, STEPS_TOLD)
    .filter(({ millis }) => millis > 0);
  return [
    ...wrapped("", head[language]),
    ...longest.flatMap((step) => wrapped("  ", stepOf(step)[language])),
  ];
}

function stepOf({ kind, millis, low, high, jobId, stageId, name, taskIndex }: PathStepTold): Both {
  const time = withInterval({ millis, low, high });
  if (kind === "driver")
    return { en: `${time}: driver, before job ${jobId}`, ko: `${time}: 드라이버, 잡 ${jobId} 앞` };
  const stage = `${stageId ?? ""} (${name ?? ""})`;
  return {
    en: `${time}: stage ${stage}, task ${taskIndex ?? ""}`,
    ko: `${time}: 스테이지 ${stage}, 태스크 ${taskIndex ?? ""}`,
  };
}

type PathStepTold = PathStep & Interval;
