/** Commands about files: ls, cat, cp, mkdir, rm, cd, pwd, tail. In Spark: nothing. Left out on purpose: links, permissions, patterns. */
import { seconds } from "../foundation/sizes.ts";
import type { CommandTable, Typed } from "./commands.ts";
import { wholePath } from "./files.ts";
import type { ShellProcess } from "./process.ts";

const at = ({ shell }: Typed, path: string): string => wholePath(shell.folder, path, shell.home);
const linesOf = (text: string): string[] => text.replace(/\n$/, "").split("\n");

const missing = (typed: Typed, name: string, path: string): number => {
  typed.streams.err(`${name}: ${path}: No such file or directory`);
  return 1;
};

/** The last ten lines, and with -f what comes after them, until somebody ends it. */
function tail(typed: Typed): number | ShellProcess {
  const { shell, words, streams } = typed;
  const path = words.find((word) => !word.startsWith("-") && !/^\d+$/.test(word)) ?? "";
  const count = Number(/-n ?(\d+)/.exec(words.join(" "))?.[1] ?? 10);
  const whole = at(typed, path);
  const text = shell.files.read(whole);
  if (text === undefined)
    return missing(typed, "tail", `cannot open '${path}' for reading`.replace(/^/, ""));
  for (const line of linesOf(text).slice(-count)) streams.out(line);
  if (!words.some((word) => /^-\w*[fF]/.test(word))) return 0;
  const process = shell.network.start(shell.host, ["tail", ...words], streams);
  let told = text.length;
  const follow = (): void => {
    if (!process.alive) return;
    const now = shell.files.read(whole) ?? "";
    if (now.length > told) for (const line of linesOf(now.slice(told))) streams.out(line);
    told = now.length;
    shell.network.world.daemonAfter(seconds(1), "tail -f", follow);
  };
  follow();
  return process;
}

export const fileCommands: CommandTable = {
  pwd: ({ shell, streams }) => {
    streams.out(shell.folder);
    return 0;
  },
  cd: (typed) => {
    const { shell, words } = typed;
    const folder = at(typed, words[0] ?? "~");
    if (folder !== shell.home && !shell.files.isFolder(folder))
      return missing(typed, "sh: cd", words[0] ?? "");
    shell.folder = folder;
    return 0;
  },
  ls: (typed) => {
    const { shell, words, streams } = typed;
    const paths = words.filter((word) => !word.startsWith("-"));
    for (const path of paths.length === 0 ? ["."] : paths) {
      const whole = at(typed, path);
      if (shell.files.read(whole) !== undefined) streams.out(path);
      else if (shell.files.isFolder(whole) || whole === shell.home)
        for (const name of shell.files.names(whole)) streams.out(name);
      else return missing(typed, "ls", `cannot access '${path}'`) + 1;
    }
    return 0;
  },
  cat: (typed) => {
    for (const path of typed.words) {
      const text = typed.shell.files.read(at(typed, path));
      if (text === undefined) return missing(typed, "cat", path);
      for (const line of linesOf(text)) typed.streams.out(line);
    }
    return 0;
  },
  cp: (typed) => {
    const { shell, words, streams } = typed;
    const [from, to] = words.filter((word) => !word.startsWith("-"));
    if (from === undefined || to === undefined) {
      streams.err("cp: missing file operand");
      return 1;
    }
    const text = shell.files.read(at(typed, from));
    if (text === undefined) return missing(typed, "cp", `cannot stat '${from}'`);
    const target = at(typed, to);
    const inFolder = to.endsWith("/") || shell.files.isFolder(target);
    shell.files.write(inFolder ? `${target}/${from.split("/").at(-1) ?? from}` : target, text);
    return 0;
  },
  mkdir: () => 0,
  rm: (typed) => {
    const { shell, words } = typed;
    for (const word of words.filter((one) => !one.startsWith("-"))) {
      const path = at(typed, word);
      for (const one of [path, ...shell.files.list(path)]) shell.files.remove(one);
    }
    return 0;
  },
  touch: (typed) => {
    for (const path of typed.words) typed.shell.files.append(at(typed, path), "");
    return 0;
  },
  tail,
};
