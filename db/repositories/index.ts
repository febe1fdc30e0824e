// Two sets: one organization's rows (commands, queries), and what stands above organizations (the door, the operator, jobs).
import type { OrganizationId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import { attempts } from "./attempts";
import { audit } from "./audit";
import { domainChecks } from "./domain-checks";
import { type DomainRow, domains } from "./domains";
import { enforcement } from "./enforcement";
import { exemptions } from "./exemptions";
import { identities } from "./identities";
import { installation } from "./installation";
import { legacyProfiles } from "./legacy-profiles";
import { links } from "./links";
import { logins } from "./logins";
import { organization } from "./organizations";
import { outbox } from "./outbox";
import { passkeys } from "./passkeys";
import { people } from "./people";
import { profiles } from "./profiles";
import { rateLimits } from "./rate-limits";
import { recoveryCodes } from "./recovery-codes";
import { schedules } from "./schedules";
import { sessions } from "./sessions";
import { tickets } from "./tickets";
import { users } from "./users";

/** One organization's rows. There is no way to make these without saying whose. */
const ownRepositories = (tables: Tables, q: Queryable, organizationId: OrganizationId) => ({
  organization: organization(tables, q, organizationId),
  users: users(tables, q, organizationId),
  people: people(tables, q, organizationId),
  domains: domains(tables, q, organizationId),
  profiles: profiles(tables, q, organizationId),
  legacyProfiles: legacyProfiles(tables, q, organizationId),
  exemptions: exemptions(tables, q, organizationId),
  identities: identities(tables, q, organizationId),
  attempts: attempts(tables, q, organizationId),
  sessions: sessions(tables, q, organizationId),
  links: links(tables, q, organizationId),
  enforcement: enforcement(tables, q, organizationId),
  schedules: schedules(tables, q, organizationId),
  recoveryCodes: recoveryCodes(tables, q, organizationId),
  passkeys: passkeys(tables, q, organizationId),
  audit: audit(tables, q, organizationId),
  outbox: outbox(tables, q, organizationId),
});

export interface Repositories extends ReturnType<typeof ownRepositories> {
  /**
   * The other organization that holds this name, proven. Only for what claiming and proving a name does to its holder
   * (SECURITY.md D3): nobody may be told who that is.
   */
  otherHolder(name: string): Promise<{ readonly domain: DomainRow; readonly repos: Repositories } | null>;
}

export const repositories = (tables: Tables, q: Queryable, organizationId: OrganizationId): Repositories => {
  const own = ownRepositories(tables, q, organizationId);
  return {
    ...own,
    async otherHolder(name) {
      const domain = await own.domains.holder(name);
      return domain && domain.organizationId !== organizationId
        ? { domain, repos: repositories(tables, q, domain.organizationId) }
        : null;
    },
  };
};

/** Rows across organizations: for the door (lib/login), the operator and background jobs. */
export const doorRepositories = (tables: Tables, q: Queryable) => ({
  logins: logins(tables, q),
  tickets: tickets(tables, q),
  rateLimits: rateLimits(tables, q),
  installation: installation(tables, q),
  domainChecks: domainChecks(tables, q),
  /** One organization's repositories, or the audit trail and outbox of none. */
  of: (organizationId: OrganizationId) => repositories(tables, q, organizationId),
  audit: (organizationId: OrganizationId | null) => audit(tables, q, organizationId),
  outbox: (organizationId: OrganizationId | null) => outbox(tables, q, organizationId),
});
export type DoorRepositories = ReturnType<typeof doorRepositories>;
