// One random change to the tree of a message, as an attacker would make it without the key.
import { readXml } from "../strict-xml";
import { isElement, NS, type Scope, type XmlElement } from "../xml-tree";
import type { Random } from "./generated-xml";

interface Node {
  name: string;
  /** Attributes and namespace declarations, as written. */
  attributes: [name: string, value: string][];
  children: (Node | string)[];
}

const NAMES = [
  "saml:Assertion",
  "saml:Subject",
  "saml:NameID",
  "saml:Conditions",
  "saml:Advice",
  "saml:Issuer",
  "saml:AttributeValue",
  "saml:EncryptedAssertion",
  "samlp:Response",
  "samlp:Extensions",
  "samlp:Status",
  "ds:Signature",
  "ds:Object",
  "ds:SignedInfo",
  "ds:Reference",
  "ds:KeyInfo",
  "x",
];
const TEXTS = [
  " ",
  "admin@acme.test",
  "x",
  "\n",
  "&amp;",
  "&#x0;",
  "<!---->",
  "<![CDATA[x]]>",
  "<?x?>",
  "_assertion",
];
const DECLARED = { saml: NS.saml, samlp: NS.samlp, ds: NS.ds, xenc: NS.xenc } as const;

/** Moves, copies, renames, re-prefixes, deletes or wraps one element, or changes one text or attribute. */
export function mutate(xml: string, random: Random): string {
  const root = toNode(readXml(xml), null);
  const all = [...nodesOf(root)];
  const inner = all.slice(1);
  const [node, parent] = random.pick(inner);
  const [target] = random.pick(all);
  const at = parent!.children.indexOf(node);
  const put = (what: Node | string) =>
    target.children.splice(random.below(target.children.length + 1), 0, what);
  switch (random.below(12)) {
    case 0: // move
      parent!.children.splice(at, 1);
      if (![...nodesOf(node)].some(([one]) => one === target)) put(node);
      break;
    case 1: // copy
      put(structuredClone(node));
      break;
    case 2: // copy, changed
      put(withOtherPerson(structuredClone(node)));
      break;
    case 3: // replaced by a copy of another
      parent!.children[at] = structuredClone(random.pick(inner)[0]);
      break;
    case 4: {
      // wrap
      const name = random.pick(NAMES);
      parent!.children[at] = { name, attributes: declarations(), children: [node] };
      break;
    }
    case 5: // rename
      node.name = random.pick(NAMES);
      node.attributes.push(
        ...declarations().filter(([name]) => !node.attributes.some(([own]) => own === name)),
      );
      break;
    case 6: // another prefix, or none, for the same or another namespace
      reprefix(node, random);
      break;
    case 7: // delete
      parent!.children.splice(at, 1);
      break;
    case 8: // insert text
      put(random.pick(TEXTS));
      break;
    case 9: // change text
      node.children = node.children.map((child) =>
        typeof child === "string" && random.chance(0.8) ? random.pick(TEXTS) : child,
      );
      break;
    case 10: {
      // change an attribute
      const one = node.attributes.length > 0 ? random.pick(node.attributes) : null;
      const other = random.pick(inner)[0].attributes;
      if (one) one[1] = other.length > 0 ? random.pick(other)[1] : "";
      break;
    }
    default: {
      // one more attribute, one less
      const index = random.below(node.attributes.length + 1);
      node.attributes.splice(index, random.below(2));
      node.attributes.push([
        random.pick(["ID", "Id", "id", "xml:id", "samlp:ID", "Version", "URI"]),
        random.pick(["_assertion", "_response", "#_assertion", "2.0"]),
      ]);
    }
  }
  return written(root);
}

function* nodesOf(node: Node, parent: Node | null = null): Generator<[Node, Node | null]> {
  yield [node, parent];
  for (const child of node.children) if (typeof child !== "string") yield* nodesOf(child, node);
}

function withOtherPerson(node: Node): Node {
  for (const [one] of nodesOf(node)) {
    one.children = one.children.map((child) =>
      typeof child === "string" ? child.replace("bob@", "admin@") : child,
    );
    for (const attribute of one.attributes) if (attribute[0] === "ID") attribute[1] = "_evil";
  }
  return node;
}

function reprefix(node: Node, random: Random): void {
  const local = node.name.slice(node.name.indexOf(":") + 1);
  const prefix = random.pick(["", "p", "saml", "samlp"]);
  const uri = random.pick([NS.saml, NS.samlp, NS.ds, "urn:other"]);
  node.name = prefix === "" ? local : `${prefix}:${local}`;
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  node.attributes = [...node.attributes.filter(([own]) => own !== name), [name, uri]];
}

const declarations = (): [string, string][] =>
  Object.entries(DECLARED).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);

function toNode(element: XmlElement, outer: Scope | null): Node {
  const attributes: [string, string][] = [];
  for (let one: Scope | null = element.scope; one && one !== outer; one = one.outer)
    if (one.prefix !== "xml")
      attributes.push([one.prefix === "" ? "xmlns" : `xmlns:${one.prefix}`, escaped(one.uri)]);
  for (const { name, value } of element.attributes) attributes.push([name, escaped(value)]);
  const children = element.children.map((child) =>
    isElement(child) ? toNode(child, element.scope) : escaped(child),
  );
  return { name: element.name, attributes, children };
}

function written({ name, attributes, children }: Node): string {
  const start = `<${name}${attributes.map(([key, value]) => ` ${key}="${value}"`).join("")}>`;
  return `${start}${children.map((child) => (typeof child === "string" ? child : written(child))).join("")}</${name}>`;
}

const escaped = (text: string) =>
  text.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
