// Who is measured: our whole verification, and the libraries that other products use for the same.
import { createPublicKey, verify } from "node:crypto";
import { createRequire } from "node:module";
import { canonicalize } from "../../lib/saml/canonicalize";
import { readXml } from "../../lib/saml/strict-xml";
import { BASE, BOB, ENTITY_ID, JUDGEMENT, KEYS } from "../../lib/saml/testing/made-world";
import { judge } from "../../lib/saml/testing/testdata";
import { elementsOf } from "../../lib/saml/xml-tree";
import type { Message } from "./messages";

/** Answers whether bob was let in; throws, or says no, where it cannot read the message. */
export type Judge = (message: Message) => Promise<boolean> | boolean;

// Not in the product's node_modules, so that `npm ci` stays small.
const load = createRequire(new URL("../package.json", import.meta.url));
const loadOurs = createRequire(import.meta.url);
const POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
const REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const sp = { entity: BASE.sp.entityId, acs: BASE.sp.acsUrl, key: KEYS.sp.privateKeyPem };
const idp = { entity: ENTITY_ID, certificate: KEYS.idp.certificatePem, signIn: "https://idp.acme.test/sso" };

export const PEERS: Readonly<Record<string, () => Judge>> = {
  Doorward: () => (message) => !("code" in judge(message.field, JUDGEMENT)),
  samlify: samlify,
  "@node-saml/node-saml": nodeSaml,
  "@boxyhq/saml20": saml20,
  "saml2-js": saml2,
  "RSA verify alone": rsaAlone,
};

/** Its clock is the machine's, so it is given a drift of many years. */
function samlify(): Judge {
  const { IdentityProvider, ServiceProvider, setSchemaValidator } = loadOurs("samlify");
  setSchemaValidator({ validate: async () => "none" });
  const service = ServiceProvider({
    entityID: sp.entity,
    clockDrifts: [-1e12, 1e12],
    encPrivateKey: sp.key,
    assertionConsumerService: [{ Binding: POST, Location: sp.acs }],
  });
  const provider = (isAssertionEncrypted: boolean) =>
    IdentityProvider({
      entityID: idp.entity,
      signingCert: KEYS.idp.der,
      isAssertionEncrypted,
      singleSignOnService: [{ Binding: REDIRECT, Location: idp.signIn }],
      singleLogoutService: [{ Binding: REDIRECT, Location: idp.signIn }],
    });
  const plain = provider(false);
  const encrypted = provider(true);
  return async ({ field, signed }) => {
    const read = await service.parseLoginResponse(signed === "encrypted" ? encrypted : plain, "post", {
      body: { SAMLResponse: field },
    });
    return read.extract.nameID === BOB;
  };
}

function nodeSaml(): Judge {
  const { SAML } = load("@node-saml/node-saml");
  const saml = new SAML({
    idpCert: idp.certificate,
    issuer: sp.entity,
    audience: sp.entity,
    callbackUrl: sp.acs,
    entryPoint: idp.signIn,
    decryptionPvk: sp.key,
    wantAssertionsSigned: false,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: -1,
    validateInResponseTo: "never",
  });
  return async ({ field }) =>
    (await saml.validatePostResponseAsync({ SAMLResponse: field })).profile?.nameID === BOB;
}

function saml20(): Judge {
  const { default: saml } = load("@boxyhq/saml20");
  return async ({ xml }) => {
    const options = {
      publicKey: KEYS.idp.der,
      audience: sp.entity,
      bypassExpiration: true,
      privateKey: sp.key,
    };
    const read = await saml.validate(Buffer.from(xml).toString(), options);
    return JSON.stringify(read).includes(BOB);
  };
}

function saml2(): Judge {
  const { ServiceProvider, IdentityProvider } = load("saml2-js");
  const service = new ServiceProvider({
    entity_id: sp.entity,
    private_key: sp.key,
    certificate: KEYS.sp.certificatePem,
    assert_endpoint: sp.acs,
    allow_unencrypted_assertion: true,
    audience: sp.entity,
  });
  const provider = new IdentityProvider({ sso_login_url: idp.signIn, certificates: [idp.certificate] });
  return ({ field }) =>
    new Promise((resolve, reject) => {
      const options = {
        request_body: { SAMLResponse: field },
        ignore_timing: true,
        allow_unencrypted_assertion: true,
      };
      service.post_assert(provider, options, (error: Error | null, read: { user?: { name_id?: string } }) =>
        error ? reject(error) : resolve(read.user?.name_id === BOB),
      );
    });
}

/** The floor below everybody: the one RSA operation that a signature needs. */
function rsaAlone(): Judge {
  const key = createPublicKey(idp.certificate);
  const known = new Map<Message, { bytes: Buffer; value: Buffer }>();
  const read = (message: Message) => {
    const xml = message.xml.replace(/^[\s\S]*?(<ds:Signature [\s\S]*?<\/ds:Signature>)[\s\S]*$/, "$1");
    const [signedInfo, value] = elementsOf(readXml(xml));
    return {
      bytes: Buffer.from(canonicalize(signedInfo!)),
      value: Buffer.from(value!.children[0] as string, "base64"),
    };
  };
  return (message) => {
    if (message.signed === "encrypted") throw new Error("the signature is encrypted");
    if (!known.has(message)) known.set(message, read(message));
    const { bytes, value } = known.get(message)!;
    return verify("sha256", bytes, key, value);
  };
}
