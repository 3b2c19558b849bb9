/**
 * The doctor over event logs of real Spark 3.5.3 (recorded by npm run oracle:doctor): it must call the healthy ones healthy, and name first what was planted.
 * What the manifest says was written down before the logs were.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Clues } from "#engine/monitor/doctor/clues";
import { diagnose, type Diagnosis } from "#engine/monitor/doctor/diagnose";
import { type FindingKind, findingKinds } from "#engine/monitor/doctor/finding";
import { reportOf } from "#engine/monitor/doctor/report";
import { Replay } from "#engine/monitor/history/replay";
import { columnsOf } from "#engine/monitor/text-lines";
import { logFilesIn } from "#engine/node/history/log-files";
import { readLog } from "#engine/node/history/read-log";

interface Row {
  readonly log: string;
  readonly planted: readonly FindingKind[];
  /** The log of the same run with its fault: only what the change gave is looked at. */
  readonly cures?: string;
}

const folder = fileURLToPath(new URL("doctor-logs/", import.meta.url));
const manifest = JSON.parse(readFileSync(`${folder}manifest.json`, "utf8")) as readonly Row[];

async function diagnosisOf(name: string): Promise<Diagnosis> {
  const file = logFilesIn(folder).find((one) => one.name === name);
  if (file === undefined) throw new Error(`no log ${name}`);
  const clues = new Clues();
  const replay = new Replay({ lastUpdate: file.modified, onEvent: (event) => clues.take(event) });
  expect(await readLog(file, replay)).toBeUndefined();
  return diagnose(replay.finish(), clues);
}

const diagnoses = new Map<string, Diagnosis>();
for (const { log } of manifest) diagnoses.set(log, await diagnosisOf(log));

/** Where something else comes first, and why. */
const knownMisses: Readonly<Record<string, string>> = {
  "spill-groups.zstd":
    "what spilled was 132 MiB in 18 s, and the garbage of groups costs more than writing them: gc-pressure comes first, spill second",
};

const told = ({ log }: Row): readonly string[] =>
  (diagnoses.get(log)?.findings ?? []).map(({ kind, severity }) => `${severity} ${kind}`);

const withFaults = (many: number): readonly Row[] =>
  manifest.filter(({ planted, cures }) => planted.length === many && cures === undefined);

describe("the doctor, over logs of real Spark", () => {
  test("the manifest names every log that is there, and no other", () => {
    const there = logFilesIn(folder).map(({ name }) => name);
    const named = manifest.map(({ log }) => log);
    expect(new Set(there)).toEqual(new Set([...named, "manifest.json"]));
  });

  test("every healthy application is called healthy", () => {
    const healthy = withFaults(0);
    expect(healthy.length).toBeGreaterThanOrEqual(10);
    const accused = healthy.filter(({ log }) => diagnoses.get(log)?.isHealthy !== true);
    expect(accused.map((row) => [row.log, ...told(row)])).toEqual([]);
  });

  test("of applications with one fault the first finding is the planted one", () => {
    const planted = withFaults(1);
    expect(planted.length).toBeGreaterThanOrEqual(24);
    expect(new Set(planted.flatMap((row) => row.planted))).toEqual(new Set(findingKinds));
    const missed = planted.filter(
      ({ log, planted: [fault] }) => diagnoses.get(log)?.findings[0]?.kind !== fault,
    );
    const others = missed.filter(({ log }) => knownMisses[log] === undefined);
    expect(others.map((row) => [row.log, ...told(row)])).toEqual([]);
    expect(missed.length).toBe(Object.keys(knownMisses).length);
    expect(missed.length * 12).toBeLessThanOrEqual(planted.length);
  });

  test("what was planted alone and found first is more than a note", () => {
    const found = withFaults(1).filter(({ log }) => knownMisses[log] === undefined);
    const noted = found.filter(({ log }) => diagnoses.get(log)?.findings[0]?.severity === "note");
    expect(noted.map((row) => [row.log, ...told(row)])).toEqual([]);
  });

  test("in the known misses the planted one is found all the same", () => {
    for (const { log, planted } of withFaults(1).filter((row) => row.log in knownMisses))
      expect(diagnoses.get(log)?.findings.map(({ kind }) => kind)).toContain(planted[0]);
  });

  test("of two faults both are among the first three findings", () => {
    const planted = withFaults(2);
    expect(planted.length).toBeGreaterThanOrEqual(4);
    const missed = planted.filter((row) => {
      const first = (diagnoses.get(row.log)?.findings ?? []).slice(0, 3).map(({ kind }) => kind);
      return !row.planted.every((fault) => first.includes(fault));
    });
    expect(missed.map((row) => [row.log, ...told(row)])).toEqual([]);
  });

  test("reports fit eighty columns in both languages and begin with the verdict", () => {
    for (const diagnosis of diagnoses.values())
      for (const language of ["en", "ko"] as const) {
        const lines = reportOf(diagnosis, language);
        for (const line of lines) expect(columnsOf(line), line).toBeLessThanOrEqual(80);
        const isCalledHealthy = /^(Healthy|건강함)/.test(lines[0] ?? "");
        expect(isCalledHealthy).toBe(diagnosis.isHealthy);
      }
  });
});
