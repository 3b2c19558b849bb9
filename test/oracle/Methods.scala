/*
 * Prints the public methods of Spark's RDD classes, as Scala declares them: what a program can call, without what only Spark's own packages may.
 * Compiled and run by record-methods.ts.
 */
package org.apache.spark.oracle

import scala.reflect.runtime.universe._

object Methods {
  private def names(declared: Type): Seq[String] = declared.decls.toSeq
    .filter(m => m.isMethod && m.isPublic && !m.isConstructor && !m.isSynthetic && !m.isImplicit)
    .map(_.name.decodedName.toString)
    .filterNot(name => name.contains("$") || name.endsWith("_="))
    .distinct.sorted
  def main(args: Array[String]): Unit = {
    val classes = Seq(
      typeOf[org.apache.spark.rdd.RDD[_]], typeOf[org.apache.spark.rdd.PairRDDFunctions[_, _]],
      typeOf[org.apache.spark.rdd.OrderedRDDFunctions[_, _, _]], typeOf[org.apache.spark.rdd.DoubleRDDFunctions],
      typeOf[org.apache.spark.rdd.AsyncRDDActions[_]], typeOf[org.apache.spark.SparkContext],
      typeOf[org.apache.spark.partial.PartialResult[_]], typeOf[org.apache.spark.FutureAction[_]],
      typeOf[org.apache.spark.util.StatCounter])
    val rows = classes.map(c => Json.text(c.typeSymbol.name.toString) + ": " + Json.list(names(c).map(Json.text)))
    println("METHODS " + rows.mkString("{", ", ", "}"))
  }
}
