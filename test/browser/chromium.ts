/**
 * One Chromium and one served book for a file of tests: pages in it, and everything that they complain about.
 *
 * No counterpart in Spark. Left out on purpose: downloading a browser; a missing one fails the tests with its path.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { servedBook, type ServedBook } from "./served-book.ts";

/** How Chromium is started: without a window, and without its own questions to the network. */
export const browserArguments = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser of this machine; CHROMIUM names another. */
export function browserPath(): string {
  const path = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(path))
    throw new Error(`no browser at ${path}; install chromium, or set CHROMIUM`);
  return path;
}

export interface OpenPage {
  readonly page: Page;
  /** Console messages above `log`, errors of scripts, files that did not come. */
  readonly complaints: string[];
}

export class Chromium {
  readonly #folder = mkdtempSync(join(tmpdir(), "kindling-chromium-"));
  #context: BrowserContext | undefined;
  #book: ServedBook | undefined;

  async start(): Promise<void> {
    const executablePath = browserPath();
    this.#book = await servedBook();
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      executablePath,
      args: [...browserArguments],
    });
  }

  /** Where the book is served. */
  get address(): string {
    if (this.#book === undefined) throw new Error("the browser was not started");
    return this.#book.address;
  }

  /** A page of its own, with nothing kept from before. */
  async open(
    path: string,
    options: { readonly width?: number; readonly dark?: boolean; readonly answered?: boolean } = {},
  ): Promise<OpenPage> {
    if (this.#context === undefined) throw new Error("the browser was not started");
    const page = await this.#context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`));
    page.on("requestfailed", (request) => {
      // Leaving a page ends what it was still loading; that is no fault of the page.
      if (request.failure()?.errorText === "net::ERR_ABORTED") return;
      complaints.push(`did not come: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
    });
    await page.setViewportSize({ width: options.width ?? 1280, height: 900 });
    await page.emulateMedia({ colorScheme: options.dark === true ? "dark" : "light" });
    await page.goto(`${this.address}/${path}`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    if (options.answered === true) await showAll(page);
    return { page, complaints };
  }

  async stop(): Promise<void> {
    await this.#context?.close();
    this.#book?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Lets every prediction show its run, as a reader who has no answer would. */
async function showAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-do="unsure"]'))
      button.click();
  });
}
