import type { KeyPair } from "../saml/key-pair";
import { DS, element, escapeText, SAMLP, written } from "./write-xml";

export interface DescribeOptions {
  readonly signInUrl: string;
  readonly signInBinding?: "redirect" | "post";
  readonly signOutUrl?: string;
  readonly certificates?: readonly string[];
  readonly displayName?: string;
  readonly wantsSignedRequests?: boolean;
}

/** Metadata of this identity provider, as text. */
export function writeMetadata(entityId: string, keys: KeyPair, options: DescribeOptions): string {
  const MD = "urn:oasis:names:tc:SAML:2.0:metadata";
  const binding = `urn:oasis:names:tc:SAML:2.0:bindings:${options.signInBinding === "post" ? "HTTP-POST" : "HTTP-Redirect"}`;
  const certificates = (options.certificates ?? [keys.der]).map((der) =>
    element(
      "md:KeyDescriptor",
      [["use", "signing"]],
      element("ds:KeyInfo", [], element("ds:X509Data", [], element("ds:X509Certificate", [], der)), DS),
    ),
  );
  const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
  const signOut = options.signOutUrl
    ? element(
        "md:SingleLogoutService",
        [
          ["Binding", redirect],
          ["Location", options.signOutUrl],
        ],
        "",
      )
    : "";
  const signIn = element(
    "md:SingleSignOnService",
    [
      ["Binding", binding],
      ["Location", options.signInUrl],
    ],
    "",
  );
  const role = element(
    "md:IDPSSODescriptor",
    [
      ["WantAuthnRequestsSigned", options.wantsSignedRequests ? "true" : undefined],
      ["protocolSupportEnumeration", SAMLP],
    ],
    certificates.join("") + signOut + signIn,
  );
  const organization = options.displayName
    ? element(
        "md:Organization",
        [],
        ["Name", "DisplayName", "URL"]
          .map((kind) =>
            element(
              `md:Organization${kind}`,
              [["xml:lang", "en"]],
              escapeText(kind === "URL" ? options.signInUrl : options.displayName!),
            ),
          )
          .join(""),
      )
    : "";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="${MD}"${written([["entityID", entityId]])}>${role}${organization}</md:EntityDescriptor>\n`;
}
