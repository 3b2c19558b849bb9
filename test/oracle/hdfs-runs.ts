/**
 * What is asked of a real HDFS under real Spark, as data: for record-hdfs.ts and, with the same words, for the engine (hdfs.test.ts).
 *
 * In Hadoop 3.3: MiniDFSCluster with DataNodes called 127.0.0.2, .3 and on, on racks; executors run on the first three. Left out on purpose: erasure coding, caches.
 */

/** Where the policy puts the replicas of a block, asked four hundred times. */
export interface PlacementRun {
  readonly name: string;
  /** The rack of each DataNode. */
  readonly racks: readonly string[];
  /** The DataNode that writes; -1: somebody outside. */
  readonly writer: number;
  readonly replicas: number;
}

/** LocalityPreferredContainerPlacementStrategy. */
export interface ContainerRun {
  readonly name: string;
  readonly containers: number;
  /** Tasks that prefer some host. */
  readonly tasks: number;
  readonly cores: number;
  /** Host -> how many tasks prefer it. */
  readonly prefers: Readonly<Record<string, number>>;
  /** Host -> containers that are there. */
  readonly allocated: Readonly<Record<string, number>>;
  /** Requests that wait and still fit, each with its hosts. */
  readonly pending: readonly (readonly string[])[];
}

export interface ErrorRun {
  readonly name: string;
  /** fs.defaultFS; undefined: as without core-site.xml. */
  readonly defaultFs?: string;
  readonly path: string;
}

const one = ["/a", "/a", "/a", "/a"];
const two = ["/a", "/a", "/b", "/b", "/b"];
const three = ["/a", "/a", "/b", "/b", "/c", "/c"];

const placement = (
  name: string,
  racks: readonly string[],
  writer: number,
  replicas: number,
): PlacementRun => ({ name, racks, writer, replicas });

export const placementRuns: readonly PlacementRun[] = [
  placement("two-racks-of-its-own-1", two, 0, 1),
  placement("two-racks-of-its-own-2", two, 0, 2),
  placement("two-racks-of-its-own-3", two, 0, 3),
  placement("two-racks-other-writer-3", two, 2, 3),
  placement("two-racks-from-outside-1", two, -1, 1),
  placement("two-racks-from-outside-3", two, -1, 3),
  placement("two-racks-of-its-own-4", two, 0, 4),
  placement("two-racks-of-its-own-5", two, 0, 5),
  placement("two-racks-more-than-there-are", two, 0, 7),
  placement("one-rack-3", one, 1, 3),
  placement("three-racks-of-its-own-3", three, 4, 3),
  placement("three-racks-of-its-own-4", three, 4, 4),
  placement("three-racks-of-its-own-5", three, 0, 5),
  placement("a-rack-of-one-3", ["/a", "/b", "/b"], 0, 3),
  placement("racks-of-one-3", ["/a", "/b", "/c"], 1, 3),
  placement("the-other-rack-has-one-3", ["/a", "/a", "/a", "/b"], 0, 3),
];

const containers = (
  name: string,
  [count, tasks, cores]: readonly [number, number, number],
  prefers: Readonly<Record<string, number>>,
  allocated: Readonly<Record<string, number>> = {},
  pending: readonly (readonly string[])[] = [],
): ContainerRun => ({ name, containers: count, tasks, cores, prefers, allocated, pending });

export const containerRuns: readonly ContainerRun[] = [
  containers("nobody-prefers", [1, 0, 5], {}),
  containers("three-on-three", [3, 15, 5], { h3: 15, h4: 15, h5: 10 }, { h1: 1, h2: 1 }),
  containers("some-are-there", [3, 15, 5], { h1: 15, h2: 15, h3: 10 }, { h1: 2, h2: 1 }),
  containers("one-more", [1, 15, 5], { h1: 15, h2: 15, h3: 10 }, { h1: 2, h2: 1 }),
  containers("all-are-there", [3, 15, 5], { h1: 15, h2: 15, h3: 10 }, { h1: 2, h2: 2, h3: 1 }),
  containers("some-wait", [1, 15, 5], { h1: 15, h2: 15, h3: 10 }, { h1: 2, h2: 1 }, [
    ["h2", "h3"],
    ["h1", "h4"],
  ]),
  containers("thirty-tasks-eighteen", [18, 30, 2], { h1: 30, h2: 30, h3: 20, h4: 10 }),
  containers("thirty-tasks-ten", [10, 30, 2], { h1: 30, h2: 30, h3: 20, h4: 10 }),
  containers("one-task", [4, 1, 1], { h1: 1 }),
  containers("three-copies-of-each", [2, 4, 2], { h1: 2, h2: 4, h3: 3, h4: 3 }),
  containers("more-tasks-than-containers", [2, 40, 4], { h1: 40, h2: 10, h3: 1 }),
  containers("half-of-them-wait", [4, 8, 1], { h1: 8, h2: 8 }, { h1: 1 }, [["h1", "h2"], ["h2"]]),
  containers("all-of-them-wait", [2, 4, 2], { h1: 4, h2: 4 }, {}, [["h1"], ["h2"]]),
  containers("far-too-many", [6, 6, 2], { h1: 6 }, { h1: 1, h9: 4 }),
];

