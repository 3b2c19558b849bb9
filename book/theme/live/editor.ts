/**
 * The editor of an example: a plain text area with line numbers; Tab indents, Escape lets Tab leave, Ctrl-Enter runs.
 *
 * No counterpart in Spark. Left out on purpose: colours while typing, completion, types.
 */
import { one } from "./dom.ts";

export interface Editor {
  readonly text: string;
  readonly original: string;
  set(text: string): void;
  show(): void;
  hide(): void;
  mark(line: number | undefined): void;
}

const indent = "  ";

export function editorIn(example: HTMLElement, run: () => void, changed: () => void): Editor {
  const box = one(".editor", example);
  const gutter = one(".gutter", box);
  const area = one<HTMLTextAreaElement>("textarea", box);
  const original = area.value;
  let leaving = false;
  let marked: number | undefined;
  const number = (): void => {
    const lines = area.value.split("\n");
    gutter.replaceChildren(
      ...lines.map((_line, index) => {
        const span = document.createElement("span");
        span.textContent = `${index + 1}\n`;
        if (marked === index + 1) span.className = "marked";
        return span;
      }),
    );
    area.rows = Math.min(40, Math.max(4, lines.length));
  };
  area.addEventListener("input", () => {
    marked = undefined;
    number();
    changed();
  });
  area.addEventListener("scroll", () => (gutter.scrollTop = area.scrollTop));
  area.addEventListener("blur", () => (leaving = false));
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    } else if (event.key === "Escape") leaving = true;
    else if (event.key === "Tab" && !leaving) {
      event.preventDefault();
      shift(area, event.shiftKey);
      number();
      changed();
    } else if (event.key !== "Shift") leaving = false;
  });
  return {
    get text() {
      return area.value;
    },
    original,
    set: (text) => {
      area.value = text;
      number();
    },
    show: () => {
      box.hidden = false;
      number();
    },
    hide: () => (box.hidden = true),
    mark: (line) => {
      marked = line;
      if (!box.hidden) number();
    },
  };
}

/** Indents the selected lines, or takes an indent away. */
function shift(area: HTMLTextAreaElement, back: boolean): void {
  const { value, selectionStart, selectionEnd } = area;
  if (!back && selectionStart === selectionEnd) {
    area.setRangeText(indent, selectionStart, selectionEnd, "end");
    return;
  }
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(from, selectionEnd).split("\n");
  const shifted = lines
    .map((line) => (back ? line.replace(/^ {1,2}/, "") : `${indent}${line}`))
    .join("\n");
  area.setRangeText(shifted, from, selectionEnd, "select");
}
