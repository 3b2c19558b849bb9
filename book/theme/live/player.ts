/**
 * Moves a run along virtual time: play and pause, a step forward, a step back, a slider over all steps, four speeds; beside it how its jobs and stages stand. The keys are those of buttons
 * and of a slider, and on the player itself: Space plays, arrows step, Home and End go to the ends.
 *
 * In Spark: nothing; its pages show the present. Playing goes evenly along the picture, so that stretches in which nothing runs pass quickly, as they are folded there. Left out on purpose: sound.
 */
import type { PlayerData } from "../pictures/live.ts";
import { RunSteps, type RunNow, type Step } from "../pictures/run-steps.ts";
import { all } from "./dom.ts";
import { say } from "./words.ts";

const TICK_MILLIS = 40;
/** At speed 1. */
const PIXELS_A_SECOND = 60;
const speeds = [0.5, 1, 2, 4] as const;

/** Gives every live picture below an element its player; again after it was drawn anew. */
export function startPlayers(within: ParentNode = document): void {
  for (const box of all(".player[data-player]", within)) new Player(box);
}

function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  put: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), put);
  element.append(...children);
  return element;
}

class Player {
  readonly #box: HTMLElement;
  readonly #run: RunSteps;
  readonly #xs: readonly number[];
  readonly #figure: HTMLElement;
  readonly #play = made("button", { type: "button" });
  readonly #slider = made("input", { type: "range", min: "0", step: "1" });
  readonly #told = made("p", { className: "told" });
  readonly #state = made("div", { className: "table" });
  #running: readonly Element[] = [];
  #after: number;
  /** Where the picture is, which may lie between two steps. */
  #x = 0;
  #timer: number | undefined;
  #speed = 1;

  constructor(box: HTMLElement) {
    this.#box = box;
    // Written by playerOf.
    const { steps, xs } = JSON.parse(box.dataset["player"] ?? "") as PlayerData;
    delete box.dataset["player"];
    this.#run = new RunSteps(steps);
    this.#xs = xs;
    this.#figure = box.parentElement ?? box;
    this.#after = steps.length;
    this.#build();
    this.#show(steps.length);
  }

