/**
 * What is said of each kind of finding: its name, its likely cause, what to change, and the chapter that explains it. In Spark: its tuning guide and the
 * descriptions of its settings, in our words. Left out on purpose: what the change would give; that takes a simulation of the run.
 */
import type { Both } from "../../foundation/language.ts";
import type { FindingKind } from "./finding.ts";

export interface Advice {
  readonly title: Both;
  readonly cause: Both;
  readonly change: Both;
  /** Of the book; the numbers are those of its table, whether the chapter is written yet or not. */
  readonly chapter: number;
}

/** The subjects of the chapters named here. */
export const chapterSubjects: Readonly<Record<number, Both>> = {
  12: { en: "RDDs", ko: "RDD" },
  13: { en: "Key-value RDDs, shuffles and partitioners", ko: "키-값 RDD와 셔플, 파티셔너" },
  14: { en: "Shared variables", ko: "공유 변수" },
  15: { en: "How Spark runs on a cluster", ko: "스파크가 클러스터에서 도는 방식" },
  16: { en: "Developing Spark applications", ko: "스파크 애플리케이션 개발" },
  17: { en: "Deploying Spark", ko: "스파크 배포" },
  18: { en: "Monitoring and debugging", ko: "모니터링과 디버깅" },
  19: { en: "Performance tuning", ko: "성능 튜닝" },
};

