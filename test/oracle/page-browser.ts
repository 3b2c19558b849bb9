/** Pages of a real web UI as a browser shows them: scripts have run, what is hidden is taken away, the rest is written as XML. */
import { chromium, type Browser } from "playwright-core";
import { browserArguments, browserPath } from "../browser/chromium.ts";
import { pageSeen, type PageSeen } from "../monitor/pages/seen.ts";

export class PageBrowser {
  #browser: Browser | undefined;

  /** What a page says. One that was not there yet is asked again. */
  async seen(url: string): Promise<PageSeen> {
    for (let tries = 0; ; tries += 1) {
      const page = pageSeen(await this.xml(url));
      if (page.title !== "" || tries === 4) return page;
    }
  }

  async xml(url: string): Promise<string> {
    this.#browser ??= await chromium.launch({
      executablePath: browserPath(),
      args: [...browserArguments],
    });
    const page = await this.#browser.newPage({ viewport: { width: 1600, height: 1200 } });
    try {
      await page.goto(url, { waitUntil: "networkidle" });
      await page.waitForTimeout(1500);
      await page
        .locator("#aggregatedMetrics")
        .click({ timeout: 1000 })
        .catch(() => undefined);
      return await page.evaluate(() => {
        for (const element of document.querySelectorAll(".collapsible-table.collapsed"))
          element.classList.remove("collapsed");
        for (const element of document.querySelectorAll(".pagination, .dataTables_length"))
          element.remove();
        for (const element of document.body.querySelectorAll("*"))
          if (getComputedStyle(element).display === "none") element.remove();
        for (const element of document.querySelectorAll("script, style, svg, link"))
          element.remove();
        return new XMLSerializer().serializeToString(document);
      });
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    await this.#browser?.close();
  }
}
