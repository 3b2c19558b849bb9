/**
 * Where the boxes of the cluster picture stand, and the way each wire takes between them.
 *
 * Machines without a Worker stand in a column at the left, the others in rows at the right. Wires run in the lanes that stay free:
 * one beside each column of machines, one above each row; within a machine, along its edge. So no wire crosses a box at which it
 * does not end, however many there are. No counterpart in Spark. Left out on purpose: lanes of their own for wires that go together.
 */
import type { Machine, StandingProcess } from "./machines.ts";

export const machineWidth = 210;
export const pad = 10;
export const processWidth = machineWidth - 2 * pad;
export const processHeight = 44;
/** Between machines; a lane is its middle. */
const gap = 18;
/** Between the column at the left and the rows: the driver's wires begin here. */
const aisle = 66;
const head = 30;
const between = 8;

export interface PlacedProcess {
  readonly process: StandingProcess;
  readonly x: number;
  readonly y: number;
}

export interface PlacedMachine {
  readonly machine: Machine;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly processes: readonly PlacedProcess[];
  /** The lane beside its column, and whether that is at its left or its right. */
  readonly lane: number;
  readonly laneAt: "left" | "right";
  /** The lane above it; in the rows it is that of the whole row. */
  readonly laneAbove: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Wire {
  readonly executor: StandingProcess;
  /** Corners of the way from the driver's box to the executor's; each stretch is level or upright. */
  readonly points: readonly Point[];
}

const heightOf = (machine: Machine): number =>
  head + machine.processes.length * (processHeight + between) + 4;

const hasWorker = (machine: Machine): boolean =>
  machine.processes.some(({ role }) => role === "Worker");

export function placedMachines(machines: readonly Machine[]): PlacedMachine[] {
  const leftSide = machines.filter((machine) => !hasWorker(machine));
  const rightSide = machines.filter(hasWorker);
  const columns = rightSide.length > 4 ? 3 : rightSide.length > 1 ? 2 : 1;
  const start = leftSide.length === 0 ? gap : pad + machineWidth + aisle;
  const leftLane = rightSide.length === 0 ? pad + machineWidth + gap / 2 : start - gap / 2;
  const out: PlacedMachine[] = [];
  let y = gap;
  for (const machine of leftSide) {
    out.push(placed(machine, { x: pad, y }, { lane: leftLane, laneAt: "right" }));
    y += heightOf(machine) + gap;
  }
  y = gap;
  for (let first = 0; first < rightSide.length; first += columns) {
    const row = rightSide.slice(first, first + columns);
    for (const [index, machine] of row.entries()) {
      const x = start + index * (machineWidth + gap);
      out.push(placed(machine, { x, y }, { lane: x - gap / 2, laneAt: "left" }));
    }
    y += Math.max(...row.map(heightOf)) + gap;
  }
  return out;
}

function placed(
  machine: Machine,
  { x, y }: Point,
  side: Pick<PlacedMachine, "lane" | "laneAt">,
): PlacedMachine {
  const processes = machine.processes.map((process, index) => ({
    process,
    x: x + pad,
    y: y + head + index * (processHeight + between),
  }));
  return { machine, x, y, height: heightOf(machine), processes, laneAbove: y - gap / 2, ...side };
}

interface Standing {
  readonly at: PlacedMachine;
  readonly box: PlacedProcess;
}

/** One wire from the driver to each executor: tasks go out, results come back. */
export function wiresOf(machines: readonly PlacedMachine[]): Wire[] {
  const all = machines.flatMap((at) => at.processes.map((box): Standing => ({ at, box })));
  const driver = all.findLast(({ box }) => box.process.role === "driver");
  if (driver === undefined) return [];
  return all
    .filter(({ box }) => box.process.role === "executor")
    .map((to) => ({ executor: to.box.process, points: wayOf(driver, to) }));
}

/** The point of a box that looks to its machine's lane. */
const doorOf = ({ at, box }: Standing): Point => ({
  x: at.laneAt === "left" ? box.x : box.x + processWidth,
  y: box.y + processHeight / 2,
});

function wayOf(driver: Standing, executor: Standing): Point[] {
  const [from, to] = [doorOf(driver), doorOf(executor)];
  const through = (x: number): Point[] => [from, { x, y: from.y }, { x, y: to.y }, to];
  if (driver.at === executor.at)
    return through(driver.at.laneAt === "left" ? from.x - pad / 2 : from.x + pad / 2);
  const [out, into] = [driver.at.lane, executor.at.lane];
  if (out === into) return through(out);
  // Only rows have lanes above them that reach from one column to another.
  const above = (executor.at.laneAt === "left" ? executor : driver).at.laneAbove;
  return [
    from,
    { x: out, y: from.y },
    { x: out, y: above },
    { x: into, y: above },
    { x: into, y: to.y },
    to,
  ];
}

/** At most as long as half of what is free beside a lane. */
const bend = 7;

/** The way as the data of an SVG path, its corners rounded. */
export function pathOf(points: readonly Point[]): string {
  const parts: string[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) parts.push(`M${point.x} ${point.y}`);
    else if (after === undefined) parts.push(`L${point.x} ${point.y}`);
    else {
      const [a, b] = [towards(point, before), towards(point, after)];
      parts.push(`L${a.x} ${a.y}`, `Q${point.x} ${point.y} ${b.x} ${b.y}`);
    }
  }
  return parts.join(" ");
}

/** The place where the bend around a corner begins, on the stretch to its neighbour. */
function towards(corner: Point, neighbour: Point): Point {
  const [dx, dy] = [neighbour.x - corner.x, neighbour.y - corner.y];
  const long = Math.abs(dx) + Math.abs(dy);
  const share = long === 0 ? 0 : Math.min(bend, long / 2) / long;
  return { x: corner.x + dx * share, y: corner.y + dy * share };
}
