/**
 * Light or dark: as the system says, until the reader says otherwise; `early.js` sets it before
 * anything is drawn.
 *
 * No counterpart in Spark. Left out on purpose: more than two.
 */
import { keep, one } from "./dom.ts";

export function startColours(): void {
  const root = document.documentElement;
  one("#colours").addEventListener("click", () => {
    const dark =
      root.dataset["colours"] === undefined
        ? matchMedia("(prefers-color-scheme: dark)").matches
        : root.dataset["colours"] === "dark";
    root.dataset["colours"] = dark ? "light" : "dark";
    keep("colours", root.dataset["colours"]);
  });
}
