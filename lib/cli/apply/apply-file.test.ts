import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeEachDialect } from "../../../db/testing";
import { parseEmail } from "../../core/email";
import { decideLogin } from "../../core/login";
import { identityProvider } from "../../practice/identity-provider";
import { type TestWorld, testWorld } from "../../runtime/testing/test-world";
import { doorReads } from "../../runtime/unit-of-work";
import { createKeyPairSync, type KeyPair } from "../../saml/key-pair";
import { exportWorld } from "../export/export-world";
import { applyFile } from "./apply-file";
import type { WrittenFile } from "./file-shape";
import { judgeFile } from "./read-file";

const NOW = new Date("2026-11-24T09:00:00Z");
const IDP = "https://idp.initech.test";
let folder: string;
let key: KeyPair;
let nextKey: KeyPair;

const metadata = (...keys: KeyPair[]) =>
  identityProvider({ entityId: `${IDP}/metadata`, keys: keys[0]! }).metadata({
    signInUrl: `${IDP}/sso`,
    certificates: keys.map(({ der }) => der),
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "doorward-apply-"));
  key = createKeyPairSync({ commonName: "idp", now: NOW });
  nextKey = createKeyPairSync({ commonName: "idp next", now: NOW });
  writeFileSync(join(folder, "idp.xml"), metadata(key));
  writeFileSync(join(folder, "page.xml"), "<!doctype html><html><body>Sign in</body></html>");
  writeFileSync(join(folder, "key.xml"), key.privateKeyPem);
});
afterAll(() => rmSync(folder, { recursive: true }));

let worlds = 0;
/** An organization that nobody else in this database has. */
const initech = (over: Partial<WrittenFile["organizations"][number]> = {}, number = ++worlds) => {
  const domain = `initech${number}.test`;
  const base = {
    name: `Initech ${number}`,
    domains: [{ name: domain, approved: true }],
    users: [
      {
        email: `peter@${domain}`,
        name: "Peter",
        role: "owner" as const,
        password: "stapler sandwich parade",
      },
      { email: `milton@${domain}`, name: "Milton", role: "member" as const },
      { email: `ops@${domain}`, password: "printer on fire again" },
    ],
    ssoProfiles: [
      {
        name: "Okta",
        metadataFile: "idp.xml",
        metadataUrl: null,
        issuer: null,
        signInUrl: null,
        certificates: [],
        enforce: [domain],
        trustedWithoutTest: true,
        signRequests: false,
        acceptUnsolicited: false,
      },
    ],
    exemptions: [{ email: `ops@${domain}`, reason: "nightly export", until: "2027-01-31" }],
  };
  const organization = { ...base, ...(over as Partial<typeof base>) };
  return { domain, file: { organizations: [organization] } satisfies WrittenFile, organization };
};

const apply = async (world: TestWorld, file: WrittenFile) => {
  const judged = judgeFile(file);
  if ("problems" in judged) throw new Error(judged.problems.join(" "));
  return applyFile(world.ports, judged.file, { folder, label: "world.json" });
};
/** Fails the test when it was refused. */
const applied = async (world: TestWorld, file: WrittenFile) => {
  const outcome = await apply(world, file);
  if ("problems" in outcome) throw new Error(outcome.problems.join(" "));
  return outcome;
};

