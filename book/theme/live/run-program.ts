/**
 * Runs one program and draws what was asked for from its events. The same code when the book is built (a child of Node's) and
 * in a page (a worker), so that what a page prints is what the build printed.
 *
 * In Spark: `spark-submit`, and the History UI afterwards. A program exports the run that its pictures show as `app`.
 * Left out on purpose: ending a program that does not end; whoever starts this ends it.
 */
import { Application, type TracedEvent } from "#engine/index";
import type { Language, PictureKind } from "../pictures/kinds.ts";
import { drawPicture } from "../pictures/picture.ts";
import { printedLine } from "./format.ts";
import { faultOf, prepare } from "./program.ts";

export interface ProgramRequest {
  /** The name of the file, for messages and call sites. */
  readonly name: string;
  readonly text: string;
  readonly pictures: readonly PictureKind[];
  readonly languages: readonly Language[];
  /** Whether the event log is wanted, too. */
  readonly withLog: boolean;
}

export interface DrawnPicture {
  readonly kind: PictureKind;
  readonly language: Language;
  readonly html: string;
}

export interface ProgramResult {
  readonly pictures: readonly DrawnPicture[];
  readonly fault: { readonly message: string; readonly line: number | undefined } | undefined;
  /** Spark's event log of `app`, as JSON lines. */
  readonly log: string | undefined;
  /** Faults that found nothing to do. */
  readonly idle: readonly string[];
}

/** What differs between Node and a page. */
export interface ProgramHost {
  /** The address of the engine's module. */
  readonly engine: string;
  /** Evaluates a module; answers what it exports. */
  load(code: string): Promise<Readonly<Record<string, unknown>>>;
  /** A line that the program printed. */
  print(line: string): void;
}

export async function runProgram(
  request: ProgramRequest,
  host: ProgramHost,
): Promise<ProgramResult> {
  const { name, text } = request;
  takeConsole(host);
  try {
    const exported = await host.load(prepare(text, name, host.engine));
    const app = exported["app"];
    if (!(app instanceof Application))
      return { pictures: [], fault: undefined, log: undefined, idle: [] };
    return {
      pictures: drawn(request, app.events),
      fault: undefined,
      log: request.withLog ? app.eventLog() : undefined,
      idle: idleFaults(app.events),
    };
  } catch (thrown) {
    return { pictures: [], fault: faultOf(thrown, name), log: undefined, idle: [] };
  }
}

/** What the engine says of faults that met nobody: an executor that is not there cannot be killed. */
const idleFaults = (events: readonly TracedEvent[]): string[] =>
  events.flatMap((event) =>
    event.kind === "LogLine" && event.logger === "Faults" ? [event.text] : [],
  );

/** The driver's `console` prints through the host, formatted alike everywhere. */
function takeConsole(host: ProgramHost): void {
  const print = (...values: unknown[]): void => host.print(printedLine(values));
  const own = { log: print, info: print, warn: print, error: print, debug: print };
  Object.assign(globalThis.console, own);
}

function drawn(request: ProgramRequest, events: readonly TracedEvent[]): DrawnPicture[] {
  return request.pictures.flatMap((kind) =>
    request.languages.map((language) => ({
      kind,
      language,
      html: drawPicture(kind, events, language, request.name.replace(/\.ts$/, "")),
    })),
  );
}
