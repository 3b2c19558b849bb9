/** What Spark says where the native library of Mesos is not there, recorded and in the shell: the same lines, the same exit codes. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plain, typist } from "./shell-told.ts";

interface Said {
  readonly command: string;
  readonly words: string;
  readonly exit: number;
  readonly lines: readonly string[];
}

const path = new URL("../oracle/recordings/mesos-refused.json", import.meta.url);
const { said } = JSON.parse(readFileSync(path, "utf8")) as {
  readonly said: Readonly<Record<string, Said>>;
};

/** Of our output the lines that the recorder keeps; a stack's causes are not ours. */
const telling = /^(?!.*Added JAR)(.*([mM]esos|Exception|UnsatisfiedLink)|Error|--|Options| +\S)/;
const told = (lines: readonly string[]): readonly string[] =>
  lines
    .filter((line) => telling.test(line))
    .map((line) =>
      plain(line)
        .replace(/\blaptop\b|0\.0\.0\.0/g, "HOST")
        .replace(/HOST:(\d{1,5}|PORT)\b/g, "HOST:N"),
    );

test.each(Object.entries(said))("%s", async (name, { command, words, exit, lines }) => {
  const { shell, lines: ours } = typist(() => ({ "oracle.ts": async () => undefined }));
  if (name === "client, library not there")
    await shell.run("export MESOS_NATIVE_JAVA_LIBRARY=/usr/lib/libmesos.so");
  const typed = words
    .replace(/somewhere\/\w+\.jar/, "oracle.ts")
    .replaceAll("HOST", "laptop")
    .replace("--port 0 --webui-port 0", "--port 0 --webui-port 8081");
  expect(await shell.run(`${command} ${typed}`)).toBe(exit);
  const recorded = lines
    .filter((line) => !line.startsWith("Caused by: "))
    .map((line) => line.trimEnd().replace(/HOST:(\d+|PORT)\b/g, "HOST:N"));
  expect(told(ours)).toEqual(recorded);
});
