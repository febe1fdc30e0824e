import { createPrivateKey } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { DEFAULT_CONFIGURATION, serviceProviderOf } from "../core/sso-profile";
import { signedForPost } from "../saml/samlify";
import { redirectAddress } from "../saml/sign-message";
import { element } from "../saml/write-xml";
import { beginLogout, logoutGoesTo } from "./begin-logout";
import { ourMetadata } from "./our-metadata";
import { receiveLogout } from "./receive-logout";
import { keys, otherKeys, ssoWorld, VISITOR } from "./testing/sso-world";

const SIGN_OUT = "https://idp.test/slo";
const EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const signerOf = ({ privateKeyPem, der }: typeof keys) => ({
  privateKey: createPrivateKey(privateKeyPem),
  certificateDer: der,
});
const inAddress = (address: string, name: string) =>
  inflateRawSync(Buffer.from(new URL(address).searchParams.get(name)!, "base64")).toString("utf8");

interface Request {
  readonly id?: string;
  readonly issuer?: string;
  readonly destination?: string | null;
  readonly issued?: Date;
  readonly until?: Date;
  readonly nameId?: string;
  readonly format?: string | null;
  readonly indexes?: readonly string[];
  readonly root?: string;
}

describeEachDialect("logout by an identity provider", (database) => {
  async function ready({ on = true } = {}) {
    const world = await ssoWorld(database());
    const live = {
      ...DEFAULT_CONFIGURATION,
      issuer: "https://idp.test/metadata",
      signInUrl: "https://idp.test/sso",
      signOutUrl: SIGN_OUT,
      singleLogout: on,
    };
    await world.change(({ profiles }) => profiles.change(world.profileId, { live }));
    const sloUrl = serviceProviderOf(world.ports.env.appUrl, world.profileId).sloUrl;
    const signIn = async (email: string, sessionIndex = "_one") => {
      const answer = await world.signIn(email, { sessionIndex });
      if (!("ticket" in answer)) throw new Error(JSON.stringify(answer));
      return (await world.redeem(answer.ticket))!.session;
    };
    const xml = (given: Request = {}) =>
      element(
        given.root ?? "samlp:LogoutRequest",
        {
          "xmlns:samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
          "xmlns:saml": "urn:oasis:names:tc:SAML:2.0:assertion",
          ID: given.id ?? "_logout",
          Version: "2.0",
          IssueInstant: (given.issued ?? world.now()).toISOString(),
          NotOnOrAfter: given.until?.toISOString(),
          Destination: given.destination === undefined ? sloUrl : given.destination,
        },
        element("saml:Issuer", {}, given.issuer ?? "https://idp.test/metadata"),
        element(
          "saml:NameID",
          { Format: given.format === undefined ? EMAIL : given.format },
          given.nameId ?? world.bob.email,
        ),
        ...(given.indexes ?? []).map((index) => element("samlp:SessionIndex", {}, index)),
      );
    const queryOf = (text: string, key: typeof keys | null = keys, relayState: string | null = null) =>
      redirectAddress(sloUrl, { name: "SAMLRequest", xml: text, relayState }, key && signerOf(key)).split(
        "?",
      )[1]!;
    const receive = (
      message: Parameters<typeof receiveLogout>[1]["message"],
      profileId = world.profileId,
    ) => {
      // So that the log has an order.
      world.pass({ minutes: 0.001 });
      return receiveLogout(world.ports, {
        profileId,
        message,
        relayState: null,
        visitor: { ip: VISITOR.ip, userAgent: null },
      });
    };
    const byRedirect = (text: string, key?: typeof keys | null) =>
      receive({ binding: "redirect", query: queryOf(text, key) });
    const living = async (user = world.bob) =>
      (await world.reads.sessions.living(user.id, world.now())).length;
    return { ...world, sloUrl, signIn, xml, queryOf, receive, byRedirect, living };
  }

  test("a signed request by redirect ends all sessions of its subject, and is answered with a signed response", async () => {
    const world = await ready();
    await world.signIn(world.bob.email, "_one");
    await world.signIn(world.bob.email, "_two");
    const alice = await world.signIn(world.alice.email, "_three");
    const done = await world.byRedirect(world.xml());
    expect(done).toMatchObject({ ended: 2 });
    const answer = (done as { answer: string }).answer;
    expect(answer.startsWith(`${SIGN_OUT}?SAMLResponse=`)).toBe(true);
    expect(new URL(answer).searchParams.get("Signature")).not.toBeNull();
    expect(inAddress(answer, "SAMLResponse")).toContain('InResponseTo="_logout"');
    expect(await world.living()).toBe(0);
    expect(await world.reads.sessions.living(alice.userId, world.now())).toHaveLength(1);
    expect((await world.events())[0]).toMatchObject({ name: "logout.received", details: { sessions: 2 } });
  });

  test("a request by POST is believed when its root is signed", async () => {
    const world = await ready();
    await world.signIn(world.bob.email);
    const field = await signedForPost(world.xml(), signerOf(keys));
    expect(await world.receive({ binding: "post", field })).toMatchObject({ ended: 1 });
    expect(await world.living()).toBe(0);
  });

  test("with session indexes, only the sessions of these end", async () => {
    const world = await ready();
    await world.signIn(world.bob.email, "_one");
    await world.signIn(world.bob.email, "_two");
    expect(await world.byRedirect(world.xml({ indexes: ["_two", "_nine"] }))).toMatchObject({ ended: 1 });
    expect(await world.living()).toBe(1);
  });

  test("a subject without a session here is answered like any other", async () => {
    const world = await ready();
    expect(await world.byRedirect(world.xml({ nameId: "nobody@acme.test" }))).toMatchObject({ ended: 0 });
  });

  test("another organization's identity provider ends no session of this one, whatever it signs", async () => {
    const world = await ready();
    await world.signIn(world.bob.email);
    const elsewhere = await ready();
    expect(await elsewhere.byRedirect(elsewhere.xml({ nameId: world.bob.email }))).toMatchObject({
      ended: 0,
    });
    // The same key signs for both here: what is meant for one profile is nothing to the other.
    const query = world.queryOf(world.xml());
    expect(await world.receive({ binding: "redirect", query }, elsewhere.profileId)).toMatchObject({
      fault: { code: "DESTINATION_MISMATCH" },
    });
    expect(await world.living()).toBe(1);
  });

  const REFUSED: Readonly<
    Record<string, [string, (world: Awaited<ReturnType<typeof ready>>) => Promise<object>]>
  > = {
    "an unsigned request by redirect": ["SIGNATURE_MISSING", (world) => world.byRedirect(world.xml(), null)],
    "an unsigned request by POST": [
      "SIGNATURE_MISSING",
      (world) => world.receive({ binding: "post", field: Buffer.from(world.xml()).toString("base64") }),
    ],
    "a stranger's signature by redirect": [
      "SIGNATURE_INVALID",
      (world) => world.byRedirect(world.xml(), otherKeys),
    ],
    "a stranger's signature by POST": [
      "CERTIFICATE_UNKNOWN",
      async (world) =>
        world.receive({ binding: "post", field: await signedForPost(world.xml(), signerOf(otherKeys)) }),
    ],
    "a message that was changed after it was signed": [
      "SIGNATURE_INVALID",
      async (world) => {
        const signed = Buffer.from(await signedForPost(world.xml(), signerOf(keys)), "base64").toString();
        const field = Buffer.from(signed.replace(world.bob.email, world.alice.email)).toString("base64");
        return world.receive({ binding: "post", field });
      },
    ],
    "a signed request inside an unsigned one": [
      "SIGNATURE_MISSING",
      async (world) => {
        const signed = Buffer.from(await signedForPost(world.xml(), signerOf(keys)), "base64").toString();
        const outer = world
          .xml({ id: "_outer", nameId: world.alice.email })
          .replace("</saml:Issuer>", `</saml:Issuer><samlp:Extensions>${signed}</samlp:Extensions>`);
        return world.receive({ binding: "post", field: Buffer.from(outer).toString("base64") });
      },
    ],
    "a RelayState that was added": [
      "SIGNATURE_INVALID",
      (world) => {
        const query = world.queryOf(world.xml()).replace("&SigAlg", "&RelayState=mine&SigAlg");
        return world.receive({ binding: "redirect", query });
      },
    ],
    "two requests in one query": [
      "SHAPE_UNEXPECTED",
      (world) => {
        const [other] = world.queryOf(world.xml({ nameId: world.alice.email })).split("&");
        return world.receive({ binding: "redirect", query: `${other}&${world.queryOf(world.xml())}` });
      },
    ],
    "SHA-1": [
      "SIGNATURE_ALGORITHM",
      (world) => {
        const old = encodeURIComponent("http://www.w3.org/2000/09/xmldsig#rsa-sha1");
        const query = world.queryOf(world.xml()).replace(/SigAlg=[^&]+/, `SigAlg=${old}`);
        return world.receive({ binding: "redirect", query });
      },
    ],
    "another issuer": [
      "ISSUER_MISMATCH",
      (world) => world.byRedirect(world.xml({ issuer: "https://evil.test" })),
    ],
    "another destination": [
      "DESTINATION_MISMATCH",
      (world) => world.byRedirect(world.xml({ destination: "https://elsewhere.test/slo" })),
    ],
    "no destination": ["DESTINATION_MISMATCH", (world) => world.byRedirect(world.xml({ destination: null }))],
    "a request of nine minutes ago": [
      "EXPIRED",
      (world) => world.byRedirect(world.xml({ issued: new Date(world.now().getTime() - 9 * 60_000) })),
    ],
    "a request that has ended": [
      "EXPIRED",
      (world) => world.byRedirect(world.xml({ until: new Date(world.now().getTime() - 4 * 60_000) })),
    ],
    "a request of the future": [
      "ISSUED_IN_FUTURE",
      (world) => world.byRedirect(world.xml({ issued: new Date(world.now().getTime() + 4 * 60_000) })),
    ],
    "something else that is signed": [
      "SHAPE_UNEXPECTED",
      (world) => world.byRedirect(world.xml({ root: "samlp:LogoutResponse" })),
    ],
    "more than 256 KiB, deflated": [
      "RESPONSE_NOT_TEXT",
      (world) => world.byRedirect(world.xml({ nameId: "x".repeat(300_000) })),
    ],
  };
  describe("ends nothing and is recorded:", () => {
    for (const [name, [code, attempt]] of Object.entries(REFUSED))
      test(`${name}, as ${code}`, async () => {
        const world = await ready();
        await world.signIn(world.bob.email);
        await world.signIn(world.alice.email);
        expect(await attempt(world)).toMatchObject({ fault: { code } });
        expect([await world.living(), await world.living(world.alice)]).toEqual([1, 1]);
        expect((await world.events())[0]).toMatchObject({
          name: "logout.refused",
          details: { because: code },
        });
      });
  });

  test("a request that comes again ends nothing more", async () => {
    const world = await ready();
    const query = world.queryOf(world.xml());
    await world.signIn(world.bob.email);
    expect(await world.receive({ binding: "redirect", query })).toMatchObject({ ended: 1 });
    await world.signIn(world.bob.email);
    expect(await world.receive({ binding: "redirect", query })).toMatchObject({
      fault: { code: "RESPONSE_REPLAYED" },
    });
    expect(await world.living()).toBe(1);
  });

  test("a profile that does not sign out at both ends takes no request and publishes no address for it", async () => {
    const world = await ready({ on: false });
    const session = await world.signIn(world.bob.email);
    expect(await world.byRedirect(world.xml())).toEqual({ refused: "no-such-profile" });
    expect(await ourMetadata(world.ports, world.profileId)).not.toContain("SingleLogoutService");
    await world.reads.sessions.living(world.bob.id, world.now());
    await world.change(({ sessions }, at) => sessions.end(session.id, session.userId, at));
    expect(await logoutGoesTo(world.ports, world.organizationId, session.id)).toBeNull();
  });

  test("a sign-out here goes on with a signed request that names the session; not before it ended, and not later", async () => {
    const world = await ready();
    const session = await world.signIn(world.bob.email, "_one");
    const of = { profileId: world.profileId, sessionId: session.id };
    expect(await beginLogout(world.ports, of)).toBeNull();
    await world.change(({ sessions }, at) => sessions.end(session.id, session.userId, at));
    expect(await logoutGoesTo(world.ports, world.organizationId, session.id)).toBe(world.profileId);
    const address = (await beginLogout(world.ports, of))!;
    expect(address.startsWith(`${SIGN_OUT}?SAMLRequest=`)).toBe(true);
    expect(new URL(address).searchParams.get("Signature")).not.toBeNull();
    const sent = inAddress(address, "SAMLRequest");
    expect(sent).toContain(`>${world.bob.email}</saml:NameID>`);
    expect(sent).toContain("<samlp:SessionIndex>_one</samlp:SessionIndex>");
    world.pass({ minutes: 3 });
    expect(await beginLogout(world.ports, of)).toBeNull();
  });

  test("our metadata names the address for both bindings", async () => {
    const world = await ready();
    const xml = await ourMetadata(world.ports, world.profileId);
    expect(
      xml!.match(new RegExp(`SingleLogoutService Binding="[^"]+" Location="${world.sloUrl}"`, "g")),
    ).toHaveLength(2);
  });
});
