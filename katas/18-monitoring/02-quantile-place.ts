/**
 * 18/02 · task quantiles · 태스크의 분위수
 *
 * The values of a stage's tasks are sorted. Answer at which place, counted from 0, the value stands that is shown for a quantile between 0 and 1. Spark multiplies the quantile by how many
 * there are and cuts what comes after the point; the 1.0 quantile is the last value.
 * 스테이지의 태스크 값이 정렬되어 있습니다. 0에서 1 사이의 분위수로 보여 줄 값이 몇째 자리인지, 0부터 세어 답하세요. 스파크는 분위수에 개수를 곱하고 소수점 아래를 버립니다. 분위수 1.0은 마지막 값입니다.
 *
 * You get · 받는 것: quantile: number, count: number
 * You answer · 답할 것: number
 *
 * The laws will: draw quantiles and counts; then the summaries of whole applications are made with your rule.
 * 법칙이 볼 것: 분위수와 개수를 뽑습니다. 그다음 애플리케이션의 요약을 이 규칙으로 만듭니다.
 * You need not: sort, or think of no values at all.
 * 생각하지 않아도 되는 것: 정렬하는 일, 값이 하나도 없을 때.
 *
 * In Spark: AppStatusStore.taskSummary. About 5 minutes · 약 5분. Hole: 1 line.
 */
import { Todo, type Policies } from "#engine/kata";

export const quantilePlace: Policies["quantilePlace"] = (quantile: number, count: number) => {
  throw new Todo("which of `count` sorted values stands for `quantile`?");
};
