/**
 * What spark-submit makes of a report in cluster mode: look again, or leave with an exit code. FINISHED says only that the application is over; how, says its final
 * status. One that was told not to wait looks once and leaves, unless the application is dead by then.
 *
 * In Spark 3.5.3: yarn Client.run, monitorApplication. Rules D1.37, D3.14. Left out on purpose: reports that do not come.
 */
import { frozen, KataFault, shown } from "../../foundation/kata-fault.ts";
import type { YarnApplicationState } from "../../events/deploy-events.ts";
import type { FinalStatus } from "./records.ts";

export interface ReportSeen {
  readonly state: YarnApplicationState;
  readonly finalStatus: FinalStatus;
  /** spark.yarn.submit.waitAppCompletion. */
  readonly waits: boolean;
}

/** The exit code of spark-submit; undefined: it looks again. */
export type ReadReport = (report: ReportSeen) => number | undefined;

const readReport: ReadReport = ({ state, finalStatus, waits }) => {
  if (state === "FAILED" || state === "KILLED") return 1;
  if (!waits) return 0;
  if (state !== "FINISHED") return undefined;
  return finalStatus === "SUCCEEDED" ? 0 : 1;
};

/** By the default, or by a kata whose answer is looked at. `again`: nothing more will become of the application, and it was asked before. */
export function exitAfter(
  kata: ReadReport | undefined,
  report: ReportSeen,
  again: boolean,
): number | undefined {
  if (kata === undefined) return readReport(report);
  const answer: unknown = kata(frozen(report));
  if (answer === undefined && again)
    throw new KataFault("readReport", {
      en: `the application is ${report.state}, and spark-submit looks again for ever`,
      ko: `애플리케이션은 ${report.state}인데 spark-submit이 끝없이 다시 봅니다`,
    });
  if (answer !== undefined && (!Number.isInteger(answer) || Number(answer) < 0))
    throw new KataFault("readReport", {
      en: `${shown(answer)} is no exit code`,
      ko: `종료 코드가 될 수 없는 값입니다: ${shown(answer)}`,
    });
  return answer as number | undefined;
}
