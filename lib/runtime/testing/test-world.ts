// The cast of every command and query test: Acme Corp with alice (owner), dana (admin) and bob (member); carol of Globex.

import type { z } from "zod";
import type { Database } from "../../../db/database";
import type { Repositories } from "../../../db/repositories";
import type { UserRow } from "../../../db/repositories/users";
import type { Role } from "../../core/access";
import type { EmailAddress } from "../../core/email";
import type { DomainId, OrganizationId, ProfileId, SessionId } from "../../core/ids";
import { DEFAULT_CONFIGURATION, type ProfileConfiguration } from "../../core/sso-profile";
import { type Administrator, OPERATOR_ACTOR } from "../actor";
import { type Command, runCommand } from "../command";
import type { Env } from "../env";
import type { Ports } from "../ports";
import { type Query, runQuery } from "../query";
import { newId, sealFor } from "../secrets";
import { doorWork, readsOf, unitOfWork } from "../unit-of-work";

const START = new Date("2026-11-24T09:00:00Z");
const SECRET = "a secret of tests that is long enough to be one";
/** How many worlds a database holds already: each has domains of its own. */
const worlds = new WeakMap<Database, number>();

const env: Env = {
  appUrl: "http://localhost:3000",
  databaseUrl: "file:test.db",
  authSecret: SECRET,
  smtpUrl: null,
  mailFrom: "Doorward <doorward@localhost>",
  dnsServers: [],
  trustedProxies: [],
  metricsToken: null,
  demo: false,
  loopback: true,
  dataFolder: ".",
};

export type TestWorld = Awaited<ReturnType<typeof testWorld>>;

/** Plants two organizations in this database. `given` replaces ports, for example `{ env: { smtpUrl } }`. */
export async function testWorld(
  database: Database,
  given: Partial<Omit<Ports, "env">> & { env?: Partial<Env> } = {},
) {
  const number = (worlds.get(database) ?? 0) + 1;
  worlds.set(database, number);
  const suffix = number === 1 ? "" : String(number);
  const domain = `acme${suffix}.test`;
  const otherDomain = `globex${suffix}.test`;
  let now = START;
  const ports: Ports = {
    database,
    clock: () => now,
    // Fast, and readable in failures: real hashing has tests of its own.
    passwords: {
      hash: async (password) => `hash of ${password}`,
      matches: async (stored, password) => stored === `hash of ${password}`,
    },
    log: { info: () => undefined, error: () => undefined },
    seal: sealFor(SECRET, "at-rest"),
    ...given,
    env: { ...env, ...given.env },
  };

  const plant = async (name: string) => {
    const id = newId<OrganizationId>("organization");
    await doorWork(ports, ({ installation }) =>
      installation.addOrganization({ id, name, timeZone: "UTC", settings: {}, createdAt: now }),
    );
    return id;
  };
  const organizationId = await plant(`Acme Corp${suffix}`);
  const otherOrganizationId = await plant(`Globex${suffix}`);

  /** Rows without a command, as somebody else's earlier work. */
  const change = <T>(work: (repos: Repositories, at: Date) => Promise<T>, of = organizationId): Promise<T> =>
    unitOfWork(ports, of, OPERATOR_ACTOR, async (repos, at) => ({
      answer: await work(repos, at),
      events: [],
    }));

  /** An active person with a password, unless `row` says otherwise. */
  const addPerson = async (
    email: string,
    role: Role,
    row: Partial<UserRow> = {},
    of = organizationId,
  ): Promise<UserRow> => {
    const [local] = email.split("@") as [string];
    const saved = await change(
      ({ users }) =>
        users.add({
          id: newId("user"),
          email,
          name: local[0]!.toUpperCase() + local.slice(1),
          role,
          status: "active",
          operator: false,
          passwordHash: `hash of ${local}'s password`,
          passwordSetAt: now,
          createdAt: now,
          joinedAt: now,
          ...row,
        }),
      of,
    );
    if (!saved) throw new Error(`${email} is taken in this test`);
    return saved;
  };
  const alice = await addPerson(`alice@${domain}`, "owner");
  const dana = await addPerson(`dana@${domain}`, "admin");
  const bob = await addPerson(`bob@${domain}`, "member");
  const carol = await addPerson(`carol@${otherDomain}`, "owner", {}, otherOrganizationId);

  return {
    ports,
    domain,
    otherDomain,
    organizationId,
    otherOrganizationId,
    alice,
    dana,
    bob,
    carol,
    addPerson,
    change,
    /** This organization's rows, read now. */
    reads: readsOf(ports, organizationId),
    now: () => now,
    /** Moves the clock forward. */
    pass(time: { minutes?: number; hours?: number; days?: number }) {
      const { minutes = 0, hours = 0, days = 0 } = time;
      now = new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000);
    },
    /** Freshly signed in, unless `over` says otherwise. */
    as: (user: UserRow, over: Partial<Administrator> = {}): Administrator =>
      ({
        kind: "person",
        userId: user.id,
        organizationId: user.organizationId,
        email: user.email as EmailAddress,
        name: user.name,
        role: user.role,
        operator: user.operator,
        sessionId: newId<SessionId>("session"),
        by: "password",
        signedInAt: now,
        ip: "203.0.113.7",
        ...over,
      }) as Administrator,
    run: <I extends z.ZodType, E, R>(command: Command<I, E, R>, actor: Administrator, input: z.input<I>) =>
      runCommand(ports, command, actor, input),
    ask: <I extends z.ZodType, R>(query: Query<I, R>, actor: Administrator, input: z.input<I>) =>
      runQuery(ports, query, actor, input),
    /** The audit trail, newest first. */
    events: async (of = organizationId) => await readsOf(ports, of).audit.page(200),
    mails: async (of = organizationId) => readsOf(ports, of).outbox.recent(200),
    /** A verified domain and a live profile with one certificate that its people must use. Rows only. */
    async requireSso(
      name = domain,
      idp: Partial<ProfileConfiguration> & { der?: string; fingerprint?: string } = {},
    ): Promise<{ domainId: DomainId; profileId: ProfileId }> {
      const { der = "MIIB", fingerprint = "ab".repeat(32), ...configuration } = idp;
      const profileId = newId<ProfileId>("profile");
      const domainId = newId<DomainId>("domain");
      await change(async ({ profiles, domains }, at) => {
        await profiles.add({
          id: profileId,
          name: "Okta",
          provider: "okta",
          visible: true,
          on: true,
          live: {
            ...DEFAULT_CONFIGURATION,
            issuer: "https://idp.test/metadata",
            signInUrl: "https://idp.test/sso",
            ...configuration,
          },
          liveVersion: 1,
          publishedAt: at,
          wizard: {},
          testedBy: [],
          createdAt: at,
        });
        await profiles.addCertificate({
          id: newId("certificate"),
          profileId,
          der,
          fingerprint,
          subject: "CN=idp.test",
          notBefore: new Date(at.getTime() - 86_400_000),
          notAfter: new Date(at.getTime() + 365 * 86_400_000),
          source: "upload",
          live: true,
          addedAt: at,
          remindersSent: [],
        });
        await domains.add({
          id: domainId,
          name,
          challenge: "0".repeat(32),
          method: "dns",
          claimedAt: at,
          verifiedAt: at,
          verifiedBy: "dns",
          enforcedByProfileId: profileId,
          enforcedAt: at,
          remindersSent: [],
        });
      });
      return { domainId, profileId };
    },
  };
}
