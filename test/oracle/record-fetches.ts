/**
 * Records how real Spark's readers ask for blocks, and what becomes of requests whose executor falls silent or dies: `npm run oracle:fetches [names…]`.
 * Needs SPARK_HOME. A JVM reads the limit of map statuses once: runs with a status are recorded one by one, by name. One file for each run of fetch-runs.ts in recordings/fetches/.
 */
import { fetchRuns as runs, stepLine } from "./fetch-runs.ts";
import { fetchesTold as told } from "./fetch-told.ts";
import { recordRuns } from "./record-runs.ts";

await recordRuns({ subject: "fetches", program: "Fetches", runs, stepLine, told });
