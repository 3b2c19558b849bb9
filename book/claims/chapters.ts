/**
 * The chapters that the ledger names, with what each is about, and which of them are open.
 *
 * Numbered as Spark: The Definitive Guide numbers its subjects. Left out on purpose: the order in which they are read.
 */

export interface Chapter {
  readonly number: number;
  readonly en: string;
  readonly ko: string;
  /** Whether it is written: its rows have their evidence. */
  readonly open: boolean;
}

export const chapters: readonly Chapter[] = [
  { number: 12, en: "RDDs", ko: "RDD", open: true },
  { number: 13, en: "Advanced RDDs", ko: "RDD 고급", open: true },
  { number: 14, en: "Shared variables", ko: "공유 변수", open: true },
  {
    number: 15,
    en: "How Spark runs on a cluster",
    ko: "스파크는 클러스터에서 어떻게 동작하는가",
    open: true,
  },
  { number: 16, en: "Developing applications", ko: "애플리케이션 개발", open: false },
  {
    number: 17,
    en: "Deploying: standalone, YARN, Mesos, Kubernetes",
    ko: "배포: 스탠드얼론, YARN, 메소스, 쿠버네티스",
    open: true,
  },
  { number: 18, en: "Monitoring and debugging", ko: "모니터링과 디버깅", open: true },
  { number: 19, en: "Performance tuning", ko: "성능 튜닝", open: false },
];
