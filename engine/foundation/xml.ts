/**
 * XML as a seam: configuration files of Spark and Hadoop are XML, and reading that is a library's work, which the engine does not depend on.
 * A program that is submitted with such a file is submitted with the parser, too; `engine/formats/xml.ts` is the one that comes with
 * Kindling. Stands in for scala.xml.XML and Hadoop's Configuration. Left out: name spaces, processing instructions, entities from outside.
 */
import { JavaError } from "./errors.ts";

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text and that of its descendants, as it stands. */
  readonly text: string;
}

/** Answers the document's root. @throws an Error with line and column where the text is not well-formed. */
export type XmlParser = (text: string) => XmlElement;

/** The root of an XML text. @throws SAXParseException where it is not well-formed, IllegalStateException where nobody can read it. */
export function parseXml(text: string, parser: XmlParser | undefined): XmlElement {
  if (parser === undefined)
    throw new JavaError(
      "java.lang.IllegalStateException",
      "an XML file is to be read: submit with the option `xml`, as from engine/formats/xml.ts",
    );
  try {
    return parser(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new JavaError("org.xml.sax.SAXParseException", message);
  }
}
