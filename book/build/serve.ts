/**
 * `npm start [port=8015]`: the book on this machine, built again when something it is made from is saved, with a verdict in the
 * terminal and in open pages when a kata is saved.
 *
 * In Spark: nothing; like Spark's UI it takes the next port when its own is taken. It listens on 127.0.0.1 only. Ctrl-C ends
 * it. Left out on purpose: opening a browser by itself.
 */
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Both, languageOf, spoken } from "../../test/harness/texts.ts";
import { read, wholeNumber } from "../../test/harness/words.ts";
import { guarded, wrongInput } from "../../test/harness/wrong-input.ts";
import {
  buildChore,
  type Chore,
  isBuilt,
  kataChore,
  knownKatas,
  watchFolder,
  watchSources,
} from "./chores.ts";
import { News } from "./news.ts";
import { answerFile, isOwnHost, refuse } from "./static-files.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = "npm start";
const usualPort = 8015;
/** As spark.port.maxRetries. */
const tries = 16;

const notHere: Both = {
  en: "Ask for 127.0.0.1 or localhost.",
  ko: "127.0.0.1이나 localhost 주소로 여세요.",
};

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const say = (text: Both): void => print(spoken(text));

/** Where the news are, from the assets' folder; only pages from here ask for them. */
const newsTag = '<meta name="kindling-news" content="../news">';

function newServer(dist: string, news: News, port: () => number): Server {
  return createServer((request, response) => {
    if (!isOwnHost(request.headers.host, port())) return refuse(response, 403, notHere);
    if (request.url === "/news") return news.join(request, response);
    answerFile(dist, request, response, (html) => html.replace("<head>", `<head>\n${newsTag}`));
  });
}

/** Listens on the first free port. */
async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + tries && port < 65_536; port += 1) {
    const taken = await new Promise<boolean>((done, fail) => {
      server.once("error", (error: NodeJS.ErrnoException) =>
        error.code === "EADDRINUSE" || error.code === "EACCES" ? done(true) : fail(error),
      );
      server.listen(port, "127.0.0.1", () => done(false));
    });
    server.removeAllListeners("error");
    if (!taken) return port;
    say({
      en: `port ${port} is taken, trying ${port + 1}`,
      ko: `${port}번 포트는 쓰는 중이어서 ${port + 1}번을 시도합니다`,
    });
  }
  const last = first + tries - 1;
  throw wrongInput({
    en: `${command}: no free port from ${first} to ${last}. Say another: ${command} port=9000`,
    ko: `${command}: ${first}번부터 ${last}번까지 빈 포트가 없습니다. 다른 번호를 적으세요. 예: ${command} port=9000`,
  });
}

function portAsked(): number {
  const words = read(process.argv.slice(2), { command, values: ["port"] }, process.env);
  const port = wholeNumber(words, "port", command) ?? usualPort;
  if (port < 1024 || port > 65_535)
    throw wrongInput({
      en: `${command}: a port lies between 1024 and 65535, not ${port}.`,
      ko: `${command}: 포트 번호는 1024에서 65535 사이여야 합니다. 받은 값은 ${port}입니다.`,
    });
  return port;
}

async function firstBuild(): Promise<void> {
  if (isBuilt(root)) return;
  say({ en: "building the book …", ko: "책을 만드는 중 …" });
  await new Promise<void>((done) => {
    buildChore(root, (code, printed) => {
      if (code !== 0 || printed !== "") print(printed);
      done();
    }).ask();
  });
}

process.exitCode = await guarded(async () => {
  const asked = portAsked();
  await firstBuild();
  const news = new News();
  for (const known of knownKatas(root)) news.kata(known);
  let port = asked;
  const server = newServer(join(root, "book/dist"), news, () => port);
  port = await listen(server, asked);
  const language = languageOf(process.env);
  const page = `http://127.0.0.1:${port}/${language}/15-life-cycle.html`;
  say({
    en: `Kindling is at ${page}  (start: /${language}/index.html, Ctrl-C ends)`,
    ko: `Kindling 주소: ${page}  (시작: /${language}/index.html, 끝내기: Ctrl-C)`,
  });
  const builds = buildChore(root, (code, printed) => {
    if (code === 0) news.built();
    if (code === 0) say({ en: "the book was built again", ko: "책을 다시 만들었습니다" });
    else print(printed);
  });
  const judges = new Map<string, Chore>();
  const saved = (file: string): void => {
    const match = /^(\d\d)-[^/]+\/(\d\d)-[^/]+\.ts$/.exec(file);
    if (match === null) return;
    const id = `${match[1]}/${match[2]}`;
    const judge = judges.get(id) ?? kataChore(root, id, news, print);
    judges.set(id, judge);
    judge.ask();
  };
  const watchers = [
    ...watchSources(root, () => builds.ask()),
    watchFolder(join(root, "katas"), saved),
  ];
  await new Promise<void>((ended) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended());
  });
  for (const watcher of watchers) watcher?.close();
  for (const chore of [builds, ...judges.values()]) chore.close();
  news.close();
  server.close();
  server.closeAllConnections();
  return 0;
});
