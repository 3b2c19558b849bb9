/**
 * Errors as a Spark program meets them: a Java class name and a message. Same as Spark: names and texts. Left out: causes
 * and Java stack frames; a JavaScript stack stands in their place. Spark 3.5.3: core/…/SparkException.scala, errors/SparkCoreErrors.scala.
 */
export class JavaError extends Error {
  /** The Java class, for example `java.lang.IllegalArgumentException`. */
  readonly className: string;
  constructor(className: string, message: string) {
    super(message);
    this.className = className;
    this.name = className.slice(className.lastIndexOf(".") + 1);
  }
}

/** org.apache.spark.SparkException. */
export class SparkException extends JavaError {
  constructor(message: string) {
    super("org.apache.spark.SparkException", message);
  }
}

/** java.lang.IllegalArgumentException; `require` in Scala puts "requirement failed: " before its text. */
export const illegalArgument = (message: string): JavaError =>
  new JavaError("java.lang.IllegalArgumentException", message);

/** java.lang.UnsupportedOperationException. */
export const unsupported = (message: string): JavaError =>
  new JavaError("java.lang.UnsupportedOperationException", message);

/** SparkUnsupportedOperationException: what Spark throws in its place where it has an error class. */
export const sparkUnsupported = (message: string): JavaError =>
  new JavaError("org.apache.spark.SparkUnsupportedOperationException", message);

/** SparkUnsupportedOperationException "empty collection", thrown by first, reduce and their kin on nothing. */
export const emptyCollection = (): JavaError => sparkUnsupported("empty collection");

/** The class name Spark would print for a thrown value. A plain `Error` stands for `RuntimeException`. */
export function classNameOf(thrown: unknown): string {
  if (thrown instanceof JavaError) return thrown.className;
  if (thrown instanceof Error && thrown.name !== "Error") return thrown.name;
  return "java.lang.RuntimeException";
}

/** The message of a thrown value. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return String(thrown);
}

/** `class: message`, as a Java throwable prints itself. */
export function throwableText(thrown: unknown): string {
  const message = messageOf(thrown);
  return message === "" ? classNameOf(thrown) : `${classNameOf(thrown)}: ${message}`;
}
