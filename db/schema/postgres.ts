// For drizzle-kit: the tables in postgres's spelling.
import { postgresKit } from "./kit";
import { defineTables } from "./tables";

export const {
  organizations,
  users,
  domains,
  profiles,
  certificates,
  profileVersions,
  enforcementSchedules,
  exemptions,
  identities,
  loginAttempts,
  rememberedAssertions,
  tickets,
  sessions,
  links,
  recoveryCodes,
  passkeys,
  auditEvents,
  outbox,
  serviceProviderKeys,
  rateLimits,
  settings,
} = defineTables(postgresKit);
