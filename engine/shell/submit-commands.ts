/**
 * spark-submit, spark-shell and pyspark on a network: what deploy/submit reads is started here, as the driver itself in client mode, as a client of the
 * Master in cluster mode.
 *
 * In Spark: bin/spark-submit, spark-shell, pyspark. Same: refusals, exit codes, which process becomes what. Left out on purpose: programs that are not
 * TypeScript, which are told apart and refused in a line; YARN, Mesos and Kubernetes, unless the network was made with them.
 */
import { askGateway } from "../deploy/standalone/rest-client.ts";
import { masterAddresses, type MasterAddress } from "../deploy/standalone/master-address.ts";
import { LIBRARY, libraryFault } from "../deploy/mesos/native-library.ts";
import { milliseconds } from "../foundation/sizes.ts";
import {
  askedOfGateway,
  classMissing,
  submissionOf,
  submitted,
  type Submission,
} from "../deploy/submit/submission.ts";
import type { Prepared } from "../deploy/submit/prepare.ts";
import { partsOf, pathOf, type Surroundings } from "../deploy/submit/surroundings.ts";
import { JavaError } from "../foundation/errors.ts";
import type { Main } from "../simulator/submit-options.ts";
import type { CommandTable, Typed } from "./commands.ts";
import { startDriver } from "./drivers.ts";
import { wholePath } from "./files.ts";
import type { ShellProcess } from "./process.ts";
import { NoProgram } from "./programs.ts";
import { replMain } from "./repl.ts";
import type { Shell } from "./shell.ts";
import { sparkEnv } from "./spark-env.ts";

/** What lies around the command on its machine. */
function surroundingsOf({ shell, env }: Typed): Surroundings {
  const at = (path: string): string => wholePath(shell.folder, path, shell.home);
  const conf = env["SPARK_CONF_DIR"] ?? `${env["SPARK_HOME"] ?? ""}/conf`;
  const defaults = at(`${conf}/spark-defaults.conf`);
  return {
    env,
    folder: shell.folder,
    defaultsFile: shell.files.read(defaults) === undefined ? undefined : defaults,
    readFile: (path) => shell.files.read(at(path)),
    exists: (path) => shell.files.read(at(path)) !== undefined || shell.files.isFolder(at(path)),
    glob: (pattern) => shell.files.glob(at(pattern)),
    mainClassOf: (path) => {
      if (shell.files.read(at(path)) === undefined)
        throw new Error(`File file:${at(path)} does not exist`);
      return (path.split("/").at(-1) ?? path).replace(/\.[^.]*$/, "");
    },
  };
}

/** `local:///app.ts` lies in the image: one's own folder is what an image was built of. */
const inImage = (uri: string): string | undefined => /^local:\/*(.*)$/.exec(uri)?.[1];

/** A program's main; undefined where its class is missing. @throws NoProgram for what is no program in TypeScript. */
async function mainOf(
  typed: Typed,
  { args, mainClass }: Prepared,
): Promise<Main<unknown> | undefined> {
  const { shell } = typed;
  const { primaryResource = "" } = args;
  const path = inImage(primaryResource) ?? pathOf(primaryResource);
  const text =
    path === undefined ? undefined : shell.files.read(wholePath(shell.folder, path, shell.home));
  if (primaryResource.endsWith(".py") && text === undefined && path !== undefined)
    throw new NoProgram(
      `python3: can't open file '${path}': [Errno 2] No such file or directory`,
      2,
    );
  if (path === undefined || !/\.[cm]?[jt]s$/.test(path))
    throw new NoProgram({
      en: `programs here are TypeScript: a file app.ts that exports default (spark, words) => …; ${primaryResource} is none.`,
      ko: `여기서 실행하는 프로그램은 TypeScript입니다. app.ts에서 export default (spark, words) => … 형태로 내보내세요. ${primaryResource}은(는) 아닙니다.`,
    });
  if (text === undefined) {
    typed.streams.err(classMissing(mainClass));
    return undefined;
  }
  return shell.programs.load(wholePath(shell.folder, path, shell.home), text);
}

/** `--kill`, `--status`: a process that asks a gateway and leaves. */
async function ask(
  { shell, name, words, streams }: Typed,
  asked: { readonly kind: "KILL" | "REQUEST_STATUS"; readonly submission: string },
  gateway: MasterAddress,
): Promise<number> {
  const { network } = shell;
  const process = network.start(shell.host, [name, ...words], streams);
  const client = { name: `spark-submit pid ${process.pid}`, host: shell.host, alive: true };
  process.names.add(client.name);
  const exit = askGateway(network.world, client, asked, gateway);
  await network.pass(milliseconds(500));
  process.end(exit);
  return exit;
}

