/**
 * Examples in the page: run them as they stand or as edited, in a worker of their own; show what they print, draw their
 * pictures anew, offer their event log. Output and pictures are never left under a program that did not make them: what was edited
 * since says so, and a program kept from an earlier visit begins with none.
 *
 * In Spark: `spark-shell`, and the History UI beside it. A run that is not over after five seconds is ended. Left out on
 * purpose: two runs of one example at once.
 */
import type { PictureKind } from "../pictures/kinds.ts";
import { all, asset, kept, keep, language, one } from "./dom.ts";
import { editorIn, type Editor } from "./editor.ts";
import type { ProgramRequest, ProgramResult } from "./run-program.ts";
import { startPlayers } from "./player.ts";
import { say } from "./words.ts";
import type { WorkerAnswer } from "./worker.ts";

const limitInSeconds = 5;

/** What is shown of an example when nothing else was asked for. */
const usual: readonly PictureKind[] = ["stages", "timeline"];

export function startExamples(): void {
  for (const example of all(".example")) new LiveExample(example).listen();
}

class LiveExample {
  readonly #box: HTMLElement;
  readonly #name: string;
  readonly #editor: Editor;
  readonly #printed: HTMLElement;
  readonly #when: HTMLElement;
  #worker: Worker | undefined;
  #timer: number | undefined;
  #began = 0;
  #log: string | undefined;

