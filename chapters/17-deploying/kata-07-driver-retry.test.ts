/**
 * The laws of kata 17/07: when the dispatcher of Mesos tries a driver again.
 *
 * In Spark: MesosClusterScheduler.statusUpdate, shouldRelaunch. Left out on purpose: offers.
 */
import { driverRetry } from "#kata/17-deploying/07-driver-retry";
import type { DriverOver } from "#engine/deploy/mesos/driver-retry";
import { fc, kataLaw } from "../../test/harness/law.ts";
import { mesosCases, sameOnMesos } from "./kata-mesos.ts";

const states = ["TASK_FINISHED", "TASK_FAILED", "TASK_LOST", "TASK_KILLED", "TASK_ERROR"] as const;

const overs: fc.Arbitrary<DriverOver> = fc
  .record({
    state: fc.constantFrom(...states, "TASK_FAILED" as const),
    supervise: fc.boolean(),
    waited: fc.option(fc.constantFrom(1, 2, 4, 8, 16, 32, 60), { nil: undefined }),
    longestWait: fc.constantFrom(4, 10, 60),
  })
  .map(({ waited, longestWait, ...over }) => ({
    ...over,
    longestWait,
    ...(waited === undefined ? {} : { waited: Math.min(waited, longestWait) }),
  }));

const said = (wait: number | undefined): string => (wait === undefined ? "over" : `${wait} s`);
const saidInKorean = (wait: number | undefined): string =>
  wait === undefined ? "끝" : `${wait}초`;

kataLaw(
  "a supervised driver waits one second, then twice as long each time, never longer than the longest wait",
  {
    subject: driverRetry,
    claims: ["S2-75"],
    ko: "감독받는 드라이버는 1초, 그다음부터 앞의 갑절을 기다리고, 가장 긴 시간을 넘지 않는다.",
    cover: { "the first time": 20, "the longest wait": 15 },
    kills: ["K-17-07-a", "K-17-07-b"],
  },
  [overs.map((over) => ({ ...over, supervise: true, state: "TASK_FAILED" as const }))],
  (t, subject, over) => {
    const { waited, longestWait } = over;
    t.say(
      `waited ${waited ?? "never"}, ${longestWait} s at most`,
      `앞에서 ${waited ?? 0}초 기다림, 최대 ${longestWait}초`,
    );
    t.classify("the first time", waited === undefined);
    t.classify("the longest wait", waited !== undefined && waited * 2 > longestWait);
    const doubled = waited === undefined ? 1 : waited + waited;
    const expected = waited !== undefined && doubled > longestWait ? longestWait : doubled;
    const answer = subject(over);
    t.compare(
      { yours: said(answer), spark: said(expected) },
      { yours: saidInKorean(answer), spark: saidInKorean(expected) },
    );
    t.witness(
      `after ${waited ?? 0} s: ${said(expected)}`,
      `${waited ?? 0}초 다음: ${saidInKorean(expected)}`,
    );
    t.expect(answer).toBe(expected);
  },
);

kataLaw(
  "only a supervised driver that failed or was lost is tried again",
  {
    subject: driverRetry,
    claims: ["Y-15"],
    ko: "다시 띄우는 것은 감독받는 드라이버가 실패했거나 사라졌을 때뿐이다.",
    cover: { "tried again": 8, "not supervised": 30 },
    kills: ["K-17-07-c", "K-17-07-d"],
  },
  [overs],
  (t, subject, over) => {
    const { state, supervise } = over;
    t.say(
      `${state}, ${supervise ? "supervised" : "not supervised"}`,
      `${state}, ${supervise ? "감독받음" : "감독받지 않음"}`,
    );
    const again = supervise && ["TASK_FAILED", "TASK_LOST"].includes(state);
    t.classify("tried again", again);
    t.classify("not supervised", !supervise);
    const answer = subject(over);
    t.compare(
      { yours: said(answer), spark: again ? "tried again" : "over" },
      { yours: saidInKorean(answer), spark: again ? "다시 뜸" : "끝" },
    );
    t.witness(
      `${state}: ${again ? "tried again" : "over"}`,
      `${state}: ${again ? "다시 뜸" : "끝"}`,
    );
    t.expect(answer !== undefined).toBe(again);
  },
);

kataLaw(
  "with these waits the dispatcher of Mesos starts drivers as it would",
  {
    subject: driverRetry,
    claims: ["S2-75"],
    ko: "이 시간으로 메소스의 디스패처는 원래 띄울 드라이버를 띄운다.",
    cover: { supervised: 30, "killed twice or more": 40 },
    kills: ["K-17-07-a", "K-17-07-d"],
  },
  [mesosCases],
  async (t, subject, one) => {
    t.classify("supervised", one.supervise);
    t.classify("killed twice or more", one.kills.length > 1);
    const noun = { en: "your waits", ko: "여러분의 시간" };
    await sameOnMesos(t, noun, { driverRetry: subject }, one);
  },
);
