/**
 * The laws of kata 18/10: a metric for Prometheus.
 *
 * In Spark: PrometheusServlet.getMetricsSnapshot. Left out on purpose: what the kata leaves out.
 */
import { tellMetric } from "#kata/18-monitoring/10-prometheus-text";

import { fc, kataLaw } from "../../test/harness/law.ts";
import { drawnRuns, readAsSpark, told } from "./kata-engine.ts";

const names = fc
  .array(fc.constantFrom("app", "1", "driver", ".", "-", " ", "'", "_", ":", "é", "Jobs"), {
    minLength: 1,
    maxLength: 7,
    size: "max",
  })
  .map((parts) => parts.join(""));

/** Of gauges there is most to say. */
const kinds = fc.constantFrom("gauge", "gauge", "counter", "histogram", "meter", "timer");

/** Texts of numbers, or a word, as a gauge may hold. */
const values = fc.oneof(
  { weight: 3, arbitrary: fc.nat(9).map(String) },
  { weight: 1, arbitrary: fc.constantFrom("RUNNING", "WAITING") },
);

kataLaw(
  "a metric is told in lines of a plain name, what is measured and its kind; a gauge twice, a text never",
  {
    subject: tellMetric,
    claims: ["Y-40"],
    ko: "지표는 밋밋하게 바꾼 이름, 무엇을 쟀는지, 종류로 쓴 줄이 된다. 게이지는 두 번 쓰고 글은 쓰지 않는다.",
    cover: { "a gauge": 20, "a name with other signs": 60, "a text": 3 },
    kills: ["K-18-10-a", "K-18-10-b", "K-18-10-c", "K-18-10-d"],
  },
  [names, kinds, values, fc.nat(9)],
  (t, subject, name, kind, value, count) => {
    const isNumber = /^\d+$/.test(value);
    const figures =
      kind === "gauge"
        ? [{ what: "Value", value, isNumber }]
        : kind === "counter"
          ? [{ what: "Count", value: String(count), isNumber: true }]
          : ["Count", "Mean"].map((what, at) => ({
              what,
              value: String(count + at),
              isNumber: true,
            }));
    const lines = subject({ name, kind, figures });
    const plain = Array.from(name, (sign) => (/^[a-zA-Z0-9]$/.test(sign) ? sign : "_")).join("");
    const type = {
      gauge: "gauges",
      counter: "counters",
      histogram: "histograms",
      meter: "counters",
      timer: "timers",
    }[kind];
    const whats = figures.flatMap((one): [string, string][] =>
      kind === "gauge"
        ? [
            ["Number", one.value],
            ["Value", one.value],
          ]
        : [[one.what, one.value]],
    );
    const wanted = (kind === "gauge" && !isNumber ? [] : whats).map(
      ([what, text]) => `metrics_${plain}_${what}{type="${type}"} ${text}`,
    );
    t.classify("a gauge", kind === "gauge");
    t.classify("a name with other signs", plain !== name);
    t.classify("a text", kind === "gauge" && !isNumber);
    const seen = (of: readonly string[]): string =>
      of.length === 0 ? "nothing" : of.join(" and ");
    told(t, `a ${kind} “${name}”`, `${kind} “${name}”`, seen(lines), seen(wanted));
  },
);

kataLaw(
  "with your rule for metrics a registry is told as Spark tells it",
  {
    subject: tellMetric,
    claims: ["Y-40"],
    ko: "이 규칙(지표)으로 쓴 등록부는 스파크가 쓴 것과 같다.",
    cover: { "an attempt failed": 30, "an executor was lost": 20 },
    kills: ["K-18-10-b"],
  },
  [drawnRuns],
  (t, subject, drawn) => readAsSpark(t, { tellMetric: subject }, drawn),
);