  constructor(box: HTMLElement) {
    this.#box = box;
    this.#name = box.dataset["example"] ?? "";
    this.#printed = one(".output pre", box);
    this.#when = one(".when", box);
    this.#editor = editorIn(
      box,
      () => this.run(),
      () => this.#changed(),
    );
  }

  listen(): void {
    const actions: Readonly<Record<string, () => void>> = {
      run: () => this.run(),
      stop: () => this.#ended(say().stopped),
      edit: () => this.#edit(),
      reset: () => this.#reset(),
      log: () => this.#saveLog(),
    };
    for (const button of all<HTMLButtonElement>("[data-do]", this.#box))
      button.addEventListener("click", () => actions[button.dataset["do"] ?? ""]?.());
    const draft = kept(`text ${this.#name}`);
    if (draft === undefined) return;
    this.#editor.set(draft);
    this.#edit(false);
    if (draft !== this.#editor.original) this.#empty();
  }

  #button(action: string): HTMLButtonElement {
    return one<HTMLButtonElement>(`[data-do="${action}"]`, this.#box);
  }

  #edit(focus = true): void {
    one(".shown", this.#box).hidden = true;
    this.#button("edit").hidden = true;
    this.#button("reset").hidden = false;
    this.#editor.show();
    if (focus) one<HTMLTextAreaElement>("textarea", this.#box).focus();
  }

  /** What the build ran is another program: nothing of it stays. */
  #empty(): void {
    this.#printed.textContent = "";
    this.#when.textContent = say().notRun;
    this.#box.dataset["state"] = "not run";
    for (const figure of this.#figures()) {
      const note = document.createElement("p");
      note.className = "not-run";
      note.textContent = say().notRun;
      figure.replaceChildren(note);
    }
  }

  #changed(): void {
    if (this.#box.dataset["state"] !== "not run" && this.#worker === undefined) {
      this.#when.textContent = say().edited;
      this.#box.dataset["state"] = "edited";
    }
    keep(
      `text ${this.#name}`,
      this.#editor.text === this.#editor.original ? undefined : this.#editor.text,
    );
  }

  #reset(): void {
    keep(`text ${this.#name}`, undefined);
    this.#editor.set(this.#editor.original);
    this.#editor.hide();
    one(".shown", this.#box).hidden = false;
    this.#button("edit").hidden = false;
    this.#button("reset").hidden = true;
    this.run();
  }

  /** The figures of this example on the page. */
  #figures(): HTMLElement[] {
    return all(`figure[data-of="${CSS.escape(this.#name)}"]`);
  }

  run(): void {
    this.#end();
    this.#printed.textContent = "";
    this.#editor.mark(undefined);
    this.#when.textContent = say().running;
    this.#button("stop").hidden = false;
    this.#box.dataset["state"] = "running";
    this.#began = performance.now();
    const kinds = [
      ...new Set(this.#figures().map((figure) => figure.dataset["picture"] as PictureKind)),
    ];
    const request: ProgramRequest = {
      name: `${this.#name}.ts`,
      text: this.#editor.text,
      pictures: kinds.length > 0 ? kinds : usual,
      languages: [language()],
      withLog: true,
    };
    const noModule = (): void => {
      this.#ended("");
      this.#failed({ message: say().noModule, line: undefined });
    };
    let worker: Worker;
    try {
      worker = new Worker(asset("worker.js"), { type: "module" });
    } catch {
      // A page that was opened as a file may not start a worker.
      return noModule();
    }
    this.#worker = worker;
    worker.addEventListener("error", noModule);
    worker.addEventListener("message", (event: MessageEvent<WorkerAnswer>) =>
      this.#heard(event.data, worker, request),
    );
  }

  #heard(answer: WorkerAnswer, worker: Worker, request: ProgramRequest): void {
    switch (answer.kind) {
      case "ready":
        this.#timer = window.setTimeout(
          () => this.#ended(say().tooLong(limitInSeconds)),
          limitInSeconds * 1000,
        );
        worker.postMessage(request);
        return;
      case "printed":
        this.#printed.append(
          `${this.#printed.textContent === "" ? "" : "\n"}${answer.lines.join("\n")}`,
        );
        return;
      case "done":
        this.#done(answer.result);
        return;
    }
  }

  #done(result: ProgramResult): void {
    const seconds = ((performance.now() - this.#began) / 1000).toFixed(2);
    this.#end();
    this.#when.textContent = say().ran(seconds);
    this.#box.dataset["state"] = "done";
    this.#log = result.log;
    this.#button("log").hidden = result.log === undefined;
    if (result.fault !== undefined) return this.#failed(result.fault);
    for (const text of result.idle) {
      const line = document.createElement("span");
      line.className = "idle";
      line.textContent = say().idle(text);
      this.#printed.append(this.#printed.textContent === "" ? "" : "\n", line);
    }
    this.#draw(result);
  }

  #failed(fault: NonNullable<ProgramResult["fault"]>): void {
    this.#end();
    this.#box.dataset["state"] = "failed";
    this.#editor.mark(fault.line);
    const line = document.createElement("span");
    line.className = "fault";
    line.textContent = `${fault.line === undefined ? "" : say().line(fault.line)}${fault.message}`;
    this.#printed.append(this.#printed.textContent === "" ? "" : "\n", line);
  }

  /** Into the page's figures of this example; where it has none, below its output. */
  #draw(result: ProgramResult): void {
    const figures = this.#figures();
    for (const { kind, html } of result.pictures) {
      const own = figures.filter((figure) => figure.dataset["picture"] === kind);
      for (const figure of own) {
        figure.innerHTML = html;
        startPlayers(figure);
      }
    }
    const below = one(".live-pictures", this.#box);
    below.replaceChildren();
    if (figures.length > 0) return;
    for (const { html } of result.pictures) {
      const figure = document.createElement("figure");
      figure.className = "of-run";
      figure.innerHTML = html;
      below.append(figure);
    }
  }

  #ended(said: string): void {
    this.#end();
    this.#when.textContent = said;
    this.#box.dataset["state"] = "stopped";
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    window.clearTimeout(this.#timer);
    this.#button("stop").hidden = true;
  }

  /** Saves Spark's JSON lines, as its History Server reads them. */
  #saveLog(): void {
    if (this.#log === undefined) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([this.#log], { type: "application/x-ndjson" }));
    link.download = this.#name;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
