/**
 * libmesos, without which no process of Spark speaks to Mesos: the variable MESOS_NATIVE_JAVA_LIBRARY names it, or it lies where Java looks. Everything else about Spark 3.5.3 on Mesos is in its jars.
 * Spark logs no warning that Mesos is deprecated; its documentation says so.
 *
 * In Mesos 1.4: org.apache.mesos.MesosNativeLibrary. As recorded (test/oracle/recordings/mesos-refused.json). Left out on purpose: libraries of a wrong version.
 */
type Environment = Readonly<Record<string, string | undefined>>;

/** Where a package of Mesos puts it. */
export const LIBRARY = "/usr/lib/libmesos.so";

/** java.library.path of a JVM on Linux. */
const JAVA_LIBRARY_PATH =
  "/usr/java/packages/lib:/usr/lib/x86_64-linux-gnu/jni:/lib/x86_64-linux-gnu:/usr/lib/x86_64-linux-gnu:/usr/lib/jni:/lib:/usr/lib";

export interface LibraryFault {
  /** What Mesos' own class prints. */
  readonly line: string;
  /** java.lang.UnsatisfiedLinkError. */
  readonly error: string;
}

/** Why the library cannot be loaded; undefined where it can. */
export function libraryFault(
  env: Environment,
  isThere: (path: string) => boolean,
): LibraryFault | undefined {
  const named = env["MESOS_NATIVE_JAVA_LIBRARY"] ?? env["MESOS_NATIVE_LIBRARY"];
  const prefix = "java.lang.UnsatisfiedLinkError: ";
  const line = `Failed to load native Mesos library from ${named ?? JAVA_LIBRARY_PATH}`;
  if (named === undefined)
    return { line, error: `${prefix}no mesos in java.library.path: ${JAVA_LIBRARY_PATH}` };
  if (!named.startsWith("/"))
    return { line, error: `${prefix}Expecting an absolute path of the library: ${named}` };
  return isThere(named) ? undefined : { line, error: `${prefix}Can't load library: ${named}` };
}
