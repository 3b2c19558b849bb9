/**
 * Finding things in the page, and keeping things in the reader's browser.
 *
 * No counterpart in Spark. Storage may be refused (a private window, a full disk): then nothing is kept, and nothing breaks.
 */

export const all = <E extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E[] => [...within.querySelectorAll<E>(selector)];

export function one<E extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): E {
  const found = within.querySelector<E>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

export const language = (): "en" | "ko" => (document.documentElement.lang === "ko" ? "ko" : "en");

/** The address of a file of ours. */
export const asset = (name: string): string =>
  new URL(`${document.documentElement.dataset["assets"] ?? ""}${name}`, location.href).href;

export function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(`kindling ${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`kindling ${key}`);
    else localStorage.setItem(`kindling ${key}`, value);
  } catch {
    return;
  }
}

/** Base64 of UTF-8, as the build hides answers. */
export const revealed = (hidden: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(hidden), (sign) => sign.charCodeAt(0)));
