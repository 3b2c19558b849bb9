/** A real Prometheus server that scrapes some pages for a few seconds, and what it says of each. Left out on purpose: installing one. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, getJson, pause } from "./processes.ts";

interface Samples {
  readonly data: {
    readonly result: readonly {
      readonly metric: { readonly job: string };
      readonly value: readonly [time: number, samples: string];
    }[];
  };
}

interface Targets {
  readonly data: {
    readonly activeTargets: readonly {
      readonly labels: { readonly job: string };
      readonly health: string;
      readonly lastError: string;
    }[];
  };
}

const FEW_SCRAPES_MILLIS = 6000;

/** By page: its health and how many samples the last scrape brought; undefined where no server is installed. */
export async function scraped(
  folder: string,
  pages: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | undefined> {
  const jobs = Object.entries(pages).map(([name, page]) => {
    const { host, pathname } = new URL(page);
    return `- job_name: ${name}\n  metrics_path: ${pathname}\n  static_configs: [{targets: ["${host}"]}]`;
  });
  const config = join(folder, "prometheus.yml");
  writeFileSync(config, `global: {scrape_interval: 1s}\nscrape_configs:\n${jobs.join("\n")}\n`);
  const at = `127.0.0.1:${await freePort()}`;
  const words = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, "tsdb")}`,
    `--web.listen-address=${at}`,
  ];
  const server = spawn("prometheus", words, { stdio: "ignore" });
  const missing = new Promise<boolean>((resolve) => server.once("error", () => resolve(true)));
  if (await Promise.race([missing, pause(FEW_SCRAPES_MILLIS).then(() => false)])) return undefined;
  const query = `http://${at}/api/v1/query?query=scrape_samples_scraped`;
  const { data } = (await getJson(query)) as Samples;
  const targets = (await getJson(`http://${at}/api/v1/targets`)) as Targets;
  server.kill();
  const told = targets.data.activeTargets.map(
    ({ labels: { job }, health, lastError }): [string, string] => {
      const samples = data.result.find(({ metric }) => metric.job === job)?.value[1] ?? "0";
      return [job, `${health}, ${samples} samples${lastError === "" ? "" : `, ${lastError}`}`];
    },
  );
  return Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}
