/**
 * What only a page from `npm start` has: verdicts on katas as they are saved, and a new look when the book was built again.
 *
 * In Spark: nothing. The server sends events; a page from another server asks once and then stays quiet. Left out on
 * purpose: sending anything to the server.
 */
import { all, asset, one } from "./dom.ts";
import { say } from "./words.ts";

interface KataNews {
  readonly id: string;
  readonly state: string;
  readonly line: string;
}

export function startHome(): void {
  const address = document.querySelector<HTMLMetaElement>('meta[name="kindling-news"]')?.content;
  if (address === undefined) return;
  const news = new EventSource(asset(address));
  news.addEventListener("kata", (event: MessageEvent<string>) =>
    tell(JSON.parse(event.data) as KataNews),
  );
  news.addEventListener("built", () => location.reload());
}

function tell({ id, state, line }: KataNews): void {
  for (const card of all(`[data-kata="${CSS.escape(id)}"]`)) {
    const shown = one(".state", card);
    shown.textContent = state === "judging" ? say().judging : (say().states[state] ?? state);
    shown.title = line;
    card.dataset["state"] = state;
  }
}
