import { describe, expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { publishDraftCommand } from "../commands/publish-draft";
import { isProfileId } from "../core/ids";
import { profileFingerprint } from "../core/profile-fingerprint";
import { explainFault } from "../guides/explain-fault";
import { guideOf } from "../guides/guides";
import { ssoProfileQuery } from "../queries/sso-profile";
import { peekTicket } from "./peek-ticket";
import { keys, otherKeys, ssoWorld, VISITOR } from "./testing/sso-world";

describeEachDialect("signing in through an identity provider", (database) => {
  const ready = () => ssoWorld(database());
  const ticketOf = (answer: object) => {
    if (!("ticket" in answer)) throw new Error(`no ticket: ${JSON.stringify(answer)}`);
    return answer.ticket as string;
  };

  test("S6 an SP-initiated login begins a session that returns to the page first asked for", async () => {
    const world = await ready();
    const redeemed = await world.redeem(ticketOf(await world.signIn(world.bob.email)));
    expect(redeemed).toMatchObject({
      returnTo: "/reports/42",
      session: { userId: world.bob.id, by: "sso", profileId: world.profileId },
    });
    const [attempt] = await world.attempts();
    expect(attempt).toMatchObject({ outcome: "signed-in", email: world.bob.email, userId: world.bob.id });
    expect(attempt!.trace.map(({ step, ok }) => `${step} ${ok}`)).toEqual(
      ["requested", "received", "signature", "issuer", "destination", "conditions", "audience", "subject"]
        .concat(["authentication", "once", "address", "domain", "person", "session"])
        .map((step) => `${step} true`),
    );
    expect((await world.events())[0]).toMatchObject({ name: "login.succeeded" });
  });

  test("a ticket works once, within 60 seconds, and only in the browser that began", async () => {
    const world = await ready();
    const ticket = ticketOf(await world.signIn(world.bob.email));
    expect(await world.redeem(ticket, "another browser")).toBeNull();
    expect(await world.redeem(ticket, null)).toBeNull();
    expect(await world.redeem(ticket)).not.toBeNull();
    expect(await world.redeem(ticket)).toBeNull();
    const late = ticketOf(await world.signIn(world.bob.email));
    world.pass({ minutes: 2 });
    expect(await world.redeem(late)).toBeNull();
  });

  test("a response that is finished in another browser is noted under a reference", async () => {
    const world = await ready();
    const ticket = ticketOf(await world.signIn(world.bob.email));
    const peeked = await peekTicket(world.ports, { ticket, browser: "another browser" });
    expect(peeked.state).toBe("other-browser");
    expect((await world.attempts())[0]).toMatchObject({ because: "other-browser", outcome: "refused" });
  });

  test("L10 a response posted again is refused, and the first session stays as it is", async () => {
    const world = await ready();
    const { attempt } = await world.begin();
    const response = world.answer(attempt, world.bob.email);
    ticketOf(await world.post(response));
    expect(await world.post(response)).toHaveProperty("problem");
    const [replay, first] = await world.attempts();
    expect([replay!.because, first!.outcome]).toEqual(["RESPONSE_REPLAYED", null]);
  });

  test("of twenty posts of one response at once, exactly one gets a ticket", async () => {
    const world = await ready();
    const { attempt } = await world.begin();
    const response = world.answer(attempt, world.bob.email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.post(response)));
    expect(answers.filter((answer) => "ticket" in answer)).toHaveLength(1);
  });

  test("the same assertion cannot be used for a second attempt", async () => {
    const world = await ready();
    ticketOf(await world.signIn(world.bob.email, { assertionId: "_same" }));
    expect(await world.signIn(world.bob.email, { assertionId: "_same" })).toHaveProperty("problem");
    expect((await world.attempts())[0]!.because).toBe("RESPONSE_REPLAYED");
  });

  test("S7 L11 a tile login becomes a normal login, and the second within a minute is stopped", async () => {
    const world = await ready();
    const tile = () => world.post(world.answer(null, world.bob.email), { relayState: "/reports" });
    expect(await tile()).toEqual({ restart: true, returnTo: "/reports" });
    expect(await tile()).toHaveProperty("problem");
    expect((await world.attempts())[0]!.because).toBe("UNSOLICITED_LOOP");
    world.pass({ minutes: 2 });
    expect(await tile()).toHaveProperty("restart");
    // A login that succeeded ends the guard.
    ticketOf(await world.signIn(world.bob.email));
    expect(await tile()).toHaveProperty("restart");
  });

  test("a RelayState that leaves the origin is dropped", async () => {
    const world = await ready();
    const posted = world.post(world.answer(null, world.bob.email), { relayState: "//evil.test" });
    expect(await posted).toEqual({ restart: true, returnTo: "/" });
  });

  test("a profile that accepts unsolicited responses takes each once, bound to whoever got the answer", async () => {
    const world = await ready();
    await world.change(async ({ profiles }) => {
      const { live } = (await profiles.find(world.profileId))!;
      await profiles.change(world.profileId, { live: { ...live!, acceptUnsolicited: true } });
    });
    const response = world.answer(null, world.bob.email);
    const ticket = ticketOf(await world.post(response));
    expect(await world.post(response)).toHaveProperty("problem");
    expect(await world.redeem(ticket, null)).toMatchObject({ session: { by: "sso" } });
    const stray = world.answer(null, world.bob.email, { responseInResponseTo: "_somebody" });
    expect(await world.post(stray)).toHaveProperty("problem");
  });

  test("S13 an unknown person is refused and told why; no account is made", async () => {
    const world = await ready();
    const stranger = `stranger@${world.domain}`;
    expect(await world.signIn(stranger)).toHaveProperty("problem");
    expect((await world.attempts())[0]).toMatchObject({ because: "unknown-user", email: stranger });
    expect(await world.reads.users.findByEmail(stranger)).toBeNull();
  });

  test("an invited person's first assertion admits and activates", async () => {
    const world = await ready();
    const li = await world.addPerson(`li@${world.domain}`, "member", {
      status: "invited",
      passwordHash: null,
    });
    await world.redeem(ticketOf(await world.signIn(li.email)));
    expect((await world.reads.users.find(li.id))!.status).toBe("active");
  });

  test("another organization's person, and another organization's domain, are refused", async () => {
    const world = await ready();
    expect(await world.signIn(world.carol.email)).toHaveProperty("problem");
    expect((await world.attempts())[0]).toMatchObject({
      because: "DOMAIN_NOT_ALLOWED",
      fault: { want: world.domain, got: world.otherDomain },
    });
    const spy = await world.addPerson(`spy@${world.domain}`, "member", {}, world.otherOrganizationId);
    expect(await world.signIn(spy.email)).toHaveProperty("problem");
    expect((await world.attempts())[0]!.because).toBe("unknown-user");
  });

  test("a subdomain of a verified domain is another domain", async () => {
    const world = await ready();
    expect(await world.signIn(`bob@mail.${world.domain}`)).toHaveProperty("problem");
    expect((await world.attempts())[0]!.because).toBe("DOMAIN_NOT_ALLOWED");
  });

  test("the rule is asked again at redemption: somebody suspended in between gets no session", async () => {
    const world = await ready();
    const ticket = ticketOf(await world.signIn(world.bob.email));
    await world.change(({ users }) => users.change(world.bob.id, { status: "suspended" }));
    expect(await world.redeem(ticket)).toBeNull();
  });

  test("a profile that is switched off refuses at the start and at the ACS", async () => {
    const world = await ready();
    const { attempt } = await world.begin();
    const response = world.answer(attempt, world.bob.email);
    await world.change(({ profiles }) => profiles.change(world.profileId, { on: false }));
    expect(await world.post(response)).toHaveProperty("problem");
    expect((await world.attempts())[0]!.because).toBe("profile-unusable");
    await expect(world.begin()).rejects.toThrow(/problem/);
  });

  test("S17 a profile of another product does not exist here", async () => {
    const world = await ready();
    const { attempt } = await world.begin();
    const { tables } = database();
    await database().transaction(async (tx) => {
      await tx.update(tables.profiles).set({ product: "other" });
    });
    expect(await world.post(world.answer(attempt, world.bob.email))).toEqual({ refused: "no-such-profile" });
    await database().transaction(async (tx) => {
      await tx.update(tables.profiles).set({ product: "doorward" });
    });
  });

  describe("I4 the identity is pinned", () => {
    const persistent = { nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" };
    const as = (nameId: string, email: string) => ({ ...persistent, nameId, attributes: { email } });

    test("another NameID for the same address is refused, and so is the same NameID for another address", async () => {
      const world = await ready();
      ticketOf(await world.signIn("", as("id-1", world.bob.email)));
      ticketOf(await world.signIn("", as("id-1", world.bob.email)));
      await world.signIn("", as("id-2", world.bob.email));
      expect((await world.attempts())[0]!.because).toBe("IDENTITY_CHANGED");
      await world.signIn("", as("id-1", world.dana.email));
      expect((await world.attempts())[0]!.because).toBe("IDENTITY_CHANGED");
    });
    test("an address in another spelling is the same name, and a transient NameID pins nothing", async () => {
      const world = await ready();
      ticketOf(await world.signIn(world.bob.email));
      ticketOf(await world.signIn(world.bob.email.replace("bob", "Bob")));
      const transient = {
        nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
        attributes: { mail: world.dana.email },
      };
      ticketOf(await world.signIn("_t1", transient));
      ticketOf(await world.signIn("_t2", transient));
    });
    test("the address as NameID, before or after another NameID, is the same person: white space does not matter", async () => {
      const world = await ready();
      ticketOf(await world.signIn(world.bob.email));
      ticketOf(await world.signIn("", as("id-1", world.bob.email)));
      ticketOf(await world.signIn("", as(" id-1\n", world.bob.email)));
      ticketOf(await world.signIn(world.bob.email));
    });
    test("when an administrator has published another issuer, the pin follows it", async () => {
      const world = await ready();
      ticketOf(await world.signIn("", as("id-1", world.bob.email)));
      await world.change(async ({ profiles }) => {
        const { live } = (await profiles.find(world.profileId))!;
        await profiles.change(world.profileId, { live: { ...live!, issuer: "https://new.test" } });
      });
      ticketOf(await world.signIn("", { ...as("new-1", world.bob.email), issuer: "https://new.test" }));
    });
  });

  describe("a bad response is recorded with what was wanted and what came, and never opens the door", () => {
    const past = new Date("2026-11-24T08:00:00Z");
    test.each([
      ["SIGNATURE_MISSING", { sign: "none" }],
      ["SIGNATURE_INVALID", { signWith: otherKeys, keyInfo: false }],
      ["SIGNATURE_ALGORITHM", { signature: "rsa-sha1" }],
      ["ISSUER_MISMATCH", { issuer: "https://evil.test" }],
      ["DESTINATION_MISMATCH", { destination: "https://evil.test/acs" }],
      ["RECIPIENT_MISMATCH", { recipient: "https://evil.test/acs" }],
      ["AUDIENCE_MISMATCH", { audiences: ["https://evil.test"] }],
      ["EXPIRED", { notOnOrAfter: past, notBefore: new Date("2026-11-24T07:00:00Z") }],
      ["IN_RESPONSE_TO_MISMATCH", { responseInResponseTo: null }],
      ["AUTHN_STATEMENT_MISSING", { authnStatement: false }],
      ["CONDITIONS_MISSING", { conditions: false }],
      ["STATUS_NOT_SUCCESS", { status: "urn:oasis:names:tc:SAML:2.0:status:Responder" }],
      ["ADDRESS_INVALID", { nameId: "bob@acme.test@evil.test" }],
    ] as const)("%s", async (code, given) => {
      const world = await ready();
      const answer = await world.signIn(world.bob.email, given as object);
      expect(answer).toHaveProperty("problem");
      const [attempt] = await world.attempts();
      expect(attempt).toMatchObject({ because: code, outcome: "refused", fault: { code } });
      expect(attempt!.reference).toBe((answer as { problem: string }).problem);
      expect(attempt!.trace.at(-1)).toMatchObject({ ok: false, detail: code });
    });

    test("a request that is unknown, too old, or another profile's is not answered", async () => {
      const world = await ready();
      await world.post(world.answer("_00000000000000000000000000000000" as never, world.bob.email));
      expect((await world.attempts())[0]!.because).toBe("IN_RESPONSE_TO_UNKNOWN");
      const { attempt } = await world.begin();
      world.pass({ minutes: 31 });
      await world.post(world.answer(attempt, world.bob.email));
      expect((await world.attempts())[0]!.because).toBe("IN_RESPONSE_TO_UNKNOWN");
      const other = await ready();
      const foreign = await other.begin();
      await world.post(world.answer(foreign.attempt, world.bob.email));
      expect((await world.attempts())[0]!.because).toBe("IN_RESPONSE_TO_UNKNOWN");
    });

    test("a broken copy does not spoil the good response", async () => {
      const world = await ready();
      const { attempt } = await world.begin();
      await world.post(world.answer(attempt, world.bob.email, { signWith: otherKeys }));
      expect(await world.post(world.answer(attempt, world.bob.email))).toHaveProperty("ticket");
    });
  });

  test("L06 an identity provider that takes ten minutes still succeeds", async () => {
    const world = await ready();
    const { attempt } = await world.begin();
    world.pass({ minutes: 10 });
    expect(await world.post(world.answer(attempt, world.bob.email))).toHaveProperty("ticket");
  });

  test("A04 a draft that is published while a sign-in is under way does not stop it", async () => {
    const world = await ready();
    const { attempt } = await world.begin();
    await world.change(async ({ profiles }) => {
      const { live } = (await profiles.find(world.profileId))!;
      const draft = { ...live!, signInUrl: "https://idp.test/moved", toleranceSeconds: 60 };
      await profiles.change(world.profileId, {
        draft: { configuration: draft, certificates: [keys.fingerprint] },
        testedFingerprint: profileFingerprint(draft, [keys.fingerprint]),
        testedAt: world.now(),
      });
    });
    const { profileId } = world;
    expect(
      await world.run(publishDraftCommand, world.as(world.alice), { profileId, untestedKnown: "on" }),
    ).toHaveProperty("done");
    const ticket = ticketOf(await world.post(world.answer(attempt, world.bob.email)));
    expect(await world.redeem(ticket)).toMatchObject({ session: { userId: world.bob.id, by: "sso" } });
  });

  test.each([
    [-10, "EXPIRED"],
    [10, "NOT_YET_VALID"],
  ])(
    "L13 an identity provider whose clock is %i minutes off is told apart, with both times",
    async (minutes, code) => {
      const world = await ready();
      const { attempt } = await world.begin();
      const now = new Date(world.now().getTime() + minutes * 60_000);
      expect(await world.post(world.answer(attempt, world.bob.email, { now }))).toHaveProperty("problem");
      const [row] = await world.attempts();
      expect(row!.because).toBe(code);
      if (minutes < 0) expect(row!.fault!.clockBehindSeconds).toBe(-minutes * 60);
      const { title, what, causes, fix } = explainFault(code, row!.fault, guideOf("okta"))!;
      expect([title, what, ...causes, fix].join(" ")).toMatch(/clock/i);
      expect(title).not.toMatch(/expired/i);
      expect(`${row!.fault!.want} ${row!.fault!.got}`).toMatch(
        /2026-11-24T0[89]:\d\d.*2026-11-24T0[89]:\d\d/,
      );
    },
  );

  test("SessionNotOnOrAfter caps the session", async () => {
    const world = await ready();
    const sessionNotOnOrAfter = new Date(world.now().getTime() + 3_600_000);
    const redeemed = await world.redeem(
      ticketOf(await world.signIn(world.bob.email, { sessionNotOnOrAfter })),
    );
    expect(redeemed!.session.expiresAt).toEqual(sessionNotOnOrAfter);
  });

  describe("S5 a test", () => {
    const test_ = async (world: Awaited<ReturnType<typeof ready>>) =>
      world.begin({
        purpose: { of: "test", tester: world.alice.id, organizationId: world.organizationId },
      });

    test("that passes stands for exactly the edited settings, and makes no session", async () => {
      const world = await ready();
      const { attempt } = await test_(world);
      const before = await world.reads.profiles.find(world.profileId);
      expect(before!.testedFingerprint).toBeNull();
      expect(await world.post(world.answer(attempt, world.bob.email))).toHaveProperty("tested");
      const after = await world.reads.profiles.find(world.profileId);
      expect(after!.testedFingerprint).not.toBeNull();
      expect(after!.testedBy).toEqual(["Bob"]);
      expect((await world.attempts())[0]).toMatchObject({ outcome: "tested", purpose: "test" });
    });
    test("that fails after a pass of the very same settings is what counts on the page: nothing is offered to publish as tested", async () => {
      const world = await ready();
      const shown = async () => {
        const asked = await world.ask(ssoProfileQuery, world.as(world.alice), { profileId: world.profileId });
        if (!("answer" in asked)) throw new Error("refused");
        return { tested: asked.answer!.tested, failedSince: asked.answer!.failedSince };
      };
      await world.post(world.answer((await test_(world)).attempt, world.bob.email));
      expect(await shown()).toEqual({ tested: true, failedSince: false });
      world.pass({ minutes: 1 });
      const { attempt } = await test_(world);
      await world.post(world.answer(attempt, world.bob.email, { audiences: ["https://evil.test"] }));
      expect(await shown()).toEqual({ tested: false, failedSince: true });
      world.pass({ minutes: 1 });
      await world.post(world.answer((await test_(world)).attempt, world.bob.email));
      expect(await shown()).toEqual({ tested: true, failedSince: false });
    });
    test("is on record with who tested, and apart from it who the identity provider said it was", async () => {
      const world = await ready();
      const { attempt } = await test_(world);
      await world.post(world.answer(attempt, world.bob.email));
      const [event] = await world.events();
      expect(event).toMatchObject({
        name: "sso.tested",
        actorKind: "person",
        actorName: world.alice.name,
        actorId: world.alice.id,
        details: { passed: true, asserted: world.bob.email },
      });
    });
    test("that fails says why and leaves the earlier result", async () => {
      const world = await ready();
      const { attempt } = await test_(world);
      await world.post(world.answer(attempt, world.bob.email, { audiences: ["https://evil.test"] }));
      expect((await world.attempts())[0]).toMatchObject({
        outcome: "test-failed",
        because: "AUDIENCE_MISMATCH",
      });
      expect((await world.reads.profiles.find(world.profileId))!.testedFingerprint).toBeNull();
    });
    test("goes by the draft: its certificate counts, and the published one still signs people in", async () => {
      const world = await ready();
      await world.change(async ({ profiles }) => {
        await profiles.addCertificate({
          id: `CE-draft-${world.domain}` as never,
          profileId: world.profileId,
          der: otherKeys.der,
          fingerprint: otherKeys.fingerprint,
          subject: "CN=other.test",
          notBefore: otherKeys.notBefore,
          notAfter: otherKeys.notAfter,
          source: "upload",
          live: false,
          addedAt: world.now(),
          remindersSent: [],
        });
        await profiles.change(world.profileId, {
          draft: { configuration: {}, certificates: [otherKeys.fingerprint] },
        });
      });
      const first = await test_(world);
      await world.post(world.answer(first.attempt, world.bob.email));
      expect((await world.attempts())[0]!.outcome).toBe("test-failed");
      const second = await test_(world);
      await world.post(world.answer(second.attempt, world.bob.email, { signWith: otherKeys }));
      expect((await world.attempts())[0]!.outcome).toBe("tested");
      expect(await world.signIn(world.bob.email, { signWith: otherKeys })).toHaveProperty("problem");
      expect(await world.signIn(world.bob.email)).toHaveProperty("ticket");
    });
    test("of a person nobody knows here does not count; of a known one it counts before the domain is verified", async () => {
      const world = await ready();
      const first = await test_(world);
      await world.post(world.answer(first.attempt, "someone@elsewhere.test"));
      const [stranger] = await world.attempts();
      expect(stranger).toMatchObject({ outcome: "test-failed", because: "unknown-user" });
      expect(stranger!.trace.filter(({ ok }) => !ok).map(({ step }) => step)).toEqual(["domain", "person"]);
      expect((await world.reads.profiles.find(world.profileId))!.testedFingerprint).toBeNull();
      const mia = await world.addPerson(`mia@un${world.domain}`, "member");
      const second = await test_(world);
      await world.post(world.answer(second.attempt, mia.email));
      const [known] = await world.attempts();
      expect(known!.outcome).toBe("tested");
      expect(known!.trace.filter(({ ok }) => !ok).map(({ step }) => step)).toEqual(["domain"]);
    });
    test("whose settings changed before the answer came does not count", async () => {
      const world = await ready();
      const { attempt } = await test_(world);
      await world.change(({ profiles }) =>
        profiles.change(world.profileId, {
          draft: { configuration: { forceAuthn: true }, certificates: [world.idp.keys.fingerprint] },
        }),
      );
      await world.post(world.answer(attempt, world.bob.email));
      expect((await world.attempts())[0]).toMatchObject({
        outcome: "test-failed",
        because: "settings-changed",
      });
    });
    test("of another organization's profile cannot be started", async () => {
      const world = await ready();
      const purpose = {
        of: "test",
        tester: world.carol.id,
        organizationId: world.otherOrganizationId,
      } as const;
      await expect(world.begin({ purpose })).rejects.toThrow(/no-such-profile/);
    });
  });

  test.each(["ab\0c", "<a>\0</a>", "<a>\ud800</a>"])(
    "%j is a bad response and nothing worse, whatever the database makes of such characters",
    async (text) => {
      const world = await ready();
      const posted = await world.post(Buffer.from(text, "utf16le").toString("base64"));
      expect(posted).toHaveProperty("problem");
      expect(await world.post(Buffer.from(text).toString("base64"))).toHaveProperty("problem");
    },
  );

  test("what is kept of a response holds no signature that could be posted again, and ends", async () => {
    const world = await ready();
    await world.signIn(world.bob.email);
    const [row] = await world.attempts();
    const { xml } = row!.received as { xml: string };
    expect(xml).toMatch(/SignatureValue[^>]*>[^<]{24}…</);
    expect(row!.receivedUntil!.getTime()).toBe(world.now().getTime() + 14 * 86_400_000);
    expect(isProfileId(row!.profileId!)).toBe(true);
    expect(row!.browserHash).not.toContain(VISITOR.browser);
  });
});
