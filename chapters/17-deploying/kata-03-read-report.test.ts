/**
 * The laws of kata 17/03: when spark-submit leaves, and with which code.
 *
 * In Spark: yarn Client.run. Left out on purpose: reports that do not come.
 */
import { readReport } from "#kata/17-deploying/03-read-report";
import type { ReportSeen } from "#engine/kata";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { engineCases } from "./kata-cases.ts";
import { sameAsSpark } from "./kata-engine.ts";

/** Every report there is, and what is left of it to do. */
const rows: readonly (readonly [
  ReportSeen["state"],
  ReportSeen["finalStatus"],
  number | undefined,
])[] = [
  ["NEW", "UNDEFINED", undefined],
  ["NEW_SAVING", "UNDEFINED", undefined],
  ["SUBMITTED", "UNDEFINED", undefined],
  ["ACCEPTED", "UNDEFINED", undefined],
  ["RUNNING", "UNDEFINED", undefined],
  ["RUNNING", "SUCCEEDED", undefined],
  ["FINISHED", "SUCCEEDED", 0],
  ["FINISHED", "FAILED", 1],
  ["FINISHED", "KILLED", 1],
  ["FINISHED", "UNDEFINED", 1],
  ["FAILED", "FAILED", 1],
  ["KILLED", "KILLED", 1],
];

kataLaw(
  "spark-submit looks again until the application is over, and then says how",
  {
    subject: readReport,
    claims: ["S0-33", "S1-32"],
    ko: "spark-submit은 애플리케이션이 끝날 때까지 다시 보고, 끝나면 어떻게 끝났는지 말한다.",
    cover: { "it is over": 35, "told not to wait": 30 },
    kills: ["K-17-03-a", "K-17-03-b", "K-17-03-c"],
  },
  [fc.constantFrom(...rows), fc.boolean()],
  (t, read, [state, finalStatus, ending], waits) => {
    t.say(
      `${state}, ${finalStatus}${waits ? "" : ", not waited for"}`,
      `${state}, ${finalStatus}${waits ? "" : ", 기다리지 않음"}`,
    );
    t.classify("it is over", ending !== undefined);
    t.classify("told not to wait", !waits);
    const isDead = state === "FAILED" || state === "KILLED";
    const expected = waits || isDead ? ending : 0;
    const answer = read({ state, finalStatus, waits });
    const word = (code: number | undefined): string =>
      code === undefined ? "looks again" : `leaves with ${code}`;
    const inKorean = (code: number | undefined): string =>
      code === undefined ? "다시 봄" : `${code}로 떠남`;
    t.compare(
      { yours: word(answer), spark: word(expected) },
      { yours: inKorean(answer), spark: inKorean(expected) },
    );
    t.witness(
      `${state}, ${finalStatus}: ${word(expected)}`,
      `${state}, ${finalStatus}: ${inKorean(expected)}`,
    );
    t.expect(answer).toBe(expected);
  },
);

kataLaw(
  "with this reading the clients of a whole cluster leave as Spark's do",
  {
    subject: readReport,
    claims: ["S0-33"],
    ko: "이렇게 읽으면 클러스터의 클라이언트는 스파크의 것처럼 떠난다.",
    cover: { "a program fails": 40, "told not to wait": 40 },
    kills: ["K-17-03-a", "K-17-03-b"],
  },
  [engineCases],
  async (t, subject, one) => {
    t.classify(
      "a program fails",
      one.asked.some(({ fails }) => fails),
    );
    t.classify(
      "told not to wait",
      one.asked.some(({ waits }) => !waits),
    );
    await sameAsSpark(
      t,
      { en: "your clients", ko: "여러분의 클라이언트" },
      { readReport: subject },
      one,
    );
  },
);
