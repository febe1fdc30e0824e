// What the product needs from outside, for a bench: a database, the clock, and an owner who just signed in.
import type { Database } from "../../db/database";
import type { OrganizationId, UserId } from "../../lib/core/ids";
import type { Administrator } from "../../lib/runtime/actor";
import { readEnv } from "../../lib/runtime/env";
import { openPorts } from "../../lib/runtime/ports";

export const benchPorts = (database: Database, now: Date) =>
  openPorts({
    database,
    clock: () => now,
    env: readEnv({
      ...process.env,
      AUTH_SECRET: "0123456789abcdef".repeat(2),
      APP_URL: "http://localhost:3000",
    }),
  });

export const owner = (organizationId: OrganizationId, now: Date) =>
  ({
    kind: "person",
    userId: "US1" as UserId,
    organizationId,
    email: "mia@bench.test",
    name: "Mia Chen",
    role: "owner",
    operator: false,
    sessionId: "SE1",
    by: "password",
    signedInAt: now,
    ip: null,
  }) as unknown as Administrator;