export const advice: Readonly<Record<FindingKind, Advice>> = {
  skew: {
    title: {
      en: "Skew: one task has far more data than the others",
      ko: "데이터 치우침(skew): 한 태스크에 데이터가 몰림",
    },
    cause: {
      en: "A few keys hold most of the records, and all records of a key go to one partition.",
      ko: "몇몇 키에 레코드가 몰려 있고, 한 키의 레코드는 모두 한 파티션으로 갑니다.",
    },
    change: {
      en: "Aggregate before the shuffle (reduceByKey), salt the hot key, or with SQL leave spark.sql.adaptive.skewJoin.enabled on; more partitions do not split one key.",
      ko: "셔플 전에 집계하거나(reduceByKey), 쏠린 키에 임의 값을 덧붙여 나누거나, SQL이면 spark.sql.adaptive.skewJoin.enabled를 켜 두십시오. 파티션을 늘려도 키 하나는 나뉘지 않습니다.",
    },
    chapter: 13,
  },
  straggler: {
    title: {
      en: "Straggler: a task is slow with no more data than others",
      ko: "뒤처진 태스크(straggler): 데이터가 더 많지 않은데 느림",
    },
    cause: {
      en: "A slow host or disk, a neighbour that takes the CPU, or a record that is dear to work on.",
      ko: "느린 호스트나 디스크, CPU를 차지한 다른 프로세스, 또는 처리가 유난히 비싼 레코드입니다.",
    },
    change: {
      en: "If it is always the same executor, look at its host or exclude it (spark.excludeOnFailure.enabled helps only with failures); if not, try spark.speculation=true (it needs a second host: Spark runs no second attempt beside the first).",
      ko: "늘 같은 익스큐터라면 그 호스트를 살펴보십시오(spark.excludeOnFailure.enabled는 실패에만 듣습니다). 아니라면 spark.speculation=true를 써 보십시오(호스트가 둘 이상이어야 합니다. 스파크는 같은 호스트에서 둘째 시도를 돌리지 않습니다).",
    },
    chapter: 15,
  },
  spill: {
    title: {
      en: "Spill: data did not fit into execution memory",
      ko: "스필(spill): 데이터가 실행 메모리에 다 들지 않음",
    },
    cause: {
      en: "Partitions are too large for what each task may take of the memory, so tasks sort or aggregate by way of the disk.",
      ko: "파티션이 태스크 하나가 쓸 수 있는 메모리보다 커서, 정렬이나 집계가 디스크를 거칩니다.",
    },
    change: {
      en: "More partitions in this shuffle (numPartitions, spark.sql.shuffle.partitions), more spark.executor.memory, or fewer cores per executor.",
      ko: "이 셔플의 파티션을 늘리거나(numPartitions, spark.sql.shuffle.partitions), spark.executor.memory를 늘리거나, 익스큐터당 코어를 줄이십시오.",
    },
    chapter: 19,
  },
  "too-few-partitions": {
    title: {
      en: "Too few partitions: cores had no task",
      ko: "파티션이 너무 적음: 태스크를 받지 못한 코어가 있음",
    },
    cause: {
      en: "The stage has fewer tasks than there are slots; a file that cannot be split, coalesce, or a small numPartitions does that.",
      ko: "스테이지의 태스크가 슬롯보다 적습니다. 나눌 수 없는 파일, coalesce, 작은 numPartitions가 그렇게 만듭니다.",
    },
    change: {
      en: "Two or three tasks a core: minPartitions at the source, repartition after it, numPartitions or spark.default.parallelism at the shuffle.",
      ko: "코어 하나에 태스크 두세 개가 적당합니다. 읽을 때 minPartitions, 그 뒤에는 repartition, 셔플에는 numPartitions나 spark.default.parallelism을 쓰십시오.",
    },
    chapter: 12,
  },
  "too-many-partitions": {
    title: {
      en: "Too many partitions: tasks are mostly overhead",
      ko: "파티션이 너무 많음: 태스크 대부분이 준비 비용",
    },
    cause: {
      en: "The shuffle cuts its data into far more partitions than there is work for.",
      ko: "셔플이 데이터를 일감보다 훨씬 많은 파티션으로 나눕니다.",
    },
    change: {
      en: "Fewer partitions: numPartitions, spark.sql.shuffle.partitions, or leave spark.sql.adaptive.coalescePartitions.enabled on.",
      ko: "파티션을 줄이십시오. numPartitions, spark.sql.shuffle.partitions를 낮추거나 spark.sql.adaptive.coalescePartitions.enabled를 켜 두십시오.",
    },
    chapter: 13,
  },
  "tiny-tasks": {
    title: {
      en: "Tiny tasks: scheduling takes longer than the work",
      ko: "너무 작은 태스크: 일보다 스케줄링이 더 오래 걸림",
    },
    cause: {
      en: "The source is cut into many small pieces; the driver sends each one out by itself.",
      ko: "원본을 잘게 나누어 놓았고, 드라이버는 조각마다 태스크를 하나씩 보냅니다.",
    },
    change: {
      en: "Fewer slices (parallelize), or coalesce right after the source; aim at tasks of more than 200 ms.",
      ko: "parallelize의 조각 수를 줄이거나 읽은 직후 coalesce로 합치십시오. 태스크가 200 ms보다 길어야 합니다.",
    },
    chapter: 12,
  },
  "gc-pressure": {
    title: {
      en: "GC pressure: tasks stand still for garbage collection",
      ko: "GC 압박: 가비지 컬렉션 동안 태스크가 멈춤",
    },
    cause: {
      en: "The heap is nearly full of what is kept, or tasks make very many objects.",
      ko: "계속 들고 있는 객체로 힙이 거의 찼거나, 태스크가 객체를 아주 많이 만듭니다.",
    },
    change: {
      en: "Keep less or serialized (MEMORY_ONLY_SER), more spark.executor.memory, fewer cores per executor, primitive arrays in place of objects.",
      ko: "캐시를 줄이거나 직렬화해서 두고(MEMORY_ONLY_SER), spark.executor.memory를 늘리고, 익스큐터당 코어를 줄이고, 객체 대신 기본형 배열을 쓰십시오.",
    },
    chapter: 19,
  },
  "fetch-wait": {
    title: {
      en: "Fetch waits: tasks wait for shuffle blocks",
      ko: "페치 대기: 태스크가 셔플 블록을 기다림",
    },
    cause: {
      en: "An executor that serves blocks answers late (a long pause, a slow disk, too many requests), or the network is slow.",
      ko: "블록을 내주는 익스큐터의 응답이 늦거나(긴 멈춤, 느린 디스크, 지나친 요청), 네트워크가 느립니다.",
    },
    change: {
      en: "Look at the executors that serve: GC, disk, spark.shuffle.io.serverThreads; shuffle less; an external shuffle service survives pauses of executors.",
      ko: "내주는 쪽 익스큐터의 GC와 디스크, spark.shuffle.io.serverThreads를 살펴보고 셔플 양을 줄이십시오. 외부 셔플 서비스를 두면 익스큐터가 멈추어도 괜찮습니다.",
    },
    chapter: 13,
  },
  "idle-cores": {
    title: { en: "Idle cores while tasks wait", ko: "기다리는 태스크가 있는데 노는 코어가 있음" },
    cause: {
      en: "Tasks wait for a place near their data while other executors are free, or the driver cannot launch them fast enough.",
      ko: "다른 익스큐터가 비어 있는데도 태스크가 데이터 가까운 자리를 기다리거나, 드라이버가 태스크를 제때 보내지 못합니다.",
    },
    change: {
      en: "Lower spark.locality.wait (3s by default), spread the cached data over more executors (repartition, replicas).",
      ko: "spark.locality.wait(기본값 3s)를 줄이고, 캐시한 데이터를 더 많은 익스큐터에 퍼뜨리십시오(repartition, 복제본).",
    },
    chapter: 15,
  },
  "driver-gap": {
    title: { en: "Driver-bound gaps: no job runs", ko: "드라이버 공백: 도는 잡이 없음" },
    cause: {
      en: "The program works or waits in the driver between jobs, and all executors are idle.",
      ko: "잡과 잡 사이에 프로그램이 드라이버에서 일하거나 기다리고, 그동안 모든 익스큐터가 놉니다.",
    },
    change: {
      en: "Move the work into transformations, collect less, run independent jobs from several threads, or let idle executors go (spark.dynamicAllocation.enabled).",
      ko: "그 일을 트랜스포메이션으로 옮기고, collect를 줄이고, 서로 무관한 잡은 여러 스레드에서 돌리거나, 노는 익스큐터를 내보내십시오(spark.dynamicAllocation.enabled).",
    },
    chapter: 15,
  },
  "failed-work": {
    title: { en: "Failed and retried work", ko: "실패하고 다시 한 일" },
    cause: {
      en: "The program throws, for some records or on some machines; Spark runs a task up to spark.task.maxFailures times.",
      ko: "어떤 레코드나 머신에서 프로그램이 예외를 던집니다. 스파크는 한 태스크를 spark.task.maxFailures번까지 시도합니다.",
    },
    change: {
      en: "Mend what the error says; handle bad records where they are read; if failures keep to a host, spark.excludeOnFailure.enabled.",
      ko: "오류가 말하는 것을 고치고, 나쁜 레코드는 읽는 곳에서 걸러 내십시오. 한 호스트에서만 실패하면 spark.excludeOnFailure.enabled를 켜십시오.",
    },
    chapter: 16,
  },
  "executor-lost": {
    title: { en: "Executors lost", ko: "잃은 익스큐터" },
    cause: {
      en: "An executor's process ended: killed by the machine or the manager, a crash in native code, or its host went away. Exit code 137 often means too little memory on the machine.",
      ko: "익스큐터 프로세스가 끝났습니다. 머신이나 매니저가 죽였거나, 네이티브 코드가 멎었거나, 호스트가 사라졌습니다. 종료 코드 137은 머신의 메모리 부족일 때가 많습니다.",
    },
    change: {
      en: "Read the executor's log around that time; more spark.executor.memoryOverhead if it was killed for memory; an external shuffle service keeps its map outputs.",
      ko: "그 무렵 익스큐터의 로그를 읽으십시오. 메모리 때문이면 spark.executor.memoryOverhead를 늘리고, 외부 셔플 서비스를 두면 맵 출력은 남습니다.",
    },
    chapter: 15,
  },
  recomputation: {
    title: {
      en: "Computed again: the same partitions more than once",
      ko: "다시 계산함: 같은 파티션을 여러 번 계산",
    },
    cause: {
      en: "Several actions use an RDD that is not cached, or whose cached partitions did not fit or were dropped.",
      ko: "여러 액션이 캐시하지 않은 RDD를 쓰거나, 캐시한 파티션이 다 들지 못했거나 쫓겨났습니다.",
    },
    change: {
      en: "Cache what several actions use; if it does not fit, MEMORY_AND_DISK or a serialized level, or more executors.",
      ko: "여러 액션이 쓰는 것은 캐시하십시오. 다 들지 않으면 MEMORY_AND_DISK나 직렬화 수준을 쓰거나 익스큐터를 늘리십시오.",
    },
    chapter: 12,
  },
  "large-broadcast": {
    title: { en: "A large value travels to the tasks", ko: "큰 값이 태스크로 감" },
    cause: {
      en: "A broadcast variable is large, or a function captures a large value, which then comes with the code of every task.",
      ko: "브로드캐스트 변수(broadcast variable)가 크거나, 함수가 큰 값을 붙잡아 태스크의 코드마다 함께 갑니다.",
    },
    change: {
      en: "Broadcast what a function captures; send only what is needed; above some hundred megabytes join in place of broadcasting.",
      ko: "함수가 붙잡는 값은 브로드캐스트하고 필요한 것만 보내십시오. 수백 메가바이트를 넘으면 브로드캐스트 대신 조인을 쓰십시오.",
    },
    chapter: 14,
  },
  "large-result": {
    title: { en: "Large results go to the driver", ko: "큰 결과가 드라이버로 감" },
    cause: {
      en: "collect or its like brings much data to one process; above spark.driver.maxResultSize Spark ends the job.",
      ko: "collect 같은 액션이 많은 데이터를 한 프로세스로 모읍니다. spark.driver.maxResultSize를 넘으면 스파크가 잡을 끝냅니다.",
    },
    change: {
      en: "Write it out (saveAs…, write), take or aggregate what is needed, or toLocalIterator; raising the limit moves the trouble to the driver's heap.",
      ko: "파일로 쓰거나(saveAs…, write) 필요한 것만 take나 집계로 가져오거나 toLocalIterator를 쓰십시오. 한도를 올리면 문제가 드라이버의 힙으로 옮겨 갈 뿐입니다.",
    },
    chapter: 12,
  },
  "small-files": {
    title: {
      en: "Small files: opening them costs more than reading",
      ko: "작은 파일: 읽기보다 열기가 더 비쌈",
    },
    cause: {
      en: "The input or the output is spread over many files; Spark reckons opening one as dear as reading 4 MiB.",
      ko: "입력이나 출력이 많은 파일에 흩어져 있습니다. 스파크는 파일 하나를 여는 값을 4 MiB 읽기로 칩니다.",
    },
    change: {
      en: "Pack the files (wholeTextFiles, CombineFileInputFormat, spark.sql.files.maxPartitionBytes); before writing coalesce to files of 128 MiB or so.",
      ko: "파일을 합치고(wholeTextFiles, CombineFileInputFormat, spark.sql.files.maxPartitionBytes), 쓰기 전에 coalesce로 128 MiB 안팎이 되게 하십시오.",
    },
    chapter: 19,
  },
  "memory-over": {
    title: {
      en: "Executors have far more memory than they use",
      ko: "익스큐터 메모리가 쓰는 것보다 훨씬 많음",
    },
    cause: {
      en: "spark.executor.memory was set for another job, or for safety; the peak here counts garbage, too.",
      ko: "spark.executor.memory를 다른 잡에 맞추었거나 넉넉하게 잡았습니다. 여기서 본 최댓값에는 가비지도 들어 있습니다.",
    },
    change: {
      en: "Lower spark.executor.memory in steps and watch GC time and spill; the machine can then run more executors. It costs no time, but room.",
      ko: "spark.executor.memory를 조금씩 줄이면서 GC 시간과 스필을 보십시오. 그러면 머신이 익스큐터를 더 돌릴 수 있습니다. 시간이 아니라 자리를 낭비한 것입니다.",
    },
    chapter: 17,
  },
  "memory-under": {
    title: { en: "Executors ran out of memory", ko: "익스큐터의 메모리가 모자람" },
    cause: {
      en: "A task needs more heap than there is: a partition, a group or a value too large, or too many tasks in one heap.",
      ko: "태스크에 필요한 힙이 모자랍니다. 파티션이나 그룹, 값 하나가 너무 크거나 한 힙에서 도는 태스크가 너무 많습니다.",
    },
    change: {
      en: "Smaller partitions first; then fewer cores per executor, more spark.executor.memory; spark.executor.memoryOverhead if the manager killed it.",
      ko: "먼저 파티션을 작게 하고, 익스큐터당 코어를 줄이고, spark.executor.memory를 늘리십시오. 매니저가 죽였다면 spark.executor.memoryOverhead를 늘리십시오.",
    },
    chapter: 17,
  },
};
