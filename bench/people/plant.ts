// One organization with so many people, made by the database itself: a million takes a minute or two.
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database";
import type { OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import { DEFAULT_CONFIGURATION } from "../../lib/core/sso-profile";
import { newId } from "../../lib/runtime/secrets";

const FIRST = ["Mia", "Tom", "Ana", "Li", "Dana", "Bob", "Erin", "Kim", "Noor", "Olu"];
const LAST = ["Chen", "Reed", "Silva", "Wei", "Ortiz", "Brown", "Novak", "Haddad", "Okafor", "Sato"];
const CHUNK = 50_000;

/** The domain that requires SSO, the other verified one, and the one of partners. */
export const domainsOf = (people: number) =>
  [`required${people}.test`, `open${people}.test`, "partner.test"] as const;

/** The address of the person of this number. */
export function addressOf(i: number, people: number): string {
  const [required, open, partner] = domainsOf(people);
  const local = `p${String((i * 7919) % people).padStart(7, "0")}`;
  return `${local}.${people}@${i % 10 === 0 ? partner : i % 2 === 0 ? required : open}`;
}

/** A tenth outside the domains, half of the rest under SSO; a fiftieth invited, a two-hundredth admin, a hundredth exempt. */
export async function plant(database: Database, people: number, now: Date): Promise<OrganizationId> {
  const organizationId = newId<OrganizationId>("organization");
  await plantSettings(database, organizationId, people, now);
  for (let from = 0; from < people; from += CHUNK)
    await plantPeople(database, organizationId, { people, from, to: Math.min(people, from + CHUNK), now });
  return organizationId;
}

async function plantSettings(
  { tables, transaction }: Database,
  id: OrganizationId,
  people: number,
  now: Date,
) {
  const profileId = newId<ProfileId>("profile");
  const [required, open] = domainsOf(people);
  await transaction(async (tx) => {
    await tx
      .insert(tables.organizations)
      .values({ id, name: `${people} people`, timeZone: "UTC", settings: {}, createdAt: now });
    await tx.insert(tables.profiles).values({
      id: profileId,
      organizationId: id,
      product: "doorward",
      name: "Okta",
      provider: "okta",
      visible: true,
      on: true,
      live: { ...DEFAULT_CONFIGURATION, issuer: "https://idp.test", signInUrl: "https://idp.test/sso" },
      liveVersion: 1,
      wizard: {},
      testedBy: [],
      createdAt: now,
    });
    const domain = {
      organizationId: id,
      challenge: "0".repeat(32),
      method: "dns" as const,
      remindersSent: [],
    };
    const verified = { ...domain, claimedAt: now, verifiedAt: now };
    await tx.insert(tables.domains).values([
      { ...verified, id: newId<never>("domain"), name: open },
      {
        ...verified,
        id: newId<never>("domain"),
        name: required,
        enforcedByProfileId: profileId,
        enforcedAt: now,
      },
    ]);
  });
}

interface Stretch {
  readonly people: number;
  readonly from: number;
  readonly to: number;
  readonly now: Date;
}

async function plantPeople(
  database: Database,
  organizationId: OrganizationId,
  { people, from, to, now }: Stretch,
) {
  const { tables, dialect } = database;
  const [required, open, partner] = domainsOf(people);
  const at =
    dialect === "sqlite" ? sql.raw(String(now.getTime())) : sql.raw(`'${now.toISOString()}'::timestamptz`);
  const text = (value: string) => sql.raw(`'${value}'`);
  const no = sql.raw(dialect === "sqlite" ? "0" : "false");
  const pick = (words: readonly string[], by: SQL) =>
    sql`case ${by} ${sql.join(words.map((word, i) => sql.raw(`when ${i} then '${word}' `)))} end`;
  const numbers = sql.raw(
    `with recursive n(i) as (select ${from} union all select i + 1 from n where i + 1 < ${to})`,
  );
  // Addresses are spread over the alphabet, not in the order of the ids.
  const local = sql.raw(
    `'p' || substr(cast(10000000 + (cast(i as bigint) * 7919) % ${people} as text), 2, 7)`,
  );
  const domain = sql`case when i % 10 = 0 then ${text(partner)} when i % 2 = 0 then ${text(required)} else ${text(open)} end`;
  const rows = sql`select i, ${local} as local, ${domain} as domain,
    (${pick(FIRST, sql.raw("i % 10"))}) || ' ' || (${pick(LAST, sql.raw("(i / 10) % 10"))}) || ' person ' || cast(i as text) as name from n`;
  const value: Partial<Record<keyof typeof tables.users.$inferInsert, SQL>> = {
    id: sql.raw(`'US${people}x' || cast(i as text)`),
    organizationId: text(organizationId),
    email: sql.raw(`local || '.${people}@' || domain`),
    emailDomain: sql.raw("domain"),
    name: sql.raw("name"),
    searchText: sql.raw(`lower(name) || ' ' || local || '.${people}@' || domain`),
    role: sql.raw("case when i < 3 then 'owner' when i % 200 = 0 then 'admin' else 'member' end"),
    status: sql.raw("case when i % 50 = 1 then 'invited' else 'active' end"),
    operator: no,
    emergencySince: sql`case when i < 2 then ${at} end`,
    createdAt: at,
  };
  const chosen = sql.join(
    Object.keys(getTableColumns(tables.users)).map(
      (key) => value[key as keyof typeof value] ?? sql.raw("null"),
    ),
    sql`, `,
  );
  await database.transaction(async (tx) => {
    await tx.insert(tables.users).select(sql`${numbers} select ${chosen} from (${rows}) as made`);
    const exempt = Array.from({ length: to - from }, (_, step) => from + step).filter((i) => i % 100 === 7);
    for (let i = 0; i < exempt.length; i += 500)
      await tx.insert(tables.exemptions).values(
        exempt.slice(i, i + 500).map((n) => ({
          id: newId<never>("exemption"),
          organizationId,
          userId: `US${people}x${n}` as UserId,
          email: addressOf(n, people),
          kind: "given" as const,
          reason: "measured in a bench",
          startedAt: now,
          remindersSent: [],
        })),
      );
  });
}
