/**
 * Every public method of Spark's RDD classes, and whether the engine has it: the list that the book prints and `test/oracle/methods.test.ts` holds
 * against real Spark and against the engine. In Scala the pair, order, number and asynchronous methods are added to an RDD by implicit conversion;
 * here they are methods of RDD that do not type-check on other records. Spark 3.5.3.
 */

interface Both {
  readonly en: string;
  readonly ko: string;
}

/** Why a method is not here. */
export const reasons = {
  operator: {
    en: "JavaScript has no methods of such names; `union` says the same.",
    ko: "JavaScript에는 이런 이름의 메서드가 없습니다. `union`이 같은 일을 합니다.",
  },
  jvm: {
    en: "It is about the JVM: Java's own collections, class tags, threads.",
    ko: "JVM에 관한 것입니다. 자바 컬렉션, 클래스 태그(class tag), 스레드가 그렇습니다.",
  },
  hadoop: {
    en: "A file format of Hadoop's other than text.",
    ko: "텍스트가 아닌 하둡 파일 형식입니다.",
  },
  subclass: {
    en: "For those who write an RDD class of their own; here an RDD is a description, not a class.",
    ko: "RDD 클래스를 직접 만드는 사람을 위한 것입니다. 여기서 RDD는 클래스가 아니라 설명서입니다.",
  },
  resources: {
    en: "Resource profiles for single stages are not simulated.",
    ko: "스테이지별 자원 프로필(resource profile)은 시뮬레이션하지 않습니다.",
  },
  waiting: {
    en: "It waits for a time, and time passes only while the program waits for a promise.",
    ko: "정한 시간 동안 기다립니다. 여기서 시간은 프로그램이 프로미스를 기다릴 때만 흐릅니다.",
  },
  shipping: {
    en: "Files, jars and archives for executors: a program here has none.",
    ko: "익스큐터에 보낼 파일, jar, 아카이브입니다. 여기 프로그램에는 없습니다.",
  },
  store: {
    en: "Spark lists files added for executors there; here the name is taken by the store that programs read from.",
    ko: "스파크에서는 익스큐터에 보낼 파일 목록입니다. 여기서 이 이름은 프로그램이 읽는 저장소를 가리킵니다.",
  },
  elsewhere: {
    en: "Not about RDDs; where the engine has it, its own chapter says so.",
    ko: "RDD에 관한 것이 아닙니다. 엔진에 있는 것은 해당 장에서 말합니다.",
  },
} as const satisfies Record<string, Both>;

export type Reason = keyof typeof reasons;

/** The methods of one class that the engine has, and why it has not the others. */
export interface ClassTable {
  readonly here: readonly string[];
  readonly leftOut: Readonly<Partial<Record<Reason, readonly string[]>>>;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const sparkApi: Readonly<Record<string, ClassTable>> = {
  RDD: {
    here: words(`aggregate barrier cache cartesian checkpoint cleanShuffleDependencies coalesce collect context count countApprox countApproxDistinct countByValue countByValueApprox dependencies
      distinct filter first flatMap fold foreach foreachPartition getCheckpointFile getNumPartitions getStorageLevel glom groupBy id intersection
      isCheckpointed isEmpty iterator keyBy localCheckpoint map mapPartitions mapPartitionsWithEvaluator mapPartitionsWithIndex max min name partitioner partitions persist pipe
      preferredLocations randomSplit reduce repartition sample saveAsTextFile setName sortBy sparkContext subtract take
      takeOrdered takeSample toDebugString toLocalIterator toString top treeAggregate treeReduce union unpersist zip
      zipPartitions zipPartitionsWithEvaluator zipWithIndex zipWithUniqueId`),
    leftOut: {
      operator: ["++"],
      jvm: ["toJavaRDD"],
      hadoop: ["saveAsObjectFile"],
      subclass: ["compute"],
      resources: ["getResourceProfile", "withResources"],
    },
  },
  PairRDDFunctions: {
    here: words(`aggregateByKey cogroup collectAsMap combineByKey countApproxDistinctByKey countByKey countByKeyApprox flatMapValues foldByKey fullOuterJoin
      groupByKey groupWith join keys leftOuterJoin lookup mapValues partitionBy reduceByKey reduceByKeyLocally rightOuterJoin
      sampleByKey sampleByKeyExact subtractByKey values`),
    leftOut: {
      jvm: ["combineByKeyWithClassTag"],
      hadoop: words(
        "saveAsHadoopDataset saveAsHadoopFile saveAsNewAPIHadoopDataset saveAsNewAPIHadoopFile",
      ),
    },
  },
  OrderedRDDFunctions: {
    here: ["filterByRange", "repartitionAndSortWithinPartitions", "sortByKey"],
    leftOut: {},
  },
  DoubleRDDFunctions: {
    here: words(
      `histogram mean meanApprox popStdev popVariance sampleStdev sampleVariance stats stdev sum sumApprox variance`,
    ),
    leftOut: {},
  },
  AsyncRDDActions: {
    here: words("collectAsync countAsync foreachAsync foreachPartitionAsync takeAsync"),
    leftOut: {},
  },
  SparkContext: {
    here: words(
      `addJobTag applicationId appName binaryFiles broadcast cancelAllJobs cancelJob cancelJobGroup cancelJobsWithTag
      cancelStage clearCallSite clearJobGroup clearJobTags collectionAccumulator defaultMinPartitions defaultParallelism
      doubleAccumulator emptyRDD getAllPools getCheckpointDir getConf getJobTags getLocalProperty getPersistentRDDs
      getPoolForName getRDDStorageInfo getSchedulingMode isStopped killExecutor killExecutors longAccumulator makeRDD master
      parallelize range register removeJobTag requestExecutors requestTotalExecutors runApproximateJob runJob setCallSite
      setCheckpointDir setJobDescription setJobGroup setLocalProperty stop submitJob textFile union wholeTextFiles`,
    ),
    leftOut: {
      jvm: ["setLogLevel"],
      hadoop: words(
        "binaryRecords hadoopConfiguration hadoopFile hadoopRDD newAPIHadoopFile newAPIHadoopRDD objectFile sequenceFile",
      ),
      resources: ["resources"],
      store: ["files"],
      shipping: words("addArchive addFile addJar archives jars listArchives listFiles listJars"),
      elsewhere: words(
        `addSparkListener applicationAttemptId deployMode getExecutorMemoryStatus isLocal killTaskAttempt removeSparkListener setInterruptOnCancel sparkUser startTime statusTracker uiWebUrl version`,
      ),
    },
  },
  PartialResult: {
    here: words("getFinalValue initialValue isInitialValueFinal map onComplete onFail toString"),
    leftOut: {},
  },
  FutureAction: {
    here: words("cancel get isCancelled isCompleted jobIds onComplete value"),
    leftOut: { waiting: ["ready", "result"] },
  },
  StatCounter: {
    here: words(
      `copy count max mean merge min popStdev popVariance sampleStdev sampleVariance stdev sum toString variance`,
    ),
    leftOut: {},
  },
};
