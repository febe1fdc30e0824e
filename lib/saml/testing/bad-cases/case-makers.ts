// How a bad case is made: from what the identity provider says, correctly signed, or from what became of it on the way.
import type { SamlFaultCode } from "../../../core/saml-fault";
import type { RespondOptions } from "../../../practice/identity-provider";
import type { BadCase } from "../forgeries";
import { KEYS, NOW, respond } from "../made-world";

export const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
export const after = (minutes: number) => before(-minutes);
export const genuine = respond();
export const genuineUnsigned = respond({ sign: "none" });
export const xml = (code: SamlFaultCode, name: string, text: string, over?: BadCase["over"]): BadCase => ({
  code,
  name,
  xml: text,
  over,
});
export const raw = (code: SamlFaultCode, name: string, text: string | Buffer): BadCase => ({
  code,
  name,
  field: typeof text === "string" ? text : text.toString("base64"),
});
/** The identity provider itself says it, correctly signed. */
export const said = (
  code: SamlFaultCode,
  name: string,
  options: Partial<RespondOptions>,
  over?: BadCase["over"],
): BadCase => xml(code, name, respond(options), over);
export const edited = (code: SamlFaultCode, name: string, from: string | RegExp, to: string): BadCase =>
  xml(code, name, genuine.replace(from, to));
/** The assertion changed before the identity provider signed it. */
export const signedAs = (code: SamlFaultCode, name: string, from: string | RegExp, to: string): BadCase =>
  said(code, name, { editAssertion: (text) => text.replace(from, to) });

export const inExtensions = (content: string) =>
  genuine.replace("<samlp:Status>", `<samlp:Extensions>${content}</samlp:Extensions><samlp:Status>`);
export const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");
export const EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";
export const encrypt = { certificatePem: KEYS.sp.certificatePem };
