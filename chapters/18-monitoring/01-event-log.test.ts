/**
 * Laws: the event log tells what a run did; a part of it tells how things stood; what cannot be read changes nothing else.
 *
 * In Spark: EventLoggingListener, AppStatusListener, the History Server. Left out on purpose: compression and rolling, which tests of the reader see.
 */
import { eventsOf, type EventOf, type TracedEvent } from "#engine/index";
import { encodeUtf8 } from "#engine/foundation/utf8";
import { storeOf } from "#engine/monitor/status";
import { fc, law, policiesUnderTest, section } from "../../test/harness/law.ts";
import { randomRuns, taken } from "../../test/harness/generators/random-runs.ts";
import { answersOf, linesOf, readLines, readPieces } from "./asked.ts";

type TaskEnd = EventOf<"SparkListenerTaskEnd">;

const endsOf = (events: readonly TracedEvent[], of: (end: TaskEnd) => boolean): number =>
  eventsOf(events, "SparkListenerTaskEnd").filter(of).length;

const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

section({ en: "The event log", ko: "이벤트 로그" }, () => {
  law(
    "the event log says what a run did: how each job ended, how the attempts of each stage ended",
    {
      claims: ["S4-80", "Y-29"],
      ko: "이벤트 로그는 실행이 한 일을 말한다. 잡이 어떻게 끝났고 스테이지의 시도가 어떻게 끝났는지가 다 있다.",
      cover: { "an attempt failed": 40, "a job failed": 10, "a stage was skipped": 10 },
      kills: ["monitor/killed-is-failed", "monitor/skipped-is-complete"],
    },
    [randomRuns],
    async (t, drawn) => {
      const { events } = await taken(drawn);
      const store = storeOf(events, undefined, policiesUnderTest());
      const jobs = [...store.jobs.values()];
      const stages = store.stageRows();
      t.say(
        `${jobs.length} jobs on ${drawn.cluster.name}`,
        `${drawn.cluster.ko}, 잡 ${jobs.length}개`,
      );
      const ended = eventsOf(events, "SparkListenerJobEnd");
      for (const { jobId, jobResult } of ended)
        t.expect(store.jobs.get(jobId)?.status).toBe(
          jobResult.kind === "JobSucceeded" ? "SUCCEEDED" : "FAILED",
        );
      for (const stage of stages) {
        const count = (of: (end: TaskEnd) => boolean): number =>
          endsOf(
            events,
            (end) =>
              end.stageId === stage.stageId && end.stageAttemptId === stage.attemptId && of(end),
          );
        const killed = count(({ reason }) => reason.kind === "TaskKilled");
        const good = count(({ reason }) => reason.kind === "Success");
        t.expect(stage.numCompletedTasks).toBe(good);
        t.expect(stage.numKilledTasks).toBe(killed);
        t.expect(stage.numFailedTasks).toBe(count(() => true) - good - killed);
      }
      const submitted = new Set(
        eventsOf(events, "SparkListenerStageSubmitted").map(({ stageInfo }) => stageInfo.stageId),
      );
      for (const { jobId, stageInfos } of eventsOf(events, "SparkListenerJobStart")) {
        const row = store.jobs.get(jobId);
        const never = stageInfos.filter(({ stageId }) => !submitted.has(stageId));
        t.expect(row?.numSkippedStages).toBe(never.length);
      }
      const failed = sum(stages, ({ numFailedTasks }) => numFailedTasks);
      const skipped = stages.filter(({ status }) => status === "SKIPPED").length;
      t.classify("an attempt failed", failed > 0);
      t.classify(
        "a job failed",
        jobs.some(({ status }) => status === "FAILED"),
      );
      t.classify("a stage was skipped", skipped > 0);
      t.witness(
        `${jobs.length} jobs, ${stages.length} attempts of stages (${skipped} skipped), ${failed} failed attempts of tasks: the same in the log and in the run`,
        `잡 ${jobs.length}개, 스테이지 시도 ${stages.length}개(건너뜀 ${skipped}개), 실패한 태스크 시도 ${failed}개가 로그와 실행에서 같다`,
      );
    },
  );

  law(
    "a log that breaks off says how things stood at that moment",
    {
      claims: ["S4-82", "S2-73", "Y-31"],
      ko: "중간에 끊긴 로그는 그 순간의 상태를 말한다.",
      cover: { "a job was running": 40, "tasks were running": 25 },
      kills: ["monitor/running-tasks-forgotten"],
    },
    [randomRuns, fc.integer({ min: 20, max: 95 })],
    async (t, drawn, percent) => {
      const { events } = await taken(drawn);
      const until = events.slice(0, Math.ceil((events.length * percent) / 100));
      t.pre(eventsOf(until, "SparkListenerApplicationStart").length > 0);
      const store = storeOf(until, undefined, policiesUnderTest());
      const started = eventsOf(until, "SparkListenerTaskStart").length;
      const running = started - endsOf(until, ({ reason }) => reason.kind !== "Resubmitted");
      const tasks = [...store.tasks.values()].flatMap((rows) => [...rows.values()]);
      const over = eventsOf(until, "SparkListenerJobEnd").length;
      const open = eventsOf(until, "SparkListenerJobStart").length - over;
      const there =
        eventsOf(until, "SparkListenerExecutorAdded").length -
        eventsOf(until, "SparkListenerExecutorRemoved").length;
      t.say(`the first ${percent} % of the log`, `로그의 앞 ${percent} %`);
      t.classify("a job was running", open > 0);
      t.classify("tasks were running", running > 0);
      t.expect(tasks.filter(({ status }) => status === "RUNNING").length).toBe(running);
      t.expect([...store.jobs.values()].filter(({ status }) => status === "RUNNING").length).toBe(
        open,
      );
      const active = [...store.executors.values()].filter(
        ({ isActive, id, totalCores }) => isActive && id !== "driver" && totalCores > 0,
      );
      if (!drawn.cluster.isLocal) t.expect(active.length).toBe(there);
      t.witness(
        `after ${percent} % of the events ${open} job(s) and ${running} task(s) run, ${over} job(s) are over`,
        `이벤트의 ${percent} %에서 도는 잡 ${open}개와 태스크 ${running}개, 끝난 잡 ${over}개`,
      );
    },
  );

  law(
    "a log read in pieces of any size gives the answers of the whole log",
    {
      claims: ["Y-31"],
      ko: "로그를 어떤 크기로 끊어 읽어도 답은 통째로 읽은 것과 같다.",
      cover: { "pieces shorter than a line": 12 },
      kills: ["monitor/lines-end-with-their-piece"],
    },
    [randomRuns, fc.array(fc.integer({ min: 50, max: 4_000 }), { minLength: 1, maxLength: 6 })],
    async (t, drawn, sizes) => {
      const app = await taken(drawn);
      const bytes = encodeUtf8(app.eventLog());
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < bytes.length;) {
        const size = sizes[pieces.length % sizes.length] ?? 1;
        pieces.push(bytes.subarray(at, at + size));
        at += size;
      }
      t.say(
        `${bytes.length} bytes in pieces of ${sizes.join(", ")}`,
        `${bytes.length}바이트를 ${sizes.join(", ")}씩`,
      );
      t.classify("pieces shorter than a line", Math.min(...sizes) < 300);
      const whole = answersOf(readLines(linesOf(app)).store);
      t.expect(answersOf(readPieces(pieces))).toEqual(whole);
      t.witness(
        `${bytes.length} bytes in ${pieces.length} pieces: ${whole.length} answers of the API are the same`,
        `${bytes.length}바이트를 ${pieces.length}조각으로 읽어도 API의 답 ${whole.length}개가 같다`,
      );
    },
  );

  law(
    "broken lines and events that nobody knows change no answer; they are counted",
    {
      claims: ["S4-81", "Y-31"],
      ko: "깨진 줄과 모르는 이벤트는 어떤 답도 바꾸지 않는다. 몇 줄인지 센다.",
      cover: { "a broken line": 40, "an unknown event": 40 },
      kills: ["monitor/a-broken-line-ends-it"],
    },
    [
      randomRuns,
      fc.array(
        fc.record({
          at: fc.nat(99),
          line: fc.constantFrom(
            "{",
            '{"Event":',
            "null",
            "oops",
            '{"Event":"SparkListenerNew","n":1}',
          ),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    ],
    async (t, drawn, foreign) => {
      const lines = linesOf(await taken(drawn));
      const spoilt = [...lines];
      for (const { at, line } of foreign)
        spoilt.splice(1 + Math.floor((at * lines.length) / 100), 0, line);
      const unknown = foreign.filter(({ line }) => line.includes("New")).length;
      const broken = foreign.length - unknown;
      t.say(
        `${foreign.length} foreign lines among ${lines.length}`,
        `${lines.length}줄 사이에 낯선 줄 ${foreign.length}개`,
      );
      t.classify("a broken line", broken > 0);
      t.classify("an unknown event", unknown > 0);
      const [clean, read] = [readLines(lines), readLines(spoilt)];
      t.expect(answersOf(read.store)).toEqual(answersOf(clean.store));
      t.expect(read.counts.broken).toBe(broken);
      t.expect(read.counts.unknown).toBe(clean.counts.unknown + unknown);
      t.witness(
        `${broken} broken and ${unknown} unknown lines among ${lines.length}: counted, and every answer is as before`,
        `${lines.length}줄 사이에 깨진 줄 ${broken}개와 모르는 이벤트 ${unknown}개. 세기만 하고 답은 모두 그대로다`,
      );
    },
  );
});
