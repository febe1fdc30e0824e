// An identity provider that speaks lawfully or not: the practice one of the demo, and the one of the tests.
import { createKeyPairSync, type KeyPair } from "../saml/key-pair";
import type { RespondOptions } from "./respond-options";
import { type DescribeOptions, writeMetadata } from "./write-metadata";
import { writeResponse } from "./write-response";

export type { RespondOptions };

export interface IdentityProvider {
  readonly entityId: string;
  readonly keys: KeyPair;
  /** IdP metadata; `certificates` (base64 DER) replaces its own. */
  metadata(options: DescribeOptions): string;
  /** The SAMLResponse form field. */
  respond(options: RespondOptions): string;
  /** The same before base64. */
  respondXml(options: RespondOptions): string;
}

export function identityProvider(options: {
  readonly entityId: string;
  readonly keys?: KeyPair;
  readonly now?: Date;
}): IdentityProvider {
  const { entityId } = options;
  const keys =
    options.keys ??
    createKeyPairSync({ commonName: new URL(entityId).hostname || entityId, now: options.now ?? new Date() });
  const respondXml = (respond: RespondOptions) => writeResponse(entityId, keys, respond);
  return {
    entityId,
    keys,
    metadata: (described) => writeMetadata(entityId, keys, described),
    respond: (respond) => Buffer.from(respondXml(respond), "utf8").toString("base64"),
    respondXml,
  };
}
