/**
 * The card of kata 18/10: its title, three hints from a nudge to nearly there, and a question about the learner's own run.
 *
 * In Spark: nothing. Left out on purpose: the statement, which stands at the head of the learner's file.
 */
import type { TracedEvent } from "#engine/kata";

export const kata = {
  id: "18/10",
  policy: "tellMetric",
  title: { en: "a metric for Prometheus", ko: "프로메테우스에게 말하는 지표" },
  teaches: {
    en: "What Prometheus reads of a metric of Spark: its name, its kind, its figures.",
    ko: "스파크의 지표에서 프로메테우스가 읽는 것: 이름, 종류, 수치",
  },
  minutes: 10,
  read: { en: "Metrics", ko: "지표" },
  hints: [
    {
      en: "Look at a recorded page: metrics_app_1_driver_DAGScheduler_job_allJobs_Number stands beside …_Value, with the same number. Which kinds have two lines for one figure?",
      ko: "기록한 페이지에는 metrics_app_1_driver_DAGScheduler_job_allJobs_Number 옆에 값이 같은 …_Value가 있습니다. 수치 하나에 줄이 둘인 종류는 무엇일까요?",
    },
    {
      en: "Blanks, points, dashes, quotes and letters beyond a to z: each becomes one _, and none is dropped.",
      ko: "빈칸, 점, 줄표, 따옴표, a부터 z가 아닌 글자는 하나마다 _ 하나가 됩니다. 빼는 것은 없습니다.",
    },
    {
      en: 'Replace /[^a-zA-Z0-9]/g by "_"; take "counters" for a meter and kind + "s" for all others; for a gauge tell ["Number", "Value"] of a number and [] of a text, else [what].',
      ko: '/[^a-zA-Z0-9]/g를 "_"로 바꾸고, 미터는 "counters", 나머지는 kind + "s"로 쓰세요. 게이지는 숫자면 ["Number", "Value"], 글이면 []이고, 다른 종류는 [what]입니다.',
    },
  ],
  review: {
    ask: {
      en: "In your run, how many tasks were started on executor 1: its threadpool.startedTasks at the end?",
      ko: "끝에 본 threadpool.startedTasks에 따르면, 이번 실행에서 익스큐터 1이 시작한 태스크는 몇 개일까요?",
    },
    answer: (events: readonly TracedEvent[]): string =>
      String(
        events.filter(
          (event) => event.kind === "SparkListenerTaskStart" && event.taskInfo.executorId === "1",
        ).length,
      ),
  },
} as const;