describeEachDialect("apply", (database) => {
  const wayOf = async (world: TestWorld, email: string) =>
    decideLogin(await doorReads(world.ports).logins.facts(parseEmail(email)!, world.now()));
  const count = async () => {
    const { installation } = doorReads({ database: database() });
    return (await installation.organizations()).length;
  };

  test("one file makes an organization whose people go to its identity provider, but for the exempt", async () => {
    const world = await testWorld(database());
    const { file, domain } = initech();
    const { organizations, warnings } = await applied(world, file);
    const [organization] = organizations;
    const profile = organization!.ssoProfiles[0]!;
    expect(organization!.id).toMatch(/^OR[0-9a-f]{32}$/);
    expect(profile).toEqual({
      id: expect.stringMatching(/^JQ[0-9a-f]{32}$/),
      name: "Okta",
      acsUrl: `http://localhost:3000/saml/${profile.id}/acs`,
      entityId: `http://localhost:3000/saml/${profile.id}/metadata`,
      metadataUrl: `http://localhost:3000/saml/${profile.id}/metadata`,
      startUrl: `http://localhost:3000/saml/${profile.id}/login`,
    });
    expect(await wayOf(world, `milton@${domain}`)).toEqual({ by: "sso", profileId: profile.id });
    expect(await wayOf(world, `nobody@${domain}`)).toEqual({ by: "sso", profileId: profile.id });
    expect(await wayOf(world, `ops@${domain}`)).toMatchObject({ by: "password" });
    expect(await doorReads(world.ports).logins.profileAtDoor(profile.id)).toMatchObject({
      trusted: { issuer: `${IDP}/metadata`, signInUrl: `${IDP}/sso`, certificates: [{ der: key.der }] },
    });
    expect(warnings.some((warning) => warning.includes("emergency access"))).toBe(true);
  });

  test("the second run changes nothing, and ids stay", async () => {
    const world = await testWorld(database());
    const { file } = initech();
    const first = await applied(world, file);
    const events = await world.events(first.organizations[0]!.id);
    const second = await applied(world, file);
    expect(second.changes).toEqual([]);
    expect(second.organizations).toEqual(first.organizations);
    expect(await world.events(first.organizations[0]!.id)).toEqual(events);
  });

  test("what the operator's word stood in for is on record as his", async () => {
    const world = await testWorld(database());
    const { file, domain } = initech();
    const { organizations, changes } = await applied(world, file);
    const events = await world.events(organizations[0]!.id);
    expect(new Set(events.map(({ actorKind }) => actorKind))).toEqual(new Set(["operator"]));
    expect(events.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "organization.created",
        "domain.verified",
        "sso-profile.published",
        "sso.enforced",
      ]),
    );
    expect(events.find(({ name }) => name === "operator.applied")?.details).toEqual({
      file: "world.json",
      changes: changes.length,
      vouched: [
        `${domain} without a look at the DNS`,
        "“Okta” without a test",
        `${domain} required although no owner has proven emergency access`,
      ],
    });
  });

  test("a failure in the last organization leaves nothing of the first", async () => {
    const world = await testWorld(database());
    const before = await count();
    const good = initech();
    const bad = initech({ domains: [], exemptions: [] });
    const outcome = await apply(world, { organizations: [good.organization, bad.organization] });
    expect(outcome).toEqual({
      problems: [
        expect.stringMatching(/^organizations\[1\]\.ssoProfiles\[0\]\.enforce\[0\]: .+ is no domain of/),
      ],
    });
    expect(await count()).toBe(before);
  });

  test("requiring an untested profile needs trustedWithoutTest", async () => {
    const world = await testWorld(database());
    const { organization } = initech();
    const ssoProfiles = [{ ...organization.ssoProfiles[0]!, trustedWithoutTest: false }];
    expect(await apply(world, { organizations: [{ ...organization, ssoProfiles }] })).toEqual({
      problems: [
        expect.stringMatching(/ssoProfiles\[0\]\.enforce: .*never passed a test.*trustedWithoutTest/),
      ],
    });
  });

  test("a domain that another organization has verified is an error", async () => {
    const world = await testWorld(database());
    const { file, domain } = initech();
    await applied(world, file);
    const thief = initech({ domains: [{ name: domain }], ssoProfiles: [], users: [], exemptions: [] });
    expect(await apply(world, thief.file)).toEqual({
      problems: [
        `organizations[0].domains[0].name: another organization has verified ${domain}. Remove it there first.`,
      ],
    });
  });

  test.each([
    ["HTML as metadata", { metadataFile: "page.xml" }, /metadataFile: That is a web page/],
    ["a missing metadata file", { metadataFile: "none.xml" }, /metadataFile: .*none\.xml does not exist/],
    ["a private key as metadata", { metadataFile: "key.xml" }, /metadataFile: /],
    [
      "metadata at a private address",
      { metadataFile: null, metadataUrl: "https://10.0.0.1/metadata" },
      /private/,
    ],
    ["no source at all", { metadataFile: null }, /needs metadataFile/],
    ["two sources", { signInUrl: `${IDP}/sso` }, /not several of them/],
  ])("%s is one sentence, and nothing is stored", async (_what, over, sentence) => {
    const world = await testWorld(database());
    const before = await count();
    const { organization } = initech();
    const ssoProfiles = [{ ...organization.ssoProfiles[0]!, ...over }];
    expect(await apply(world, { organizations: [{ ...organization, ssoProfiles }] })).toEqual({
      problems: [expect.stringMatching(sentence)],
    });
    expect(await count()).toBe(before);
  });

  test("a private key among the certificates is refused and not repeated", async () => {
    const world = await testWorld(database());
    const before = await count();
    const { organization } = initech();
    const certificates = [key.certificatePem, key.privateKeyPem];
    const byHand = { metadataFile: null, issuer: "urn:initech", signInUrl: `${IDP}/sso`, certificates };
    const ssoProfiles = [{ ...organization.ssoProfiles[0]!, ...byHand }];
    const outcome = await apply(world, { organizations: [{ ...organization, ssoProfiles }] });
    expect(outcome).toEqual({
      problems: [expect.stringMatching(/ssoProfiles\[0\]\.certificates\[1\]: That contains a private key/)],
    });
    expect(JSON.stringify(outcome)).not.toContain(key.privateKeyPem.split("\n")[1]!);
    expect(await count()).toBe(before);
  });

  test("metadata is read from a loopback address when the product is on one", async () => {
    const world = await testWorld(database());
    const server = createServer((_request, response) => response.end(metadata(key, nextKey)));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const metadataUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`;
    const { organization } = initech();
    const ssoProfiles = [{ ...organization.ssoProfiles[0]!, metadataFile: null, metadataUrl }];
    const { organizations } = await applied(world, { organizations: [{ ...organization, ssoProfiles }] });
    server.close();
    const repos = doorReads(world.ports).of(organizations[0]!.id);
    const profileId = organizations[0]!.ssoProfiles[0]!.id;
    expect(await repos.profiles.find(profileId)).toMatchObject({
      metadataUrl,
      metadataFetchedAt: world.now(),
    });
    expect(await repos.profiles.certificates(profileId)).toHaveLength(2);
  });

  test("new metadata is published at once, what it replaces can be restored, and the trust goes with the old settings", async () => {
    const world = await testWorld(database());
    const { organization } = initech();
    const { organizations } = await applied(world, { organizations: [organization] });
    const profileId = organizations[0]!.ssoProfiles[0]!.id;
    const repos = doorReads(world.ports).of(organizations[0]!.id);
    const before = await repos.profiles.find(profileId);
    const byHand = {
      metadataFile: null,
      issuer: `${IDP}/metadata`,
      signInUrl: `${IDP}/sso`,
      certificates: [nextKey.der],
    };
    const { trustedWithoutTest: _, ...rest } = organization.ssoProfiles[0]!;
    const { changes } = await applied(world, {
      organizations: [{ ...organization, ssoProfiles: [{ ...rest, ...byHand }] }],
    });
    expect(changes).toEqual([expect.stringContaining("published the settings of “Okta”: certificates")]);
    const after = await repos.profiles.find(profileId);
    expect(after).toMatchObject({ liveVersion: 2, waivedFingerprint: before!.waivedFingerprint });
    expect(await repos.profiles.versions(profileId)).toMatchObject([{ certificates: [key.fingerprint] }]);
    expect(
      (await doorReads(world.ports).logins.profileAtDoor(profileId))?.trusted?.certificates,
    ).toMatchObject([{ fingerprint: nextKey.fingerprint }]);
  });

  test("a domain that is not listed any more is released, and its exemptions end", async () => {
    const world = await testWorld(database());
    const { organization, domain } = initech();
    const { organizations } = await applied(world, { organizations: [organization] });
    const ssoProfiles = [{ ...organization.ssoProfiles[0]!, enforce: [] }];
    const { changes } = await applied(world, {
      organizations: [{ ...organization, ssoProfiles, exemptions: undefined }],
    });
    expect(changes).toEqual([expect.stringContaining(`stopped requiring “Okta” for ${domain}`)]);
    expect(await wayOf(world, `milton@${domain}`)).toMatchObject({ by: "password" });
    expect(await doorReads(world.ports).of(organizations[0]!.id).exemptions.inForce(world.now())).toEqual([]);
  });

  test("a domain goes from one profile to another without a moment between, and exemptions stay", async () => {
    const world = await testWorld(database());
    const { organization, domain } = initech();
    const { organizations } = await applied(world, { organizations: [organization] });
    const [okta] = organization.ssoProfiles;
    const ssoProfiles = [
      { ...okta!, enforce: [] },
      { ...okta!, name: "Entra", enforce: [domain] },
    ];
    const { organizations: after } = await applied(world, {
      organizations: [{ ...organization, ssoProfiles }],
    });
    const entra = after[0]!.ssoProfiles.find(({ name }) => name === "Entra")!;
    expect(await wayOf(world, `milton@${domain}`)).toEqual({ by: "sso", profileId: entra.id });
    expect(await wayOf(world, `ops@${domain}`)).toMatchObject({ by: "password" });
    const events = await world.events(organizations[0]!.id);
    expect(events.filter(({ name }) => name === "sso.released")).toEqual([]);
  });

  test("names match whatever their case, and take the file's", async () => {
    const world = await testWorld(database());
    const { organization } = initech();
    const first = await applied(world, { organizations: [organization] });
    const ssoProfiles = [{ ...organization.ssoProfiles[0]!, name: "OKTA" }];
    const shouted = { ...organization, name: organization.name.toUpperCase(), ssoProfiles };
    const { organizations } = await applied(world, { organizations: [shouted] });
    expect(organizations[0]!.id).toBe(first.organizations[0]!.id);
    expect(organizations[0]!.ssoProfiles).toMatchObject([
      { id: first.organizations[0]!.ssoProfiles[0]!.id, name: "OKTA" },
    ]);
  });

  test("a key that is absent leaves things as they are", async () => {
    const world = await testWorld(database());
    const { organization, domain } = initech();
    await applied(world, { organizations: [organization] });
    const { changes } = await applied(world, {
      organizations: [
        { name: organization.name, ssoProfiles: [{ name: "Okta" }], users: [{ email: `milton@${domain}` }] },
      ],
    });
    expect(changes).toEqual([]);
    expect(await wayOf(world, `milton@${domain}`)).toMatchObject({ by: "sso" });
  });

  test("an exemption whose last day is past leaves nobody out, ends one that is open, and stops nothing", async () => {
    const world = await testWorld(database());
    const { organization } = initech();
    const [listed] = organization.exemptions;
    const until = (day: string | null) => ({
      organizations: [{ ...organization, exemptions: [{ ...listed!, until: day }] }],
    });
    await applied(world, until("2026-11-24"));
    expect(await wayOf(world, listed!.email)).toMatchObject({ by: "password" });
    const { warnings } = await applied(world, until("2026-11-23"));
    expect(warnings).toContainEqual(expect.stringContaining("is over since 2026-11-23"));
    expect(await wayOf(world, listed!.email)).toMatchObject({ by: "sso" });
  });

  test("an exemption that is not listed any more ends; one with another reason or end is changed", async () => {
    const world = await testWorld(database());
    const { organization, domain } = initech();
    const { organizations } = await applied(world, { organizations: [organization] });
    const inForce = () => doorReads(world.ports).of(organizations[0]!.id).exemptions.inForce(world.now());
    const exemptions = [{ email: `ops@${domain}`, reason: "nightly export, moved", until: null }];
    expect((await applied(world, { organizations: [{ ...organization, exemptions }] })).changes).toHaveLength(
      1,
    );
    expect(await inForce()).toMatchObject([{ exemption: { reason: "nightly export, moved", until: null } }]);
    await applied(world, { organizations: [{ ...organization, exemptions: [] }] });
    expect(await inForce()).toEqual([]);
    expect(await wayOf(world, `ops@${domain}`)).toMatchObject({ by: "sso" });
  });

  test("a changed password ends the person's sessions; the same one again is no change", async () => {
    const world = await testWorld(database());
    const { organization, domain } = initech();
    const { organizations } = await applied(world, { organizations: [organization] });
    const peter = await doorReads(world.ports).logins.findUserByEmail(parseEmail(`peter@${domain}`)!);
    expect(peter!.passwordHash).toBe("hash of stapler sandwich parade");
    const { tables } = world.ports.database;
    await world.ports.database.transaction((tx) =>
      tx.insert(tables.sessions).values({
        id: `SE${peter!.id}` as never,
        userId: peter!.id,
        organizationId: peter!.organizationId,
        by: "password",
        startedAt: world.now(),
        lastSeenAt: world.now(),
        expiresAt: new Date(world.now().getTime() + 86_400_000),
      }),
    );
    const living = () =>
      doorReads(world.ports).of(organizations[0]!.id).sessions.living(peter!.id, world.now());
    await applied(world, { organizations: [organization] });
    expect(await living()).toHaveLength(1);
    const users = [{ email: peter!.email, password: "another quite long one" }];
    await applied(world, { organizations: [{ name: organization.name, users }] });
    expect(await living()).toEqual([]);
  });

  test("the last owner stays, and an address of another organization is refused", async () => {
    const world = await testWorld(database());
    const { organization, domain } = initech();
    await applied(world, { organizations: [organization] });
    const users = [{ email: `peter@${domain}`, role: "member" as const }];
    expect(await apply(world, { organizations: [{ name: organization.name, users }] })).toEqual({
      problems: [`organizations[0].users: ${organization.name} would have no owner left.`],
    });
    const other = initech({ users: [{ email: `peter@${domain}` }], ssoProfiles: [], exemptions: [] });
    expect(await apply(world, other.file)).toEqual({
      problems: [`organizations[0].users[0].email: peter@${domain} belongs to another organization.`],
    });
  });

  test("accounts at the first sign-in and the second factor come from the file, and from an export the same again", async () => {
    const world = await testWorld(database());
    const { organization } = initech();
    const wanted = {
      ...organization,
      secondFactor: "required" as const,
      ssoProfiles: organization.ssoProfiles.map((profile) => ({ ...profile, newAccounts: "admin" as const })),
    };
    const { organizations, changes } = await applied(world, { organizations: [wanted] });
    const { id } = organizations[0]!;
    expect(changes).toContain(`${organization.name}: passwords need a second factor beside them`);
    const exported = await exportWorld(world.ports, id);
    expect(exported.organizations[0]).toMatchObject({
      secondFactor: "required",
      ssoProfiles: [{ newAccounts: "admin" }],
    });
    const { organizations: bare } = { organizations: [{ ...organization, ssoProfiles: [] }] };
    expect((await applied(world, { organizations: bare })).changes).toEqual([]);
    const back = { ...wanted, secondFactor: "optional" as const };
    back.ssoProfiles = back.ssoProfiles.map((profile) => ({ ...profile, newAccounts: "off" as never }));
    await applied(world, { organizations: [back] });
    expect((await exportWorld(world.ports, id)).organizations[0]).toMatchObject({
      secondFactor: "optional",
      ssoProfiles: [{ newAccounts: "off", trustedWithoutTest: true }],
    });
    await applied(world, exported);
    expect(await exportWorld(world.ports, id)).toEqual(exported);
  });

  test("exporting and applying again changes nothing, and the export holds no password", async () => {
    const world = await testWorld(database());
    const { organization } = initech();
    const { organizations } = await applied(world, { organizations: [organization] });
    const { id } = organizations[0]!;
    const exported = await exportWorld(world.ports, id);
    expect((await applied(world, exported)).changes).toEqual([]);
    expect(await exportWorld(world.ports, id)).toEqual(exported);
    expect(JSON.stringify(exported)).not.toMatch(/password|stapler/);
    expect(exported.organizations[0]).toMatchObject({
      name: organization.name,
      ssoProfiles: [{ issuer: `${IDP}/metadata`, certificates: [key.der], trustedWithoutTest: true }],
      exemptions: [{ reason: "nightly export", until: "2027-01-31" }],
    });
  });
});
