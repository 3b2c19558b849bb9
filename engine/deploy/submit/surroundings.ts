/**
 * What lies around a command of spark-submit: variables, files, jars.
 *
 * In Spark: the process's environment and the file system. Left out on purpose: files elsewhere (`http:`, `hdfs:`); they are taken as they are named.
 */

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where one stands; other paths are below it. */
  readonly folder: string;
  /** The path of conf/spark-defaults.conf, where there is one. */
  readonly defaultsFile: string | undefined;
  /** The text of a file; undefined where there is none. */
  readFile(path: string): string | undefined;
  exists(path: string): boolean;
  /** The paths that fit a pattern. */
  glob(pattern: string): readonly string[];
  /** The class that a jar's manifest names: undefined where it names none. @throws where the jar cannot be read. */
  mainClassOf(path: string): string | undefined;
}

/** A path as a URI: `/a.jar` is `file:/a.jar`, a relative one is below the folder; what has a scheme stays. */
export function resolveUri(path: string, folder: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return path;
  const whole = path.startsWith("/") ? path : `${folder.replace(/\/$/, "")}/${path}`;
  return `file:${normal(whole)}`;
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** A list with commas, each as a URI; nothing for nothing. */
export function resolveUris(list: string | undefined, folder: string): string | undefined {
  if (list === undefined) return undefined;
  return partsOf(list)
    .map((path) => resolveUri(path, folder))
    .join(",");
}

export const partsOf = (list: string | undefined): string[] =>
  (list ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Several lists as one; undefined where there is nothing in them. */
export function merged(...lists: readonly (string | undefined)[]): string | undefined {
  const parts = lists.flatMap(partsOf);
  return parts.length === 0 ? undefined : parts.join(",");
}

/** The path of a URI on this machine's disk; undefined where it lies elsewhere. */
export const pathOf = (uri: string): string | undefined =>
  uri.startsWith("file:")
    ? uri.slice("file:".length).replace(/^\/\/(?=\/)/, "")
    : /^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri)
      ? undefined
      : uri;

/** Patterns become what fits them; a name without a pattern stays, whether it is there or not. */
export function globbed(
  list: string | undefined,
  { glob }: Pick<Surroundings, "glob">,
): string | undefined {
  if (list === undefined) return undefined;
  return partsOf(list)
    .flatMap((uri) => {
      const path = pathOf(uri);
      return path === undefined || !/[*?[{]/.test(path)
        ? [uri]
        : glob(path).map((one) => `file:${one}`);
    })
    .join(",");
}
