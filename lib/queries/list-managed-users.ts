import { z } from "zod";
import type { UserRow } from "../../db/repositories/users";
import { type RequiredDomain, signInWay, ssoSwitch } from "../core/sign-in-way";
import { defineQuery } from "../runtime/query";
import { WISH_DAYS, wishesAmong } from "../runtime/wishes";
import { peopleFilter, peopleFilterInput } from "./people-filter";

export const PAGE_SIZES = [25, 50, 100] as const;
const EXEMPT_DAYS = 90;

/** One page of managed users (S12): how each signs in, how the SSO switch stands, and honest counts at any size. */
export const listManagedUsersQuery = defineQuery({
  permission: "users.read",
  input: z.object({
    ...peopleFilterInput,
    /** The `next` of the page before. */
    after: z.string().max(254).optional().catch(undefined),
    size: z.coerce
      .number()
      .pipe(z.union(PAGE_SIZES.map((size) => z.literal(size))))
      .catch(25)
      .default(25),
  }),
  async run({ reads, now, actor, mailIsSent }, { after, size, ...typed }) {
    const filter = peopleFilter(typed);
    const required = await reads.people.requiredDomains(now);
    const page = await reads.people.pageAndCount(filter, { after, limit: size }, now);
    const exempt = await reads.exemptions.exemptAmong(
      page.people.map(({ id }) => id),
      now,
    );
    const domains = (await reads.domains.list()).filter(({ verifiedAt }) => verifiedAt !== null);
    return {
      people: page.people.map((person) => managedUser(person, exempt.has(person.id), required)),
      next: page.next,
      complete: page.complete,
      count: page.count,
      filtered: Object.keys(filter).length > 0,
      outside: domains.length > 0 ? await reads.people.count({ outside: true }, now) : null,
      /** For the filter and for the sentence behind the dash. */
      domains: domains.map(({ name }) => name),
      required: required.map(({ name, profile, paused }) => ({ name, profile, paused })),
      wishes: (await wishesAmong(reads, now)).length,
      wishDays: WISH_DAYS,
      me: actor.kind === "person" ? { id: actor.userId, owner: actor.role === "owner" } : null,
      mailIsSent,
      suggestedUntil: new Date(now.getTime() + EXEMPT_DAYS * 86_400_000).toISOString().slice(0, 10),
      today: now.toISOString().slice(0, 10),
    };
  },
});

/** A person as lists show them. */
export function managedUser(person: UserRow, exempt: boolean, required: readonly RequiredDomain[]) {
  const { id, name, email, role, status, organizationId, emergencySince } = person;
  const facts = { id, organizationId, status, exempt, emergency: emergencySince !== null };
  const own = required.find((domain) => domain.name === person.emailDomain) ?? null;
  return {
    id,
    name,
    email,
    role,
    status,
    domain: person.emailDomain,
    signIn: signInWay(facts, own),
    sso: ssoSwitch(facts, own),
    profile: own?.profile ?? null,
    lastSignInAt: person.lastSignInAt,
    lastSignInBy: person.lastSignInBy,
  };
}
