/** What Spark tells every JVM of its own since Java 17: packages of the JDK that it reaches into. In Spark 3.5.3: launcher JavaModuleOptions.java, SparkContext.supplementJavaIPv6Options. */
const opened = [
  "java.base/java.lang",
  "java.base/java.lang.invoke",
  "java.base/java.lang.reflect",
  "java.base/java.io",
  "java.base/java.net",
  "java.base/java.nio",
  "java.base/java.util",
  "java.base/java.util.concurrent",
  "java.base/java.util.concurrent.atomic",
  "java.base/jdk.internal.ref",
  "java.base/sun.nio.ch",
  "java.base/sun.nio.cs",
  "java.base/sun.security.action",
  "java.base/sun.util.calendar",
  "java.security.jgss/sun.security.krb5",
];

export const moduleOptions: readonly string[] = [
  "-Djava.net.preferIPv6Addresses=false",
  "-XX:+IgnoreUnrecognizedVMOptions",
  ...opened.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
  "-Djdk.reflect.useDirectMethodHandle=false",
];
