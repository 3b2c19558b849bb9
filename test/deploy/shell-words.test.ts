/** Lines as the shell reads them, and names and ports of its network, against what bash and real Spark do with them. */
import { describe, expect, test } from "vitest";
import { commandsOf, ShellSyntaxError } from "../../engine/shell/words.ts";
import { counting, plain, recorded, typist } from "./shell-told.ts";

const words = (line: string, env: Record<string, string> = {}): readonly string[] =>
  commandsOf(line, (name) => env[name] ?? "")[0]?.words ?? [];

describe("words", () => {
  test.each<[line: string, expected: readonly string[]]>([
    ["a b  c", ["a", "b", "c"]],
    ["a 'b c' \"d e\"", ["a", "b c", "d e"]],
    ["a \\ b", ["a", " b"]],
    ["a \\\n b", ["a", "b"]],
    ["a $X '$X' \"$X\"", ["a", "1", "$X", "1"]],
    ["a # b", ["a"]],
    ["a --conf=x=1", ["a", "--conf=x=1"]],
  ])("%j is read as bash reads it", (line, expected) => {
    expect(words(line, { X: "1" })).toEqual(expected);
  });

  test("operators join commands and send output to files", () => {
    const read = commandsOf("A=1 a x > f 2>&1 & b && c >> g || d", () => "");
    expect(read.map(({ words: [name], background, after }) => [name, background, after])).toEqual([
      ["a", true, ";"],
      ["b", false, ";"],
      ["c", false, "&&"],
      ["d", false, "||"],
    ]);
    expect(read[0]?.env).toEqual({ A: "1" });
    expect(read[0]?.redirects).toEqual([{ to: "both", file: "f", append: false }]);
    expect(read[2]?.redirects).toEqual([{ to: "out", file: "g", append: true }]);
  });

  test("a value in quotes is assigned, a name in quotes is none", () => {
    const [one] = commandsOf(`A="b c" 'D=e' f`, () => "");
    expect([one?.env, one?.words]).toEqual([{ A: "b c" }, ["D=e", "f"]]);
  });

  test.each(["'a", "&& a", "a | b", "a >"])("%j is refused", (line) => {
    expect(() => commandsOf(line, () => "")).toThrow(ShellSyntaxError);
  });
});

const daemon = "spark-class org.apache.spark.deploy";
const debian = "127.0.0.1 localhost\n127.0.1.1 laptop\n";

/** Lines that both have in any case: the words about each option are Spark's own. */
const aboutOptions = (line: string): boolean =>
  /^(Usage|Options|Master must| +-|  +Default|$)/.test(line);

describe("daemons with words that were recorded", () => {
  const real = recorded("words");
  const cases = Object.entries(real).filter(
    ([, { typed, exit }]) => exit !== "SIGKILL" && exit !== 143 && typed !== "spark-class",
  );

  test.each(cases)("%s", async (_name, { typed, exit, err }) => {
    const { shell, lines } = typist((given) => ({ "counting.ts": counting(given) }), {
      hostsFile: debian,
    });
    expect(await shell.run(typed)).toBe(exit);
    const seen = (all: readonly string[]): string[] =>
      all
        .map(plain)
        .filter(
          (line) =>
            !aboutOptions(line) &&
            !/SecurityManager|NativeCode|Uncaught|Illegal|ShutdownHook|ClassNotFound/.test(line),
        );
    expect(seen(lines)).toEqual(seen(err));
  });

  test("enough were recorded", () => expect(cases.length).toBeGreaterThanOrEqual(8));
});

describe("ports and names", () => {
  test("a second Master takes the next ports, and a worker must be told", async () => {
    const real = recorded("two-masters");
    const { shell, lines } = typist(() => ({}));
    await shell.run(`${daemon}.master.Master -h localhost > one.log 2>&1 & sleep 2`);
    await shell.run(`${daemon}.master.Master -h localhost > two.log 2>&1 & sleep 2`);
    await shell.run(
      `${daemon}.worker.Worker -c 2 -m 1g spark://localhost:7078 > worker.log 2>&1 & sleep 2`,
    );
    const log = (name: string): string[] =>
      (shell.files.read(`${shell.home}/${name}.log`) ?? "").trimEnd().split("\n").map(plain);
    const theirs = (name: string): string[] => (real[name]?.err ?? []).map(plain).toSorted();
    // Who comes up first, security or native code, differs from day to day.
    const upToAlive = log("two").slice(
      0,
      log("two").findIndex((line) => line.includes("ALIVE")) + 1,
    );
    expect(upToAlive.filter((line) => !theirs("second master").includes(line))).toEqual([]);
    expect(upToAlive.length).toBe(20);
    expect(log("worker")).toContain(
      "INFO Worker: Successfully registered with master spark://localhost:7078",
    );
    await shell.run("netstat -pln");
    expect(
      lines.filter((line) => line.includes("LISTEN")).map((line) => line.slice(20, 44).trim()),
    ).toEqual(
      expect.arrayContaining([
        "127.0.0.1:7077",
        "127.0.0.1:7078",
        "0.0.0.0:8080",
        "0.0.0.0:8081",
        "0.0.0.0:8082",
      ]),
    );
  });

  test("a Master that calls itself by its address is not reached by a name that is a loopback", async () => {
    const { shell, lines } = typist(() => ({}), { hostsFile: debian });
    await shell.run(`${daemon}.master.Master & sleep 2`);
    expect(lines.map(plain)).toContain(
      "INFO Master: Starting Spark master at spark://172.30.1.16:7077",
    );
    await shell.run(
      `${daemon}.worker.Worker -c 1 -m 1g spark://laptop:7077 > w.log 2>&1 & sleep 3; kill %2`,
    );
    const log = (shell.files.read(`${shell.home}/w.log`) ?? "").split("\n").map(plain);
    expect(log).toContain("WARN Worker: Failed to connect to master laptop:7077");
    await shell.run("echo '172.30.1.16 laptop' > /etc/hosts");
    await shell.run(
      `${daemon}.worker.Worker -c 1 -m 1g spark://laptop:7077 > v.log 2>&1 & sleep 3`,
    );
    expect((shell.files.read(`${shell.home}/v.log`) ?? "").split("\n").map(plain)).toContain(
      "INFO Worker: Successfully registered with master spark://laptop:7077",
    );
  });

  test("a worker whose Master is gone asks for a quarter of an hour or so, and gives up", async () => {
    const { shell, lines } = typist(() => ({}));
    expect(await shell.run(`${daemon}.worker.Worker -c 1 -m 1g spark://localhost:7077`)).toBe(1);
    const said = lines.map(plain);
    expect(said.filter((line) => line.includes("Failed to connect to master"))).toHaveLength(17);
    expect(said).toContain("INFO Worker: Retrying connection to master (attempt # 16)");
    expect(said.at(-1)).toBe("ERROR Worker: All masters are unresponsive! Giving up.");
  });

  test("a word that is no command names those that there are", async () => {
    const { shell, lines } = typist(() => ({}));
    expect(await shell.run("sbatch x; echo $?")).toBe(0);
    expect(lines[0]).toMatch(/^sh: sbatch: command not found\. There are: .*spark-submit/);
    expect(lines[1]).toBe("127");
  });
});
