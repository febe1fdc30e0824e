import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { diagnosisText, readSight } from "../core/domain-sight";
import type { DomainId } from "../core/ids";
import { challengeValue } from "../core/verified-domain";
import { domainDetailQuery } from "../queries/domain-detail";
import { listDomainsQuery } from "../queries/list-domains";
import type { Administrator } from "../runtime/actor";
import { type DnsFault, startDnsServer, type TestDnsServer } from "../runtime/testing/dns-server";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { chooseVerificationMethodCommand } from "./choose-verification-method";
import { claimDomainCommand } from "./claim-domain";
import { mailDnsInstructionsCommand } from "./mail-dns-instructions";
import { pauseSsoCommand } from "./pause-sso";
import { removeDomainCommand } from "./remove-domain";
import { renewChallengeCommand } from "./renew-challenge";
import { verifyDomainCommand } from "./verify-domain";

const dns: TestDnsServer[] = [];
beforeAll(async () => {
  for (let n = 0; n < 4; n++) dns.push(await startDnsServer());
});
afterAll(() => Promise.all(dns.map((server) => server.close())));
afterEach(() => {
  for (const server of dns) server.fault("test", null);
});

const NAMES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
let used = 0;

describeEachDialect("domains", (database) => {
  const world = async (servers = 1) => {
    const world = await testWorld(database(), {
      env: { dnsServers: dns.slice(0, servers).map(({ address }) => address) },
    });
    /** A name that no other test has, which exists in the DNS with a record that is not ours. */
    const name = `${NAMES[used % NAMES.length]}${used++}.test`;
    for (const server of dns) server.set(name, "TXT", ["v=spf1 -all"]);
    const who = { here: world.alice, there: world.carol };
    const claim = async (at: keyof typeof who = "here", input: object = {}) => {
      const outcome = await world.run(claimDomainCommand, world.as(who[at]), { domain: name, ...input });
      if ("refused" in outcome) throw new Error(outcome.refused.code);
      return outcome.done.domainId;
    };
    const rowOf = async (id: DomainId, at: keyof typeof who = "here") =>
      (await world.change(({ domains }) => domains.find(id), who[at].organizationId))!;
    const check = async (id: DomainId, at: keyof typeof who = "here") => {
      world.pass({ minutes: 1 });
      return world.run(verifyDomainCommand, world.as(who[at]), { domainId: id });
    };
    const publish = (values: string[], at = `_sso-challenge.${name}`, on = dns.slice(0, servers)) => {
      for (const server of on) server.set(at, "TXT", values);
    };
    const valueFor = async (id: DomainId, at: keyof typeof who = "here") =>
      challengeValue((await rowOf(id, at)).challenge);
    const kinds = async (of = world.organizationId) =>
      (await world.mails(of)).map(({ kind, recipient }) => `${kind} ${recipient.split("@")[0]}`).sort();
    /** What the doctor says after a look. */
    const says = async (id: DomainId) => {
      await check(id);
      const sight = readSight((await rowOf(id)).observation)!;
      return sight.judgement.verified
        ? `verified at ${sight.judgement.at}`
        : diagnosisText(sight.judgement.diagnosis, name);
    };
    return { world, name, claim, rowOf, check, publish, valueFor, kinds, says };
  };

  test("S3 alice adds a domain, its record is seen, and it is verified: on one row, on record, and told once", async () => {
    const { world: w, name, claim, rowOf, check, publish, valueFor, kinds } = await world();
    const id = await claim();
    const first = await rowOf(id);
    expect(first).toMatchObject({ name, verifiedAt: null, method: "dns", nextCheckAt: w.now() });
    expect(first.challenge).toMatch(/^[0-9a-f]{32}$/);
    expect(await check(id)).toMatchObject({ done: { result: "still-waiting" } });
    publish([await valueFor(id)]);
    expect(await check(id)).toEqual({ done: { domain: name, result: "verified" } });
    expect(await rowOf(id)).toMatchObject({ verifiedAt: w.now(), verifiedBy: "dns", checkedAt: w.now() });
    expect((await w.events()).slice(0, 3).map((event) => event.name)).toEqual([
      "domain.verified",
      "domain.checked",
      "domain.claimed",
    ]);
    expect(await check(id)).toMatchObject({ done: { result: "still-verified" } });
    expect(await kinds()).toEqual(["domain-verified alice", "domain-verified dana"]);
  });

  test("what is pasted is read generously, and said back", async () => {
    const { world: w, name } = await world();
    const pasted = `https://www.${name}/about`;
    const outcome = await w.run(claimDomainCommand, w.as(w.dana), { domain: pasted });
    expect(outcome).toMatchObject({ done: { name, tookFrom: pasted } });
    const { domainId } = (outcome as { done: { domainId: DomainId } }).done;
    const detail = await w.ask(domainDetailQuery, w.as(w.dana), { domainId, typed: pasted });
    expect(detail).toMatchObject({ answer: { tookFrom: pasted } });
    expect(await w.ask(domainDetailQuery, w.as(w.dana), { domainId, typed: "evil text" })).toMatchObject({
      answer: { tookFrom: null },
    });
  });

  test("what cannot be a claim is refused with its own sentence, and nothing is written", async () => {
    const { world: w, name, claim } = await world();
    await claim();
    const before = (await w.reads.domains.list()).length;
    const refusal = async (domain: string) => {
      const outcome = await w.run(claimDomainCommand, w.as(w.alice), { domain });
      return "refused" in outcome ? outcome.refused : null;
    };
    expect(await refusal("gmail.com")).toEqual({
      code: "domain-invalid",
      message: "gmail.com is a public mail service. Nobody can claim it.",
    });
    expect(await refusal("co.uk")).toMatchObject({ message: expect.stringMatching(/ending that many/) });
    expect(await refusal("not a domain")).toMatchObject({
      message: expect.stringMatching(/not a domain name/),
    });
    expect(await refusal("192.0.2.1")).toMatchObject({ message: expect.stringMatching(/IP address/) });
    expect(await refusal("*.acme.com")).toMatchObject({ code: "domain-invalid" });
    expect(await refusal(`MIA@${name}`)).toEqual({ code: "domain-already-listed", domain: name });
    expect(await refusal("")).toMatchObject({ code: "invalid-input" });
    expect((await w.reads.domains.list()).length).toBe(before);
  });

  test("a member can do none of it, and another organization's domain is not there", async () => {
    const { world: w, claim, name } = await world();
    const id = await claim();
    const bob = w.as(w.bob);
    const outcomes = [
      await w.run(claimDomainCommand, bob, { domain: `more.${name}` }),
      await w.run(verifyDomainCommand, bob, { domainId: id }),
      await w.run(removeDomainCommand, bob, { domainId: id }),
      await w.run(chooseVerificationMethodCommand, bob, { domainId: id, method: "https-file" }),
      await w.run(mailDnsInstructionsCommand, bob, { domainId: id, email: "it@acme.test" }),
      await w.run(renewChallengeCommand, bob, { domainId: id }),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ refused: { code: "forbidden" } });
    const carol = w.as(w.carol);
    for (const command of [verifyDomainCommand, removeDomainCommand, renewChallengeCommand])
      expect(await w.run(command as typeof removeDomainCommand, carol, { domainId: id })).toMatchObject({
        refused: { code: "not-found" },
      });
    expect(await w.ask(domainDetailQuery, carol, { domainId: id })).toEqual({ answer: null });
  });

  test("the holder of a set-up link may look at the record and verify, if the link says so, and do nothing else", async () => {
    const { world: w, claim } = await world();
    const domainId = await claim();
    w.pass({ minutes: 1 });
    const contact = (mayVerifyDomains: boolean) =>
      ({
        kind: "contact",
        linkId: "LK1",
        organizationId: w.organizationId,
        profileId: "JQ1",
        mayVerifyDomains,
        email: "it@partner.test",
        ip: null,
      }) as unknown as Administrator;
    const forbidden = { refused: { code: "forbidden" } };
    expect(await w.run(verifyDomainCommand, contact(false), { domainId })).toMatchObject(forbidden);
    expect(await w.ask(domainDetailQuery, contact(false), { domainId })).toMatchObject(forbidden);
    expect(await w.run(verifyDomainCommand, contact(true), { domainId })).toHaveProperty("done");
    expect(await w.ask(domainDetailQuery, contact(true), { domainId })).toHaveProperty("answer.record");
    for (const command of [removeDomainCommand, renewChallengeCommand])
      expect(await w.run(command as typeof removeDomainCommand, contact(true), { domainId })).toMatchObject(
        forbidden,
      );
    expect(await w.run(claimDomainCommand, contact(true), { domain: "more.test" })).toMatchObject(forbidden);
    expect((await w.events())[0]).toMatchObject({ name: "domain.checked", actorKind: "link" });
  });

  test("check now is open once in ten seconds, and says when again", async () => {
    const { world: w, claim, check } = await world();
    const id = await claim();
    await check(id);
    expect(await w.run(verifyDomainCommand, w.as(w.alice), { domainId: id })).toEqual({
      refused: { code: "checked-just-now", ago: 0, seconds: 10 },
    });
    w.pass({ minutes: 3 / 60 });
    expect(await w.run(verifyDomainCommand, w.as(w.alice), { domainId: id })).toEqual({
      refused: { code: "checked-just-now", ago: 3, seconds: 7 },
    });
    w.pass({ minutes: 8 / 60 });
    expect(await w.run(verifyDomainCommand, w.as(w.alice), { domainId: id })).toHaveProperty("done");
  });

  describe("A13 the DNS doctor says what it saw", () => {
    test("A13 missing: no TXT record yet", async () => {
      const { claim, says, name } = await world();
      expect(await says(await claim())).toBe(
        `No TXT record at _sso-challenge.${name} yet. New records usually show within minutes; it can take up to 72 hours.`,
      );
    });
    test("A13 doubled name: the provider added the domain by itself", async () => {
      const { claim, says, name, publish, valueFor } = await world();
      const id = await claim();
      publish([await valueFor(id)], `_sso-challenge.${name}.${name}`);
      expect(await says(id)).toBe(
        `We found it at _sso-challenge.${name}.${name}. Your provider adds the domain by itself. Change the name to just _sso-challenge.`,
      );
    });
    test("A13 doubled name of a subdomain: the zone is what was added", async () => {
      const { world: w, says, name, publish, valueFor } = await world();
      const outcome = await w.run(claimDomainCommand, w.as(w.alice), { domain: `mail.${name}` });
      const { domainId } = (outcome as { done: { domainId: DomainId } }).done;
      publish([await valueFor(domainId)], `_sso-challenge.mail.${name}.${name}`);
      publish(["x"], `mail.${name}`);
      await says(domainId);
      const { observation } = (await w.reads.domains.find(domainId))!;
      const { judgement } = readSight(observation)!;
      expect(!judgement.verified && diagnosisText(judgement.diagnosis, `mail.${name}`)).toBe(
        `We found it at _sso-challenge.mail.${name}.${name}. Your provider adds the domain by itself. Change the name to just _sso-challenge.mail.`,
      );
    });
    test("A13 root: accepted, and said", async () => {
      const { claim, says, name, publish, valueFor } = await world();
      const id = await claim();
      publish(["v=spf1 -all", await valueFor(id)], name);
      expect(await says(id)).toBe("verified at root");
    });
    test("A13 wrong value: another value, with the difference", async () => {
      const { claim, says, name, publish, valueFor, rowOf } = await world();
      const id = await claim();
      const expected = await valueFor(id);
      publish([expected.slice(0, -4)]);
      expect(await says(id)).toMatch(
        `There is a record at _sso-challenge.${name}, but its value is different.`,
      );
      expect(readSight((await rowOf(id)).observation)).toMatchObject({
        judgement: { diagnosis: { found: expected.slice(0, -4), expected } },
      });
    });
    test("A13 CNAME: the other name", async () => {
      const { claim, says, name } = await world();
      const id = await claim();
      dns[0]!.set(`_sso-challenge.${name}`, "CNAME", ["elsewhere.example"]);
      expect(await says(id)).toBe(
        `There is a CNAME at _sso-challenge.${name} (it points to elsewhere.example), so a TXT record cannot exist there. Use the other name: ${name}.`,
      );
    });
    test("A13 NXDOMAIN: the spelling", async () => {
      const { claim, says, name } = await world();
      const id = await claim();
      dns[0]!.remove(name);
      expect(await says(id)).toBe(`${name} does not exist. Check the spelling.`);
    });
    test.each<[string, DnsFault, string]>([
      ["SERVFAIL", "SERVFAIL", "SERVFAIL"],
      ["time-out", "silence", "time-out"],
    ])("A13 %s: not about our record", async (_name, fault, word) => {
      const { claim, says, name } = await world();
      const id = await claim();
      dns[0]!.fault(name, fault);
      const text = await says(id);
      dns[0]!.fault(name, null);
      expect(text).toBe(
        `Your DNS servers didn’t answer (${word} from ${dns[0]!.address}). This is not about our record. Try again later.`,
      );
    });
    test("A13 different answers: some servers not yet", async () => {
      const { claim, says, publish, valueFor } = await world(4);
      const id = await claim();
      publish([await valueFor(id)], undefined, dns.slice(0, 2));
      expect(await says(id)).toBe("2 of 4 name servers already have it. Wait a little.");
      publish([await valueFor(id)]);
      expect(await says(id)).toBe("verified at challenge");
    });
    test("A13 quotes, spaces and several strings do not matter", async () => {
      const { claim, says, valueFor, name } = await world();
      const id = await claim();
      const value = await valueFor(id);
      dns[0]!.set(`_sso-challenge.${name}`, "TXT", [[` "${value.slice(0, 20)}`, `${value.slice(20)}" `]]);
      expect(await says(id)).toBe("verified at challenge");
    });
  });

  test("the challenge ends after 30 days; a new record begins them anew", async () => {
    const { world: w, claim, check, publish, valueFor, rowOf } = await world();
    const id = await claim();
    const old = await valueFor(id);
    publish([old]);
    w.pass({ days: 30 });
    await check(id);
    expect(readSight((await rowOf(id)).observation)).toMatchObject({
      judgement: { diagnosis: { code: "challenge-expired" } },
    });
    await w.run(renewChallengeCommand, w.as(w.alice), { domainId: id });
    expect(await valueFor(id)).not.toBe(old);
    expect(await check(id)).toMatchObject({ done: { result: "still-waiting" } });
    publish([await valueFor(id)]);
    expect(await check(id)).toMatchObject({ done: { result: "verified" } });
    expect(await w.run(renewChallengeCommand, w.as(w.alice), { domainId: id })).toMatchObject({
      refused: { code: "not-found" },
    });
  });

  test("the file method proves by the same value, and forgets what was seen by the other", async () => {
    const { world: w, claim, check, rowOf } = await world();
    const id = await claim();
    await check(id);
    const command = chooseVerificationMethodCommand;
    expect(await w.run(command, w.as(w.alice), { domainId: id, method: "https-file" })).toMatchObject({
      done: { method: "https-file" },
    });
    expect(await rowOf(id)).toMatchObject({ method: "https-file", observation: null, nextCheckAt: w.now() });
    expect(await w.run(command, w.as(w.alice), { domainId: id, method: "fax" as "dns" })).toMatchObject({
      refused: { code: "invalid-input" },
    });
  });

  test("DNS instructions go to any address, with the record in them", async () => {
    const { world: w, claim, valueFor, name } = await world();
    const id = await claim();
    const command = mailDnsInstructionsCommand;
    expect(await w.run(command, w.as(w.alice), { domainId: id, email: "nonsense" })).toEqual({
      refused: { code: "email-invalid", email: "nonsense" },
    });
    expect(await w.run(command, w.as(w.alice), { domainId: id, email: "it@partner.test" })).toEqual({
      done: { email: "it@partner.test", mailIsSent: false },
    });
    const [mail] = await w.mails();
    expect(mail).toMatchObject({
      recipient: "it@partner.test",
      subject: `Please add a DNS record for ${name}`,
    });
    expect(mail!.text).toContain(`Value: ${await valueFor(id)}`);
    expect(mail!.text).toContain("Name: _sso-challenge\n");
  });

  test("R6 a domain that people must use SSO for cannot be removed; paused, its requirement ends with it", async () => {
    const { world: w } = await world();
    const { domainId, profileId } = await w.requireSso();
    expect(await w.run(removeDomainCommand, w.as(w.alice), { domainId })).toEqual({
      refused: { code: "domain-enforced", domain: w.domain, profile: "Okta" },
    });
    expect(await w.reads.domains.find(domainId)).not.toBeNull();
    await w.run(pauseSsoCommand, w.as(w.alice), {
      profileId,
      hours: "8",
      reason: "the domain is going away",
    });
    w.pass({ minutes: 1 });
    expect(await w.run(removeDomainCommand, w.as(w.alice), { domainId })).toEqual({
      done: { domain: w.domain },
    });
    expect(
      (await w.events())
        .slice(0, 2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["domain.removed", "sso.released"]);
    expect((await w.reads.profiles.find(profileId))!.pausedAt).toBeNull();
  });

  test("R10 a lost domain cannot be forgotten while people have addresses on it, and holds back their mail", async () => {
    const { world: w, name, claim } = await world();
    const id = await claim();
    const mia = await w.addPerson(`mia@${name}`, "member");
    await w.change(({ domains }, at) => domains.change(id, { verifiedAt: at, lostAt: at }));
    const { domainChecks } = doorReads(w.ports);
    expect(await domainChecks.holdsBackMail(w.organizationId, name)).toBe(true);
    expect(await domainChecks.holdsBackMail(w.otherOrganizationId, name)).toBe(false);
    expect(await domainChecks.holdsBackMail(w.organizationId, w.domain)).toBe(false);
    expect(await w.run(removeDomainCommand, w.as(w.alice), { domainId: id })).toEqual({
      refused: { code: "domain-has-people", domain: name, people: 1 },
    });
    await w.change(({ users }) => users.change(mia.id, { status: "suspended" }));
    expect(await w.run(removeDomainCommand, w.as(w.alice), { domainId: id })).toHaveProperty("done");
  });

  describe("two organizations and one name: proof wins", () => {
    const both = async () => {
      const all = await world();
      const here = await all.claim("here");
      all.publish([await all.valueFor(here)]);
      await all.check(here);
      return { ...all, here };
    };

    test("a held name is refused at first without saying whose, and added anyway; its holder is told once", async () => {
      const { world: w, name, kinds } = await both();
      w.pass({ minutes: 1 });
      const refused = await w.run(claimDomainCommand, w.as(w.carol), { domain: name });
      expect(refused).toEqual({ refused: { code: "domain-held-elsewhere", domain: name } });
      expect(await w.run(claimDomainCommand, w.as(w.carol), { domain: name, anyway: "on" })).toHaveProperty(
        "done",
      );
      const told = async () => (await kinds()).filter((kind) => kind.startsWith("domain-claimed-elsewhere"));
      expect(await told()).toEqual(["domain-claimed-elsewhere alice", "domain-claimed-elsewhere dana"]);
      expect((await w.events())[0]).toMatchObject({ name: "domain.claimed-elsewhere", actorKind: "product" });
      const theirs = await w.ask(listDomainsQuery, w.as(w.carol), {});
      expect(theirs).toMatchObject({ answer: { domains: [{ name, state: { is: "taken" }, usedBy: null }] } });
      expect(JSON.stringify([theirs, await w.events(w.otherOrganizationId)])).not.toContain("Acme");
    });

    test("the holder keeps it while its own proof stands, even when both are there", async () => {
      const { claim, check, publish, valueFor, rowOf, here, name } = await both();
      const there = await claim("there", { anyway: "on" });
      publish([await valueFor(here), await valueFor(there, "there")]);
      expect(await check(there, "there")).toEqual({ done: { domain: name, result: "still-waiting" } });
      expect(readSight((await rowOf(there, "there")).observation)).toMatchObject({
        judgement: { diagnosis: { code: "held-elsewhere", because: "still-proven" } },
      });
      expect((await rowOf(here)).verifiedAt).not.toBeNull();
    });

    test("it moves when the other one's proof is there and the holder's is gone; its requirement ends and its mail is held back", async () => {
      const { world: w, claim, check, publish, valueFor, rowOf, here, name, kinds } = await both();
      const { profileId } = await w.requireSso();
      await w.change(({ domains }, at) => domains.enforce([here], profileId, null, at));
      await w.addPerson(`mia@${name}`, "member");
      const there = await claim("there", { anyway: "on" });
      publish([await valueFor(there, "there")]);
      expect(await check(there, "there")).toEqual({ done: { domain: name, result: "verified" } });
      expect(await rowOf(there, "there")).toMatchObject({ verifiedAt: w.now() });
      expect(await rowOf(here)).toMatchObject({
        verifiedAt: null,
        lostAt: w.now(),
        enforcedByProfileId: null,
      });
      expect(await doorReads(w.ports).domainChecks.holdsBackMail(w.organizationId, name)).toBe(true);
      const names = (await w.events()).map((event) => event.name);
      expect(names).toEqual(expect.arrayContaining(["domain.moved-away", "sso.released"]));
      expect(await kinds()).toEqual(
        expect.arrayContaining(["domain-moved-away alice", "domain-moved-away dana"]),
      );
      expect(await kinds(w.otherOrganizationId)).toContain("domain-verified carol");
      expect(await w.ask(domainDetailQuery, w.as(w.alice), { domainId: here })).toMatchObject({
        answer: { state: { is: "lost" }, movedAway: true },
      });
    });

    test("and moves back the same way", async () => {
      const { claim, check, publish, valueFor, rowOf, here } = await both();
      const there = await claim("there", { anyway: "on" });
      publish([await valueFor(there, "there")]);
      await check(there, "there");
      publish([await valueFor(here)]);
      expect(await check(here)).toMatchObject({ done: { result: "restored" } });
      expect((await rowOf(there, "there")).lostAt).not.toBeNull();
    });

    test("what the operator vouched for, and what could not be looked at, stays", async () => {
      const { world: w, claim, check, publish, valueFor, rowOf, here } = await both();
      const there = await claim("there", { anyway: "on" });
      publish([await valueFor(there, "there")]);
      await w.change(({ domains }) => domains.change(here, { verifiedBy: "operator" }));
      await check(there, "there");
      const because = async () => {
        const { judgement } = readSight((await rowOf(there, "there")).observation)!;
        return !judgement.verified && "because" in judgement.diagnosis && judgement.diagnosis.because;
      };
      expect(await because()).toBe("operator");
      // Its file is on a host that does not exist: nothing sure was seen.
      await w.change(({ domains }) =>
        domains.change(here, { verifiedBy: "https-file", method: "https-file" }),
      );
      await check(there, "there");
      expect(await because()).toBe("not-surely-gone");
    });

    test("a race of two proofs leaves exactly one verified", async () => {
      const { world: w, claim, publish, valueFor, rowOf, name } = await world();
      const here = await claim("here");
      const there = await claim("there");
      publish([await valueFor(here), await valueFor(there, "there")]);
      await Promise.all([
        w.run(verifyDomainCommand, w.as(w.alice), { domainId: here }),
        w.run(verifyDomainCommand, w.as(w.carol), { domainId: there }),
      ]);
      const rows = [await rowOf(here), await rowOf(there, "there")];
      expect(rows.filter(({ verifiedAt }) => verifiedAt !== null)).toHaveLength(1);
      expect(rows.map((row) => row.name)).toEqual([name, name]);
    });
  });
});
