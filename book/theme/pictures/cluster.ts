/**
 * The cluster picture: machines as boxes, processes in them, cores as squares, lines from the driver to its executors.
 *
 * In Spark: the overview picture of its documentation, drawn here from a run. What died is dashed and says so. Left out on
 * purpose: the order in which things came; the sequence shows that.
 */
import type { TracedEvent } from "#engine/index";
import { machinesIn, type Machine, type StandingProcess } from "./machines.ts";
import { secondsOf } from "./model.ts";
import { el, text, type Drawing } from "./svg.ts";
import type { PictureWords } from "./words.ts";

const wide = 210;
const gap = 46;
const pad = 10;
const boxHeight = 44;

interface Placed {
  readonly process: StandingProcess;
  readonly x: number;
  readonly y: number;
}

interface PlacedMachine {
  readonly machine: Machine;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly processes: readonly Placed[];
}

const heightOf = (machine: Machine): number => 30 + machine.processes.length * (boxHeight + 8) + 4;

/** Machines with a Worker stand in rows at the right, the others in a column at the left. */
function placed(machines: readonly Machine[]): PlacedMachine[] {
  const isWorker = (machine: Machine): boolean =>
    machine.processes.some(({ role }) => role === "Worker");
  const leftSide = machines.filter((machine) => !isWorker(machine));
  const rightSide = machines.filter(isWorker);
  const columns = rightSide.length > 4 ? 3 : rightSide.length > 1 ? 2 : 1;
  const out: PlacedMachine[] = [];
  let y = pad;
  for (const machine of leftSide) {
    out.push(at(machine, pad, y));
    y += heightOf(machine) + 18;
  }
  const start = leftSide.length === 0 ? pad : pad + wide + gap + 20;
  y = pad;
  for (let first = 0; first < rightSide.length; first += columns) {
    const row = rightSide.slice(first, first + columns);
    for (const [index, machine] of row.entries())
      out.push(at(machine, start + index * (wide + 18), y));
    y += Math.max(...row.map(heightOf)) + 18;
  }
  return out;
}

function at(machine: Machine, x: number, y: number): PlacedMachine {
  const processes = machine.processes.map((process, index) => ({
    process,
    x: x + pad,
    y: y + 30 + index * (boxHeight + 8),
  }));
  return { machine, x, y, height: heightOf(machine), processes };
}

function drawnProcess({ process, x, y }: Placed, words: PictureWords): string {
  const width = wide - 2 * pad;
  const cores = process.role === "executor" ? (process.cores ?? 0) : 0;
  const squares = Array.from({ length: Math.min(cores, 10) }, (_, index) =>
    el("rect", { x: x + 10 + index * 15, y: y + 26, width: 11, height: 11, rx: 2, class: "core" }),
  );
  const note = process.killed
    ? `✝ ${words.gone}`
    : process.role === "Worker" && process.cores !== undefined
      ? words.slots(process.cores)
      : "";
  const spill =
    cores > 10 ? text(x + 10 + 10 * 15, y + 36, `+${cores - 10}`, { class: "small" }) : "";
  return el(
    "g",
    { class: `process ${process.role.toLowerCase()}${process.killed ? " killed" : ""}` },
    el("rect", { x, y, width, height: boxHeight, rx: 5, class: "box" }),
    text(x + 10, y + 19, process.role === "driver" ? `${words.driver} · main` : process.name, {
      class: "strong",
    }),
    text(x + width - 10, y + 19, note, {
      class: process.killed ? "small bad" : "small faint",
      "text-anchor": "end",
    }),
    ...squares,
    spill,
  );
}

/** Lines from the driver to each of its executors: tasks go out, results come back. */
function linesOf(machines: readonly PlacedMachine[]): string {
  const all = machines.flatMap(({ processes }) => processes);
  const driver = all.findLast(({ process }) => process.role === "driver");
  if (driver === undefined) return "";
  return all
    .filter(({ process }) => process.role === "executor")
    .map((executor) => {
      const left = driver.x < executor.x;
      const same = driver.x === executor.x;
      const x1 = same || left ? driver.x + wide - 2 * pad : driver.x;
      const x2 = same ? x1 : left ? executor.x : executor.x + wide - 2 * pad;
      const y1 = driver.y + boxHeight / 2;
      const y2 = executor.y + boxHeight / 2;
      const bend = same ? 26 : 0;
      const middle = (x1 + x2) / 2;
      const d = same
        ? `M${x1} ${y1} C${x1 + bend} ${y1} ${x1 + bend} ${y2} ${x2} ${y2}`
        : `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
      return el("path", { d, class: executor.process.killed ? "wire killed" : "wire" });
    })
    .join("");
}

export function clusterPicture(
  events: readonly TracedEvent[],
  words: PictureWords,
): Omit<Drawing, "id" | "title" | "tableName"> {
  const machines = machinesIn(events);
  const boxes = placed(machines);
  const frames = boxes.map(({ machine, x, y, height }) =>
    el(
      "g",
      { class: "machine" },
      el("rect", { x, y, width: wide, height, rx: 8, class: "box" }),
      text(x + pad, y + 20, words.machine(machine.host), { class: "small" }),
    ),
  );
  const inside = boxes.flatMap(({ processes }) => processes.map((one) => drawnProcess(one, words)));
  const rows = machines.flatMap(({ host, processes }) =>
    processes.map((one) => [
      host,
      one.name,
      one.cores === undefined ? "" : String(one.cores),
      secondsOf(one.from),
      one.to === undefined ? "" : `${secondsOf(one.to)}${one.killed ? ` (${words.gone})` : ""}`,
    ]),
  );
  return {
    width: Math.max(0, ...boxes.map(({ x }) => x + wide)) + pad + 20,
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)) + pad,
    body: frames.join("") + linesOf(boxes) + inside.join(""),
    description: machines
      .map(
        ({ host, processes }) =>
          `${host}: ${processes.map(({ name, killed }) => (killed ? `${name} (${words.gone})` : name)).join(", ")}.`,
      )
      .join(" "),
    table: { heads: words.heads.cluster, rows },
  };
}
