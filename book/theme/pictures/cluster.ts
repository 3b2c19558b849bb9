/**
 * The cluster picture: machines as boxes, processes in them, cores as squares, wires from the driver to its executors.
 *
 * In Spark: the overview picture of its documentation, drawn here from a run. What died is dashed and says so. Left out on
 * purpose: the order in which things came; the sequence shows that.
 */
import type { TracedEvent } from "#engine/index";
import {
  machineWidth,
  pad,
  pathOf,
  placedMachines,
  type PlacedMachine,
  type PlacedProcess,
  processHeight,
  processWidth,
  wiresOf,
} from "./cluster-layout.ts";
import { machinesIn, type Machine } from "./machines.ts";
import { secondsOf } from "./model.ts";
import { el, text, type Drawing } from "./svg.ts";
import type { PictureWords } from "./words.ts";

function drawnProcess({ process, x, y }: PlacedProcess, words: PictureWords): string {
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
    el("rect", { x, y, width: processWidth, height: processHeight, rx: 5, class: "box" }),
    text(x + 10, y + 19, process.role === "driver" ? `${words.driver} · main` : process.name, {
      class: "strong",
    }),
    text(x + processWidth - 10, y + 19, note, {
      class: process.killed ? "small bad" : "small faint",
      "text-anchor": "end",
    }),
    ...squares,
    spill,
  );
}

/** Wires of the dead lie below those of the living, so that a way they share looks alive. */
function drawnWires(machines: readonly PlacedMachine[]): string {
  const wires = wiresOf(machines);
  const ofKind = (killed: boolean): string[] =>
    wires
      .filter(({ executor }) => executor.killed === killed)
      .map(({ points }) =>
        el("path", { d: pathOf(points), class: killed ? "wire killed" : "wire" }),
      );
  return el("g", { class: "wires" }, ...ofKind(true), ...ofKind(false));
}

type ClusterDrawing = Omit<Drawing, "id" | "title" | "tableName">;

export const clusterPicture = (
  events: readonly TracedEvent[],
  words: PictureWords,
): ClusterDrawing => drawnCluster(machinesIn(events), words);

/** The picture of these machines. */
export function drawnCluster(machines: readonly Machine[], words: PictureWords): ClusterDrawing {
  const boxes = placedMachines(machines);
  const frames = boxes.map(({ machine, x, y, height }) =>
    el(
      "g",
      { class: "machine" },
      el("rect", { x, y, width: machineWidth, height, rx: 8, class: "box" }),
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
    width: Math.max(0, ...boxes.map(({ x }) => x + machineWidth)) + 2 * pad,
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)) + pad,
    body: frames.join("") + drawnWires(boxes) + inside.join(""),
    description: machines
      .map(
        ({ host, processes }) =>
          `${host}: ${processes.map(({ name, killed }) => (killed ? `${name} (${words.gone})` : name)).join(", ")}.`,
      )
      .join(" "),
    table: { heads: words.heads.cluster, rows },
  };
}