/** Mesos: client mode needs its library, cluster mode somebody who listens at the dispatcher's address. */
function mesosRefusal(
  { shell, env }: Typed,
  { deployMode, master, conf }: Submission,
): readonly string[] | undefined {
  const { mesos } = shell.network;
  if (deployMode === "client") {
    const isThere = (path: string): boolean =>
      (mesos !== undefined && path === LIBRARY) || shell.files.read(path) !== undefined;
    const fault = libraryFault({ ...env, ...sparkEnv({ shell, env }) }, isThere);
    return fault && [fault.line, `Exception in thread "main" ${fault.error}`];
  }
  if (mesos?.dispatcherUrl === master || conf["spark.master.rest.enabled"] !== "true")
    return undefined;
  const error = "org.apache.spark.deploy.rest.SubmitRestConnectionException";
  return [
    "Running Spark using the REST application submission protocol.",
    `${shell.network.clock} INFO RestSubmissionClient: Submitting a request to launch an application in ${master}.`,
    `${shell.network.clock} WARN RestSubmissionClient: Unable to connect to server ${master}.`,
    `Exception in thread "main" ${error}: Unable to connect to server`,
  ];
}

async function submit(typed: Typed, main?: Main<unknown>): Promise<number | ShellProcess> {
  const { shell, words, streams } = typed;
  const around = surroundingsOf(typed);
  const asked = askedOfGateway(words, around);
  const [gateway] = masterAddresses(asked?.master ?? "") ?? [];
  if (asked !== undefined && gateway !== undefined) return ask(typed, asked, gateway);
  const outcome = submitted(words, around);
  outcome.lines.forEach((line) => streams.err(line));
  const { prepared } = outcome;
  if (outcome.exit !== undefined || prepared === undefined) return outcome.exit ?? 0;
  for (const jar of partsOf(prepared.args.jars))
    if (prepared.mode === "client" && !around.exists(pathOf(jar) ?? jar))
      streams.err(`Warning: Local jar ${pathOf(jar) ?? jar} does not exist, skipping.`);
  const submission = submissionOf(prepared);
  const isHere =
    submission.manager === "local" ||
    submission.manager === "standalone" ||
    (submission.manager === "yarn" && shell.network.yarn !== undefined) ||
    (submission.manager === "mesos" && shell.network.mesos !== undefined) ||
    (submission.manager === "kubernetes" && shell.network.kubernetes !== undefined);
  if (submission.manager === "mesos") {
    const refused = mesosRefusal(typed, submission);
    refused?.forEach((line) => streams.err(line));
    if (refused !== undefined) return 1;
  }
  if (!isHere) {
    shell.say(streams, {
      en: `${submission.master} is understood, but there is no such cluster here yet; --master local[4] or spark://master:7077 runs.`,
      ko: `${submission.master}의 뜻은 알지만 그런 클러스터는 아직 없습니다. 지금 실행할 수 있는 것은 --master local[4]와 spark://master:7077입니다.`,
    });
    return 1;
  }
  try {
    if (main !== undefined) return startDriver(shell, typed, submission, main);
    const program = await mainOf(typed, prepared);
    if (program === undefined) return 101;
    return startDriver(shell, typed, submission, (spark, driver) =>
      (program as (...given: unknown[]) => unknown)(spark, outcome.childArgs, driver),
    );
  } catch (thrown) {
    if (thrown instanceof NoProgram) {
      if (thrown.line === undefined) streams.err(thrown.message);
      else shell.say(streams, thrown.line);
      return thrown.exit;
    }
    if (!(thrown instanceof JavaError)) throw thrown;
    streams.err(`Exception in thread "main" ${thrown.className}: ${thrown.message}`);
    return 1;
  }
}

/** The master that a command line asks for; undefined where it is refused before. */
export function masterAskedFor(shell: Shell, words: readonly string[]): string | undefined {
  const streams = { out: () => undefined, err: () => undefined };
  const typed = { shell, name: "spark-submit", words, env: shell.env, streams, text: "" };
  return submitted(words, surroundingsOf(typed)).prepared?.args.master;
}

const inEnvironment = (typed: Typed): Typed => ({ ...typed, env: sparkEnv(typed) });

/** `spark-class org.apache.spark.deploy.SparkSubmit …`, which bin/spark-submit stands for. */
export const sparkSubmit = (typed: Typed): Promise<number | ShellProcess> => submit(typed);

/** A shell's own words stand around those that were typed, as bin/spark-shell has them. */
const shellOf =
  (banner: string, own: readonly string[], resource: string) =>
  (typed: Typed): Promise<number | ShellProcess> =>
    submit(
      { ...inEnvironment(typed), words: [...own, ...typed.words, resource] },
      replMain(typed, banner),
    );

export const submitCommands: CommandTable = {
  "spark-submit": (typed) => submit(inEnvironment(typed)),
  "spark-shell": shellOf(
    "Spark shell of Kindling, as Spark 3.5.3: TypeScript, with spark and sc; :quit ends it.",
    ["--class", "org.apache.spark.repl.Main", "--name", "Spark shell"],
    "spark-shell",
  ),
  pyspark: shellOf(
    "Programs here are TypeScript, not Python. The driver comes up as pyspark's does, with spark and sc; exit() ends it.",
    ["--name", "PySparkShell"],
    "pyspark-shell",
  ),
};
