/** An XML parser for the engine: saxes, which insists on well-formed documents as Java's parser does. */
import { SaxesParser } from "saxes";
import type { XmlElement, XmlParser } from "../foundation/xml.ts";

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

export const xml: XmlParser = (text) => {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let failure: Error | undefined;
  const addText = (more: string): void => {
    for (const element of open) element.text += more;
  };
  parser.on("opentag", ({ name, attributes }) =>
    open.push({ name, attributes, children: [], text: "" }),
  );
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const done = open.pop() as Open;
    const parent = open.at(-1);
    if (parent === undefined) root = done;
    else parent.children.push(done);
  });
  parser.on("error", (error) => (failure ??= error));
  parser.write(text).close();
  if (failure !== undefined) throw failure;
  if (root === undefined) throw new Error("document has no root element");
  return root;
};
