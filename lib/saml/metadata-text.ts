// From a metadata file to its tree: what people paste is looser than what protocols send, so the usual mistakes are told.
import { isUtf8 } from "node:buffer";
import type { MetadataProblem, MetadataProblemCode } from "../core/idp-metadata";
import { catchRefusal } from "./refused";
import { readXml, type XmlLimits } from "./strict-xml";
import type { XmlElement } from "./xml-tree";

export interface Stop {
  readonly problem: MetadataProblem;
}

export function stop(code: MetadataProblemCode, want?: string, got?: string): Stop {
  return { problem: { code, ...(want ? { want } : {}), ...(got ? { got } : {}) } };
}

export const LARGEST_METADATA = 1024 * 1024;
/** An aggregate holds many entities, hence more elements than a response may have. */
const METADATA_LIMITS: XmlLimits = { depth: 40, elements: 100_000, attributes: 64, namespaces: 64 };

export function metadataTree(input: string | Uint8Array): { readonly root: XmlElement } | Stop {
  if (input.length > LARGEST_METADATA) return stop("METADATA_TOO_LARGE", "at most 1 MiB");
  const text = (typeof input === "string" ? input : decode(Buffer.from(input)))
    ?.replace(/^\uFEFF/, "")
    .trim();
  if (text === undefined) return stop("METADATA_NOT_XML", "UTF-8 text", "other bytes");
  if (text === "") return stop("METADATA_EMPTY");
  if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(text)) return stop("CERT_PRIVATE_KEY");
  if (/<!doctype html|<html/i.test(text.slice(0, 2_000))) return stop("METADATA_HTML");
  if (!text.startsWith("<")) return stop("METADATA_NOT_XML", "XML", kindOf(text));
  const tree = catchRefusal(() => ({ root: readXml(withoutNotes(text), undefined, METADATA_LIMITS) }));
  if (!("fault" in tree)) return tree.root.local.toLowerCase() === "html" ? stop("METADATA_HTML") : tree;
  const { code, want, got } = tree.fault;
  if (code === "XML_TOO_COMPLEX") return stop("METADATA_TOO_LARGE", want);
  return stop(code === "XML_FORBIDDEN" ? "METADATA_FORBIDDEN" : "METADATA_NOT_XML", want, got);
}

function kindOf(text: string): string {
  if (text.startsWith("{")) return "JSON";
  return text.startsWith("-----BEGIN CERTIFICATE") ? "a certificate" : text.slice(0, 40);
}

/** UTF-8, or UTF-16 with its mark, as Windows writes it. */
function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le");
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}

/**
 * Metadata is edited by people: comments, instructions and any declaration are left out before the strict reader.
 * Nothing is signed here, and a `<` inside values is refused by the reader, so nothing can hide between the two.
 */
function withoutNotes(text: string): string {
  let kept = "";
  let done = 0;
  let comment = text.indexOf("<!--");
  let instruction = text.indexOf("<?");
  while (comment >= 0 || instruction >= 0) {
    const isComment = comment >= 0 && (instruction < 0 || comment < instruction);
    const start = isComment ? comment : instruction;
    const end = text.indexOf(isComment ? "-->" : "?>", start + 2);
    if (end < 0) break;
    kept += text.slice(done, start);
    done = end + (isComment ? 3 : 2);
    if (comment >= 0 && comment < done) comment = text.indexOf("<!--", done);
    if (instruction >= 0 && instruction < done) instruction = text.indexOf("<?", done);
  }
  return kept + text.slice(done);
}