  #build(): void {
    const words = say().player;
    const button = (text: string, label: string, run: () => void): HTMLButtonElement => {
      const one = made("button", { type: "button", title: label }, text);
      one.setAttribute("aria-label", label);
      one.addEventListener("click", run);
      return one;
    };
    this.#play.addEventListener("click", () => this.#toggle());
    this.#slider.max = String(this.#run.steps.length);
    this.#slider.setAttribute("aria-label", words.step);
    this.#slider.addEventListener("input", () => this.#go(Number(this.#slider.value)));
    const speed = made(
      "select",
      {},
      ...speeds.map((one) => made("option", { value: String(one) }, `${one}×`)),
    );
    speed.value = "1";
    speed.addEventListener("change", () => (this.#speed = Number(speed.value)));
    this.#told.setAttribute("role", "status");
    const controls = made(
      "div",
      { className: "controls" },
      button("|←", words.first, () => this.#go(0)),
      button("←", words.back, () => this.#go(this.#after - 1)),
      this.#play,
      button("→", words.forward, () => this.#go(this.#after + 1)),
      button("→|", words.last, () => this.#go(this.#run.steps.length)),
      made("label", {}, words.speed, " ", speed),
    );
    this.#box.append(controls, this.#slider, this.#told, this.#state);
    this.#box.hidden = false;
    this.#box.tabIndex = 0;
    this.#box.setAttribute("role", "group");
    this.#box.setAttribute("aria-label", words.name);
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    this.#name();
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== this.#box) return;
    const steps = this.#run.steps.length;
    const goes: Readonly<Record<string, () => void>> = {
      " ": () => this.#toggle(),
      ArrowLeft: () => this.#go(this.#after - 1),
      ArrowRight: () => this.#go(this.#after + 1),
      Home: () => this.#go(0),
      End: () => this.#go(steps),
    };
    const go = goes[event.key];
    if (go === undefined) return;
    event.preventDefault();
    go();
  }

  #name(): void {
    const words = say().player;
    this.#play.textContent = this.#timer === undefined ? words.play : words.pause;
  }

  /** Goes to a step and stays there. */
  #go(after: number): void {
    this.#stop();
    this.#show(Math.max(0, Math.min(after, this.#run.steps.length)));
  }

  #toggle(): void {
    if (this.#timer !== undefined) return this.#stop();
    if (this.#after >= this.#run.steps.length) this.#show(0);
    this.#timer = window.setInterval(() => this.#tick(), TICK_MILLIS);
    this.#name();
  }

  #stop(): void {
    window.clearInterval(this.#timer);
    this.#timer = undefined;
    this.#name();
  }

  /** A little further along the picture; what lies before that has happened. */
  #tick(): void {
    const x = this.#x + (PIXELS_A_SECOND * this.#speed * TICK_MILLIS) / 1000;
    let after = this.#after;
    while (after < this.#xs.length && (this.#xs[after] ?? 0) <= x) after += 1;
    if (after !== this.#after) this.#show(after);
    this.#x = x;
    this.#cover(x);
    if (after >= this.#xs.length) this.#stop();
  }

  #show(after: number): void {
    this.#after = after;
    this.#x = after === 0 ? (this.#xs[0] ?? 0) : (this.#xs[after - 1] ?? 0);
    this.#cover(after === this.#run.steps.length ? Number.POSITIVE_INFINITY : this.#x);
    const now = this.#run.after(after);
    for (const bar of this.#running) bar.classList.remove("running");
    this.#running = [...now.running.keys()].flatMap((task) => [
      ...this.#figure.querySelectorAll(`[data-task="${task}"]`),
    ]);
    for (const bar of this.#running) bar.classList.add("running");
    this.#slider.value = String(after);
    this.#told.textContent = this.#words(after, this.#run.steps[after - 1]);
    this.#slider.setAttribute("aria-valuetext", this.#told.textContent);
    this.#state.replaceChildren(stateTable(now));
  }

  /** Nothing beyond this place has happened yet. */
  #cover(x: number): void {
    const svg = this.#figure.querySelector("svg");
    const width = Math.min(x, svg?.viewBox.baseVal.width ?? 0);
    svg?.querySelector(".past")?.setAttribute("width", String(width));
    const line = svg?.querySelector(".now");
    for (const end of ["x1", "x2"]) line?.setAttribute(end, Number.isFinite(x) ? String(x) : "-9");
    if (Number.isFinite(x)) this.#follow(x, svg);
  }

  /** Where the picture is wider than the screen, it scrolls along. */
  #follow(x: number, svg: SVGSVGElement | null): void {
    const drawing = svg?.parentElement;
    if (drawing === null || drawing === undefined || svg === null) return;
    const at = (x * svg.clientWidth) / svg.viewBox.baseVal.width - drawing.scrollLeft;
    if (at < 0 || at > drawing.clientWidth * 0.9)
      drawing.scrollLeft += at - drawing.clientWidth / 2;
  }

  #words(after: number, step: Step | undefined): string {
    const words = say().player;
    const count = words.of(after, this.#run.steps.length);
    if (step === undefined) return `${count} · ${words.before}`;
    return `${count} · ${(step.at / 1_000_000).toFixed(3)} s · ${words.tells(step)}`;
  }
}

/** Jobs in a line, then a row for each stage, the latest first. */
function stateTable({ jobs, stages, running, executors }: RunNow): HTMLElement {
  const words = say().player;
  const cores = [...executors.values()].reduce((sum, of) => sum + of, 0);
  const caption = made(
    "caption",
    {},
    [...jobs].map(([job, state]) => words.job(job, state)).join(" · "),
    made("br", {}),
    words.busy(running.size, executors.size, cores),
  );
  const head = made(
    "tr",
    {},
    ...words.heads.map((one) => {
      const cell = made("th", {}, one);
      cell.scope = "col";
      return cell;
    }),
  );
  const rows = [...stages]
    .toReversed()
    .map(([stage, { tasks, done, running: busy, failed, isMap, state }]) => {
      const bar = made(
        "progress",
        { max: tasks, value: Math.min(done, tasks) },
        `${done}/${tasks}`,
      );
      bar.setAttribute("aria-label", words.stage(stage, isMap));
      const cells = [
        words.stage(stage, isMap),
        bar,
        `${done}/${tasks}`,
        String(busy),
        String(failed),
        words.states[state],
      ];
      return made("tr", {}, ...cells.map((cell) => made("td", {}, cell)));
    });
  return made("table", {}, caption, made("thead", {}, head), made("tbody", {}, ...rows));
}
