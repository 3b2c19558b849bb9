/**
 * Geometry of the cluster picture: however many machines, executors and drivers there are, a wire touches the two boxes at which it
 * ends and no other, and no two boxes overlap.
 *
 * It reads the drawing itself, rounded corners and all. In Spark: nothing. Left out on purpose: wires over wires; they share their way.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsOf, standalone, submit } from "#engine/index";
import { clusterPicture, drawnCluster } from "../../book/theme/pictures/cluster.ts";
import type { Machine, StandingProcess } from "../../book/theme/pictures/machines.ts";
import { wordsOf } from "../../book/theme/pictures/words.ts";

/** A box by its borders. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Seen {
  readonly machines: readonly Box[];
  readonly processes: readonly (Box & { readonly role: string })[];
  /** The parts of each wire, each within its box; and the points where the wire begins and ends. */
  readonly wires: readonly { readonly parts: readonly Box[]; readonly ends: readonly Box[] }[];
}

const boundsOf = (numbers: readonly number[]): Box => {
  const xs = numbers.filter((_, at) => at % 2 === 0);
  const ys = numbers.filter((_, at) => at % 2 === 1);
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
};

/** A curve lies within the box around its three points, a stretch within that around its two. */
function wireOf(path: string): Seen["wires"][number] {
  const steps = [...path.matchAll(/[MLQ]([^MLQ]*)/g)].map(([, said = ""]) =>
    said.trim().split(/\s+/).map(Number),
  );
  const last = (step: readonly number[] = []): readonly number[] => step.slice(-2);
  const parts = steps.slice(1).map((step, at) => boundsOf([...last(steps[at]), ...step]));
  return { parts, ends: [boundsOf(last(steps[0])), boundsOf(last(steps.at(-1)))] };
}

function boxOf(attributes: string): Box {
  const value = (name: string): number =>
    Number(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1]);
  const [left, top] = [value("x"), value("y")];
  return { left, top, right: left + value("width"), bottom: top + value("height") };
}

function seenIn(body: string): Seen {
  const boxes = [...body.matchAll(/<g class="(machine|process ([a-z]+))[^"]*"><rect([^>]*)>/g)];
  const kept = boxes.map(([, kind = "", role = "", attributes = ""]) => ({
    kind,
    role,
    ...boxOf(attributes),
  }));
  return {
    machines: kept.filter(({ kind }) => kind === "machine"),
    processes: kept.filter(({ kind }) => kind !== "machine"),
    wires: [...body.matchAll(/<path d="([^"]*)" class="wire/g)].map(([, d = ""]) => wireOf(d)),
  };
}

const meet = (a: Box, b: Box): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

const holds = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left &&
  outer.right >= inner.right &&
  outer.top <= inner.top &&
  outer.bottom >= inner.bottom;

/** What is wrong with a drawing, in words. */
function faultsIn({ machines, processes, wires }: Seen, drawing: Box): string[] {
  const faults: string[] = [];
  for (const [at, wire] of wires.entries()) {
    const own = wire.ends.map((end) => processes.findIndex((box) => meet(box, end)));
    const roles = own.map((index) => processes[index]?.role).join(" to ");
    if (roles !== "driver to executor") faults.push(`wire ${at} goes from ${roles}`);
    const crossed = (box: Box): boolean => wire.parts.some((part) => meet(part, box));
    for (const [index, box] of processes.entries())
      if (!own.includes(index) && crossed(box)) faults.push(`wire ${at} crosses: ${box.role}`);
    for (const machine of machines)
      if (!wire.ends.some((end) => meet(machine, end)) && crossed(machine))
        faults.push(`wire ${at} crosses a machine`);
    if (!wire.parts.every((part) => holds(drawing, part))) faults.push(`wire ${at} leaves`);
  }
  for (const boxes of [machines, processes])
    for (const [at, box] of boxes.entries())
      if (!holds(drawing, box) || boxes.slice(at + 1).some((other) => meet(box, other)))
        faults.push(`box ${at} overlaps or leaves`);
  return faults;
}

function looked(drawn: ReturnType<typeof drawnCluster>): { seen: Seen; faults: string[] } {
  const seen = seenIn(drawn.body);
  const drawing = { left: 0, top: 0, right: drawn.width, bottom: drawn.height };
  return { seen, faults: faultsIn(seen, drawing) };
}

const roles: StandingProcess["role"][] = ["submitter", "driver", "Master", "Worker", "executor"];
const process = (role: StandingProcess["role"], host: string): fc.Arbitrary<StandingProcess> =>
  fc.record({ cores: fc.nat({ max: 14 }), killed: fc.boolean() }).map(({ cores, killed }) => ({
    role,
    name: role,
    host,
    cores,
    from: 0,
    to: undefined,
    killed,
  }));

/** Machines with anything on them: more than one driver, executors where no Worker is, and so on. */
const machine = (host: string): fc.Arbitrary<Machine> =>
  fc
    .array(
      fc
        .constantFrom(...roles, "Worker" as const, "executor" as const)
        .chain((role) => process(role, host)),
      {
        minLength: 1,
        maxLength: 7,
      },
    )
    .map((processes) => ({ host, cores: undefined, processes }));

const machines = fc
  .nat({ max: 13 })
  .chain((many) => fc.tuple(...Array.from({ length: many + 1 }, (_, at) => machine(`host-${at}`))));

test("no wire crosses a box at which it does not end, whatever stands where", () => {
  let wires = 0;
  fc.assert(
    fc.property(machines, (drawnMachines) => {
      const all = drawnMachines.flatMap(({ processes }) => processes);
      const { seen, faults } = looked(drawnCluster(drawnMachines, wordsOf("en")));
      expect(faults).toEqual([]);
      const hasDriver = all.some(({ role }) => role === "driver");
      expect(seen.wires).toHaveLength(
        hasDriver ? all.filter(({ role }) => role === "executor").length : 0,
      );
      wires += seen.wires.length;
    }),
    { numRuns: 300, seed: 15 },
  );
  expect(wires).toBeGreaterThan(1000);
});

test.each([
  [1, "client"],
  [2, "cluster"],
  [5, "client"],
  [8, "cluster"],
] as const)("nor in the picture of a run on %d workers in %s mode", async (workers, deployMode) => {
  const app = await submit(
    standalone({ workers, cores: 4, memory: "8g" }),
    { seed: 3, deployMode, submitHost: "laptop", conf: { "spark.executor.cores": "2" } },
    (spark) => spark.sparkContext.range(0, 40, 1, 8).count(),
  );
  const { seen, faults } = looked(clusterPicture(app.events, wordsOf("ko")));
  expect(faults).toEqual([]);
  expect(seen.wires).toHaveLength(eventsOf(app.events, "SparkListenerExecutorAdded").length);
});

test("a wire through a box is seen", () => {
  const box = (role: string, x: number): string =>
    `<g class="process ${role}"><rect x="${x}" y="0" width="10" height="10"></rect></g>`;
  const body = `${box("driver", 0)}${box("executor", 20)}${box("executor", 40)}<path d="M10 5 L40 5" class="wire"/>`;
  const drawing = { left: 0, top: 0, right: 50, bottom: 10 };
  expect(faultsIn(seenIn(body), drawing)).toEqual(["wire 0 crosses: executor"]);
});
