/**
 * 18/10 · a metric for Prometheus · 프로메테우스에게 말하는 지표
 *
 * One metric of a registry: its name, its kind, its figures. Answer the lines that Spark writes for Prometheus, in the order of the figures: metrics_NAME_WHAT{type="KIND"} VALUE. In the name every sign that is no letter of
 * the alphabet and no digit becomes _. The kind stands in the plural: gauges, counters, histograms, timers; a meter goes under counters. A gauge has one figure: a number stands twice, as Number and then as Value; a text
 * nowhere.
 * 등록부의 지표 하나입니다. 이름, 종류, 수치가 있습니다. 스파크가 프로메테우스에게 쓰는 줄을 수치의 차례대로 답하세요. 모양은 metrics_이름_무엇{type="종류"} 값입니다. 이름에서 영문자도 숫자도 아닌 글자는 모두 _로 바꿉니다. 종류는 복수형인 gauges, counters,
 * histograms, timers이고, 미터(meter)는 counters로 씁니다. 게이지(gauge)는 수치가 하나인데, 숫자면 Number와 Value로 두 번 쓰고, 글이면 쓰지 않습니다.
 *
 * You get · 받는 것: metric: { name: string, kind: "gauge" | "counter" | "histogram" | "meter" | "timer", figures: { what: string, value: string, isNumber: boolean }[] }
 * You answer · 답할 것: string[]
 *
 * The laws will: draw metrics of every kind with odd names; then the registry of a whole application is told with your rule.
 * 법칙이 볼 것: 이상한 이름을 가진 온갖 종류의 지표를 뽑습니다. 그다음 애플리케이션의 등록부를 이 규칙으로 씁니다.
 * You need not: sort, or write numbers; values are texts already.
 * 생각하지 않아도 되는 것: 정렬하는 일, 숫자를 쓰는 일. 값은 이미 글자입니다.
 *
 * In Spark: PrometheusServlet.getMetricsSnapshot. About 10 minutes · 약 10분. Hole: 9 lines.
 */
import { Todo, type MetricSeen, type Policies } from "#engine/kata";

export const tellMetric: Policies["tellMetric"] = (metric: MetricSeen) => {
  throw new Todo("which lines does Prometheus read of `metric`?");
};
