/**
 * 17/03 · When may spark-submit go, as a table.
 *
 * In Spark: yarn Client.run, monitorApplication. A second right answer, so that the laws are seen to ask for what the rule does and not for how. Left out on purpose: what the
 * solution leaves out.
 */
import type { Policies } from "#engine/kata";

export const way = {
  en: "Looks the state up in a table of ends, and asks for waiting last.",
  ko: "끝난 상태의 표를 먼저 보고, 기다릴지는 마지막에 묻는다.",
} as const;

export const readReport: Policies["readReport"] = (report) => {
  const finished = report.finalStatus === "SUCCEEDED" || !report.waits ? 0 : 1;
  const ends: Readonly<Record<string, number>> = { FAILED: 1, KILLED: 1, FINISHED: finished };
  return ends[report.state] ?? (report.waits ? undefined : 0);
};
