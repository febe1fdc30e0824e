import { z } from "zod";
import { secondFactorRule } from "../core/second-factor";
import { asPerson } from "../runtime/command";
import { ownSignIn, passwordIsOpen } from "../runtime/own-sign-in";
import { defineQuery } from "../runtime/query";
import { shownSession } from "./managed-user-detail";

/** One's own account: how one signs in and why, sessions, password, second factor, emergency access, sign-ins. */
export const accountQuery = defineQuery({
  permission: "account.manage",
  input: z.object({}),
  async run({ reads, now, actor }) {
    const me = asPerson(actor);
    const person = await reads.users.find(me.userId);
    if (!person) return null;
    const { id, name, settings } = await reads.organization.get();
    const own = await ownSignIn(reads, person, now);
    const exemption = await reads.exemptions.findInForce(me.userId, now);
    const emergency = person.emergencySince !== null;
    return {
      organization: { id, name },
      name: person.name,
      email: person.email,
      role: person.role,
      domain: person.emailDomain,
      signIn: own.way,
      elsewhere: own.elsewhere,
      passwordOpen: passwordIsOpen(own),
      hasPassword: person.passwordHash !== null,
      passwordSetAt: person.passwordSetAt,
      exemptUntil: exemption?.until ?? null,
      exemptReason: exemption?.reason ?? null,
      secondFactorSince: person.totpConfirmedAt,
      /** Nothing of the kind is set up, and the organization wants something. */
      secondFactorAsked:
        secondFactorRule(settings) === "required" &&
        person.totpConfirmedAt === null &&
        (await reads.passkeys.of(me.userId)).length === 0,
      passkeys: (await reads.passkeys.of(me.userId)).map((row) => ({
        id: row.id,
        name: row.name,
        createdAt: row.createdAt,
        lastUsedAt: row.lastUsedAt,
      })),
      codesLeft: emergency ? ((await reads.recoveryCodes.left([me.userId])).get(me.userId) ?? 0) : null,
      sessions: (await reads.sessions.living(me.userId, now)).map((row) => ({
        ...shownSession(row),
        current: row.id === me.sessionId,
      })),
      signIns: (await reads.attempts.page(10, { userId: me.userId, purpose: "login" })).map((row) => ({
        id: row.id,
        startedAt: row.startedAt,
        method: row.method,
        outcome: row.outcome,
        ip: row.ip,
        userAgent: row.userAgent,
        reference: row.reference,
      })),
    };
  },
});
