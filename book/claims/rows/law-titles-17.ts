/**
 * Titles of chapter 17's laws: what managers give, who lives and dies with whom, what is the same whoever manages.
 *
 * The English title is the law's name in `chapters/17-deploying`, word for word. Left out on purpose: the law itself.
 * Source: Spark 3.5.3, Hadoop 3.3.4.
 */
import type { LawSection } from "../claim.ts";

export const lawTitles17: readonly LawSection[] = [
  {
    en: "What a manager gives",
    ko: "매니저가 주는 것",
    laws: [
      {
        en: "a container is what was asked for, up to the next whole step; the ApplicationMaster's is the first",
        ko: "컨테이너는 요청을 다음 단위까지 올린 크기다. 애플리케이션마스터의 것이 처음이다.",
      },
      {
        en: "no node gives more than it has, whatever dies; at the end everything is given back",
        ko: "무엇이 죽든 노드는 가진 것보다 많이 주지 않는다. 끝나면 모두 돌아온다.",
      },
      {
        en: "an application that asks for nothing has executors of 1 GiB: two of one core on YARN, one with all cores on each worker of a standalone cluster",
        ko: "아무것도 요청하지 않은 애플리케이션의 익스큐터는 1 GiB다. YARN에서는 코어 1개짜리 둘, 스탠드얼론에서는 워커마다 코어를 다 가진 하나다.",
      },
    ],
  },
  {
    en: "Who lives and dies with whom",
    ko: "누가 누구와 살고 죽는가",
    laws: [
      {
        en: "with whoever submitted dies an application in client mode; one in cluster mode goes on",
        ko: "클라이언트 모드의 애플리케이션은 제출한 쪽과 함께 죽고, 클러스터 모드의 것은 계속 돈다.",
      },
      {
        en: "in cluster mode spark-submit stays until the application is over, unless it is told not to wait",
        ko: "클러스터 모드의 spark-submit은 애플리케이션이 끝날 때까지 남는다. 기다리지 말라고 했을 때만 떠난다.",
        holdsWhen: { en: "on YARN", ko: "YARN일 때" },
      },
      {
        en: "an ApplicationMaster that dies is started once more: in cluster mode the program begins anew, in client mode it goes on",
        ko: "죽은 애플리케이션마스터는 한 번 더 뜬다. 클러스터 모드에서는 프로그램이 처음부터 다시 돌고, 클라이언트 모드에서는 이어서 돈다.",
      },
      {
        en: "what YARN says of an application in cluster mode is how its program ended; in client mode it says SUCCEEDED whatever happened",
        ko: "YARN이 말하는 결과는 클러스터 모드에서는 프로그램의 결과이고, 클라이언트 모드에서는 무슨 일이 있어도 SUCCEEDED다.",
      },
    ],
  },
  {
    en: "Between managers",
    ko: "매니저를 바꾸면",
    laws: [
      {
        en: "on standalone and on YARN an application has the same results, stages and tasks, and its own driver sends them; only who grants differs",
        ko: "스탠드얼론에서도 YARN에서도 애플리케이션의 결과와 스테이지와 태스크는 같고, 태스크는 드라이버가 보낸다. 누가 자원을 주는지만 다르다.",
      },
      {
        en: "a submission to YARN without HADOOP_CONF_DIR and YARN_CONF_DIR is refused before anything has an id; no other master asks for them",
        ko: "HADOOP_CONF_DIR도 YARN_CONF_DIR도 없이 YARN에 제출하면 ID가 생기기 전에 거절된다. 다른 마스터는 그것을 묻지 않는다.",
      },
    ],
  },
  {
    en: "What Mesos offers, and who takes it",
    ko: "메소스의 제안, 받는 쪽",
    laws: [
      {
        en: "an offer of Mesos is answered once: with executors that fit into it, or declined, for two minutes where the agent is unfit or cores enough are held",
        ko: "메소스의 제안에는 한 번 답한다. 들어맞는 익스큐터를 띄우거나 거절한다. 에이전트가 조건에 맞지 않거나 코어를 다 채웠으면 2분 동안 거절한다.",
      },
      {
        en: "on Mesos nothing is given twice: the tasks of an agent never hold more than it has, and a declined offer does not come back before its time",
        ko: "메소스에서 같은 자원이 두 번 나가지 않는다. 에이전트의 태스크는 있는 것보다 많이 쥐지 않고, 거절한 제안은 때가 되기 전에 다시 오지 않는다.",
      },
    ],
  },
  {
    en: "What is held on Mesos, and how long",
    ko: "메소스에서 쥐는 것과 쥐는 동안",
    laws: [
      {
        en: "in coarse-grained mode an executor is one task of Mesos, and its cores are held from its first job to the end of the application, work or no work",
        ko: "굵은 단위 모드에서 익스큐터는 메소스 태스크 하나이고, 그 코어는 일이 있든 없든 첫 잡부터 애플리케이션이 끝날 때까지 쥐고 있다.",
      },
      {
        en: "in fine-grained mode the cores of a task come back when it ends, an executor's own core and its memory do not",
        ko: "미세 단위 모드에서 태스크의 코어는 태스크가 끝나면 돌아오지만, 익스큐터 몫의 코어와 메모리는 돌아오지 않는다.",
      },
    ],
  },
  {
    en: "The dispatcher of Mesos",
    ko: "메소스의 디스패처",
    laws: [
      {
        en: "a supervised driver that fails or is lost waits one second, then twice as long each time, up to a minute; every other end is the end",
        ko: "감독받는 드라이버는 실패하거나 사라지면 1초, 그다음부터 갑절씩 최대 1분까지 기다렸다 다시 뜬다. 다른 끝은 모두 끝이다.",
      },
      {
        en: "a driver that waits one second is started again when the dispatcher is offered something again: it has just declined everything, for two minutes",
        ko: "1초를 기다리는 드라이버도 디스패처가 제안을 다시 받아야 뜬다. 디스패처는 그사이 온 제안을 2분 동안 모두 거절했기 때문이다.",
      },
    ],
  },
  {
    en: "Files in blocks",
    ko: "블록으로 나뉜 파일",
    laws: [
      {
        en: "a file on HDFS is cut where its blocks end, and a split would like to run where its block lies; one that reaches into a second block names nobody",
        ko: "HDFS의 파일은 블록이 끝나는 곳에서 잘리고, 스플릿은 자기 블록이 있는 곳에서 돌고 싶어 한다. 둘째 블록까지 걸친 스플릿은 아무 호스트도 대지 않는다.",
        holdsWhen: { en: "hosts go by names", ko: "호스트를 이름으로 부를 때" },
      },
      {
        en: "a block is lost when every DataNode with a copy of it is, and not before; a job that reads it then fails with BlockMissingException",
        ko: "복제본을 가진 데이터노드를 모두 잃어야 블록을 잃는다. 그때 그 블록을 읽는 잡은 BlockMissingException으로 실패한다.",
      },
      {
        en: "what a task reads comes from its own machine where that keeps the block, and crosses the network where it does not",
        ko: "태스크가 읽는 것은 자기 머신이 그 블록을 가지고 있으면 거기서 오고, 없으면 네트워크를 건너온다.",
      },
    ],
  },
  {
    en: "Three kinds of machines",
    ko: "세 가지 머신",
    laws: [
      {
        en: "a machine that computes and keeps nothing can be lost without a copy being lost; of one that keeps blocks the copies are made again elsewhere",
        ko: "계산만 하고 블록을 두지 않는 머신은 잃어도 복제본이 줄지 않는다. 블록을 두는 머신의 복제본은 다른 곳에 다시 만들어진다.",
      },
    ],
  },
  {
    en: "Two files of settings",
    ko: "설정 파일 두 개",
    laws: [
      {
        en: "a path without a scheme means the file system that core-site.xml names, the local one if none does; a whole address needs no settings, half a one does",
        ko: "스킴이 없는 경로는 core-site.xml이 말하는 파일 시스템을 뜻하고, 말이 없으면 로컬이다. 온전한 주소에는 설정이 필요 없고, 반쪽 주소에는 필요하다.",
      },
      {
        en: "how many copies a file has and how large its blocks are is in whoever writes it: what hdfs-site.xml says there, 3 and 128 MB if nothing",
        ko: "파일의 복제본 수와 블록 크기는 쓰는 쪽이 정한다. 그쪽 hdfs-site.xml의 값이고, 없으면 3개와 128 MB다.",
      },
      {
        en: "the settings are those of the folder that the environment names, HADOOP_CONF_DIR first; no folder is built in, and a file that is not there says nothing",
        ko: "설정은 환경 변수가 가리키는 폴더의 것이고, HADOOP_CONF_DIR이 먼저다. 정해진 폴더는 없고, 없는 파일은 아무 말도 하지 않는다.",
      },
    ],
  },
  {
    en: "What the deploy mode decides",
    ko: "배포 모드가 정하는 것",
    laws: [
      {
        en: "whoever manages, results, stages and tasks are the same in either mode; the mode says whose machine the driver runs on",
        ko: "어느 매니저든 어느 모드든 결과와 스테이지와 태스크는 같다. 모드는 드라이버가 누구의 머신에서 도는지를 정한다.",
        holdsWhen: {
          en: "spark.default.parallelism is set",
          ko: "spark.default.parallelism을 정했을 때",
        },
      },
      {
        en: "whoever manages, an application in client mode dies with whoever submitted it, and one in cluster mode does not notice",
        ko: "어느 매니저든 클라이언트 모드의 애플리케이션은 제출한 쪽과 함께 죽고, 클러스터 모드의 것은 눈치채지 못한다.",
      },
      {
        en: "in cluster mode spark-submit stays to the end on YARN and Kubernetes, and is gone before it on standalone and Mesos",
        ko: "클러스터 모드의 spark-submit은 YARN과 쿠버네티스에서는 끝까지 남고, 스탠드얼론과 메소스에서는 그 전에 떠난다.",
        holdsWhen: {
          en: "the application lasts longer than spark-submit takes to look once, and nobody has set otherwise",
          ko: "spark-submit이 상태를 한 번 볼 때까지보다 오래 도는 애플리케이션이고 따로 정하지 않았을 때",
        },
      },
      {
        en: "what is not set follows the manager: the first RDD has two partitions on standalone and Mesos, and on YARN and Kubernetes one for each core of four fifths of the executors or more",
        ko: "정하지 않은 것은 매니저를 따른다. 첫 RDD의 파티션은 스탠드얼론과 메소스에서는 2개이고, YARN과 쿠버네티스에서는 익스큐터 5분의 4 이상의 코어 수만큼이다.",
        holdsWhen: {
          en: "the RDD is made as soon as the context is there",
          ko: "컨텍스트가 생기자마자 RDD를 만들 때",
        },
      },
    ],
  },
  {
    en: "Between applications",
    ko: "애플리케이션 사이",
    laws: [
      {
        en: "an application runs its tasks on executors of its own; when one application is killed, the other keeps every executor and its result",
        ko: "애플리케이션은 자기 익스큐터에서만 태스크를 돌린다. 하나를 강제로 끝내도 다른 하나는 익스큐터와 결과를 모두 지킨다.",
      },
      {
        en: "a standalone Master goes through applications in the order in which they came; one that fits nowhere is passed over, and those behind it are served",
        ko: "스탠드얼론 마스터는 온 순서대로 애플리케이션을 본다. 어디에도 들어가지 않는 것은 건너뛰고 뒤의 것을 챙긴다.",
      },
      {
        en: "of two tenants on YARN the second has its job done sooner when the first gives its idle executors back",
        ko: "YARN의 두 세입자 가운데 나중 것은, 먼저 온 것이 노는 익스큐터를 돌려줄 때 잡을 더 빨리 끝낸다.",
      },
    ],
  },
  {
    en: "Within an application",
    ko: "애플리케이션 안",
    laws: [
      {
        en: "jobs of one application run side by side: under FIFO a later job gets a core only when no task of an earlier one waits, under FAIR a job in a pool of its own gets the next core that is free",
        ko: "한 애플리케이션의 잡은 함께 돈다. FIFO에서는 앞선 잡에 기다리는 태스크가 없어야 뒤의 잡이 코어를 받고, FAIR에서는 자기 풀이 있는 잡이 다음에 비는 코어를 받는다.",
        holdsWhen: { en: "two cores or more", ko: "코어가 둘 이상일 때" },
      },
    ],
  },
  {
    en: "Pods",
    ko: "파드",
    laws: [
      {
        en: "a pod asks for its heap and an overhead beside it: what is said, or a share of the heap, 384 MiB at least; its own factor wins over that of all pods, and without any a driver in Python gets four tenths",
        ko: "파드는 힙과 오버헤드를 함께 요청한다. 오버헤드는 적어 준 값이거나 힙의 일정 비율이고 적어도 384 MiB다. 자기 계수가 공통 계수보다 먼저이고, 둘 다 없으면 파이썬 드라이버는 10분의 4다.",
      },
      {
        en: "executors are asked for in batches, and none before every pod of the last one was seen or has registered; all together are as many as are wanted, whether a node has room for them or not",
        ko: "익스큐터는 묶음으로 청하고, 지난 묶음의 파드가 모두 보이거나 등록하기 전에는 더 청하지 않는다. 노드에 자리가 있든 없든 모두 합하면 원하는 수다.",
      },
      {
        en: "no node keeps more for pods than it has; a pod that fits nowhere waits, and takes its turn when another has ended",
        ko: "노드는 가진 것보다 많이 파드에 내주지 않는다. 들어갈 곳이 없는 파드는 기다렸다가 다른 파드가 끝나면 차례를 얻는다.",
      },
    ],
  },
  {
    en: "Drivers in pods",
    ko: "파드 안의 드라이버",
    laws: [
      {
        en: "in cluster mode spark-submit makes one pod, and what runs in it makes the others, which register with it before they get a task; in client mode there is no driver's pod",
        ko: "클러스터 모드에서 spark-submit은 파드 하나를 만들고, 그 안의 드라이버가 나머지를 만든다. 나머지는 드라이버에 등록한 뒤에 태스크를 받는다. 클라이언트 모드에는 드라이버 파드가 없다.",
      },
      {
        en: "at the end executor pods are gone unless they are to be kept; the driver's pod stays with its log, its node keeps nothing for it, and whoever deletes it deletes what it owns",
        ko: "끝나면 익스큐터 파드는 남기라고 하지 않는 한 사라진다. 드라이버 파드는 로그와 함께 남고 노드는 그 몫을 잡아 두지 않는다. 그것을 지우면 그것이 가진 것도 지워진다.",
      },
      {
        en: "however a driver in a pod ends, spark-submit ends with 0; with 1 where nothing could be made: no image, no right, no namespace",
        ko: "파드 안의 드라이버가 어떻게 끝나든 spark-submit은 0으로 끝난다. 이미지나 권한이나 네임스페이스가 없어 아무것도 만들지 못했으면 1이다.",
      },
    ],
  },
];
