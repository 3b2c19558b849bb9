/**
 * What is not Spark's about `npm run spark-submit`: options that npm kept to itself, and the workers of the simulated cluster.
 *
 * In Spark: nothing. Left out on purpose: Spark's own options; deploy/submit reads those.
 */
import { options, switches } from "../deploy/submit/option-table.ts";
import type { Both } from "../foundation/language.ts";
import { JavaError } from "../foundation/errors.ts";
import type { StandaloneOptions } from "../index.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Options of npm's own that are called like Spark's, and say nothing about who was meant. */
const alsoNpms = new Set(["--version", "--help", "--usage-error", "--verbose"]);

/** Without `--` before them npm takes options for its own. */
export function swallowedBy(env: Environment): Both | undefined {
  const taken = [...options, ...switches]
    .flatMap(({ names }) => names)
    .find(
      (name) =>
        name.startsWith("--") &&
        !alsoNpms.has(name) &&
        env[`npm_config_${name.slice(2).replaceAll("-", "_")}`] !== undefined,
    );
  if (taken === undefined) return undefined;
  return {
    en: `npm kept ${taken} to itself. Put -- before the options: npm run spark-submit -- ${taken} …`,
    ko: `npm이 ${taken}을(를) 가져갔습니다. 옵션 앞에 --를 붙이세요: npm run spark-submit -- ${taken} …`,
  };
}

/** `3x4x8g`: three workers of four cores and 8 GiB each. @throws JavaError where it is written otherwise. */
export function workersIn(text: string = "3x4x8g"): StandaloneOptions {
  const [, workers, cores, memory] =
    /^([1-9]\d{0,2})x([1-9]\d{0,2})x([1-9]\d*[mgMG])$/.exec(text) ?? [];
  if (workers === undefined || cores === undefined || memory === undefined)
    throw new JavaError(
      "Error",
      `KINDLING_WORKERS is written 3x4x8g (workers, cores, memory), not “${text}”`,
    );
  return { workers: Number(workers), cores: Number(cores), memory };
}