export const errorRuns: readonly ErrorRun[] = [
  { name: "nobody-listens", path: "hdfs://localhost:1/x" },
  { name: "no-such-host", path: "hdfs://no-such-namenode.invalid:9000/x" },
  { name: "no-host-without-core-site", path: "hdfs:///x" },
  { name: "no-host-with-core-site", defaultFs: "hdfs://localhost:1", path: "hdfs:///x" },
  { name: "no-scheme-with-core-site", defaultFs: "hdfs://localhost:1", path: "/x" },
  { name: "no-scheme-without-core-site", path: "/no-such-folder/x" },
];

/** Files: bytes, bytes of a block, replicas, and for how many partitions at least they are read. */
export interface FileRun {
  readonly name: string;
  readonly bytes: number;
  readonly block: number;
  readonly replicas: number;
  readonly partitions: number;
}

const file = (
  name: string,
  bytes: number,
  block: number,
  replicas: number,
  partitions: number,
): FileRun => ({ name, bytes, block, replicas, partitions });

export const fileRuns: readonly FileRun[] = [
  file("a-block-each", 4096, 1024, 2, 2),
  file("a-short-last-block", 4500, 1024, 3, 2),
  file("a-tail-of-less-than-a-tenth", 4150, 1024, 3, 2),
  file("smaller-than-a-block", 700, 1024, 1, 1),
  file("smaller-than-a-block-in-two", 700, 1024, 3, 2),
  file("more-partitions-than-blocks", 4096, 2048, 2, 8),
  file("across-blocks", 4096, 1024, 2, 5),
  file("a-copy-each", 6144, 1024, 1, 2),
  file("nothing", 0, 1024, 3, 2),
];

/** DataNodes on which the files above lie: the first three have executors beside them. */
export const fileRacks = ["/a", "/a", "/b", "/b"];

/** DataNodes that go, after which a file is read: `stopped` holders of the first block, with that many replicas of each block. */
export interface LossRun {
  readonly name: string;
  readonly racks: readonly string[];
  readonly replicas: number;
  readonly stopped: number;
}

export const lossRuns: readonly LossRun[] = [
  { name: "one-of-three", racks: two, replicas: 3, stopped: 1 },
  { name: "two-of-three", racks: two, replicas: 3, stopped: 2 },
  { name: "all-of-three", racks: two, replicas: 3, stopped: 3 },
  { name: "one-of-one", racks: one, replicas: 1, stopped: 1 },
  { name: "one-of-two", racks: one, replicas: 2, stopped: 1 },
  { name: "nowhere-to-copy-to", racks: ["/a", "/a", "/b"], replicas: 3, stopped: 1 },
];

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .map(([host, count]) => `${host}=${count}`)
    .join(" ");

/** The lines that OnHdfs.scala reads. */
export function hdfsLines(): string[] {
  const lossLines = ({ name, racks, replicas, stopped }: LossRun): string[] => {
    const left = racks.length - stopped;
    return [
      `cluster ${racks.join(",")}`,
      `write /lost 900 1024 ${replicas}`,
      `until-replicas ${name}-before /lost ${replicas}`,
      `stop-holder /lost ${stopped}`,
      `read ${name}-at-once /lost 2`,
      `until-live ${left} ${name}`,
      ...(stopped < replicas
        ? [`until-replicas ${name}-after /lost ${Math.min(replicas, left)}`]
        : []),
      `read ${name}-later /lost 2`,
    ];
  };
  return [
    ...containerRuns.map(
      ({ name, containers: count, tasks, cores, prefers, allocated, pending }) =>
        `containers ${name} ${count} ${tasks} ${cores} ${counts(prefers)} ; ${counts(allocated)} ; ${pending.map((hosts) => hosts.join("+")).join(" ")}`,
    ),
    ...placementRuns.map(
      ({ name, racks, writer, replicas }) =>
        `placement ${name} ${racks.join(",")} ${writer} ${replicas}`,
    ),
    ...errorRuns.map(({ name, defaultFs, path }) => `error ${name} ${defaultFs ?? "-"} ${path}`),
    `cluster ${fileRacks.join(",")}`,
    ...fileRuns.flatMap(({ name, bytes, block, replicas, partitions }) => [
      `write /${name} ${bytes} ${block} ${replicas}`,
      `until-replicas ${name} /${name} ${replicas}`,
      `read ${name} /${name} ${partitions}`,
    ]),
    "read missing /no-such-file 2",
    "default-path without-a-scheme /a-block-each",
    "default-path without-a-host hdfs:///a-block-each",
    "save two-replicas /saved 2 1024",
    "save one-replica /saved-1 1 2048",
    ...lossRuns.flatMap(lossLines),
  ];
}
