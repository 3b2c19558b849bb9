/**
 * Predictions: first the reader answers, then the run is shown, then the answer is compared. Answers stay in the browser; the
 * score stands at the end of the page.
 *
 * No counterpart in Spark. An answer is kept by its place, so that it survives a change of language. Left out on purpose:
 * sending anything anywhere.
 */
import { all, kept, keep, one, revealed } from "./dom.ts";
import { say } from "./words.ts";

/** What is kept for who wanted no answer. */
const unsure = "?";

export function startPredictions(): void {
  const predictions = all<HTMLFormElement>(".predict").map((form) => new Prediction(form));
  const score = document.querySelector<HTMLElement>(".score");
  const count = (): void => {
    if (score !== null) tell(score, predictions);
  };
  for (const prediction of predictions) prediction.listen(count);
  count();
  revealTarget();
  window.addEventListener("hashchange", revealTarget);
}

/** A link that leads behind an open prediction shows what it leads to. */
function revealTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const after = target?.closest(".after-predict:not(.answered)");
  if (after === null || after === undefined) return;
  after.classList.add("answered");
  target?.scrollIntoView();
}

function tell(score: HTMLElement, predictions: readonly Prediction[]): void {
  score.hidden = predictions.length === 0;
  const answered = predictions.filter((one) => one.mine !== undefined && one.mine !== unsure);
  const right = answered.filter((one) => one.mine === one.right);
  const open = predictions.filter((one) => one.mine === undefined);
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = say().again;
  again.addEventListener("click", () => {
    for (const one of predictions) one.forget();
    tell(score, predictions);
  });
  score.replaceChildren(
    `${score.dataset["words"]}: ${say().score(right.length, answered.length, answered.length + open.length)} `,
    ...(open.length < predictions.length ? [again] : []),
  );
}

class Prediction {
  readonly #form: HTMLFormElement;
  readonly #key: string;
  readonly right: string;
  mine: string | undefined;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#key = `answer ${document.documentElement.dataset["page"]} ${form.dataset["predict"]}`;
    this.right = revealed(form.dataset["answer"] ?? "");
    this.mine = kept(this.#key);
  }

  listen(changed: () => void): void {
    const answer = (mine: string): void => {
      this.mine = mine;
      keep(this.#key, mine);
      this.#show();
      changed();
      one(".verdict", this.#form).focus();
    };
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = new FormData(this.#form).get("answer");
      if (typeof said === "string" && said.trim() !== "")
        answer(this.#form.dataset["kind"] === "number" ? String(Number(said)) : said);
    });
    one('[data-do="unsure"]', this.#form).addEventListener("click", () => answer(unsure));
    one(".verdict", this.#form).tabIndex = -1;
    this.#show();
  }

  forget(): void {
    this.mine = undefined;
    keep(this.#key, undefined);
    this.#form.reset();
    this.#show();
  }

  /** The words of an answer: an option's own, or the number. */
  #worded(answer: string): string {
    const option = this.#form.querySelector(`input[type="radio"][value="${CSS.escape(answer)}"]`);
    return option?.parentElement?.textContent?.trim() ?? answer;
  }

  #show(): void {
    const { mine, right } = this;
    const open = mine === undefined;
    one<HTMLFieldSetElement>("fieldset", this.#form).disabled = !open;
    this.#form.dataset["state"] = open
      ? "open"
      : mine === right
        ? "right"
        : mine === unsure
          ? "shown"
          : "wrong";
    for (const after of all(`[data-after="${this.#form.dataset["predict"]}"]`))
      after.classList.toggle("answered", !open);
    const verdict = one(".verdict", this.#form);
    verdict.replaceChildren();
    if (open) return;
    for (const radio of all<HTMLInputElement>('input[type="radio"]', this.#form))
      radio.checked = radio.value === mine;
    const head =
      mine === right
        ? say().right
        : mine === unsure
          ? say().shown(this.#worded(right))
          : say().wrong(this.#worded(mine), this.#worded(right));
    const strong = document.createElement("strong");
    strong.textContent = head;
    verdict.append(strong, " ", revealed(this.#form.dataset["why"] ?? ""));
  }
}
