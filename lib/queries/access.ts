import { z } from "zod";
import { defineQuery } from "../runtime/query";

/** Who stays out of SSO: emergency access with its readiness, exemptions in force, past ones. */
export const accessQuery = defineQuery({
  permission: "users.read",
  input: z.object({}),
  async run({ reads, now, actor }) {
    const emergency = await reads.enforcement.emergencyPeople(now);
    const passkeys = await reads.passkeys.counts(emergency.map(({ person }) => person.id));
    const owners = await reads.users.owners();
    const names = new Map(owners.map(({ id, name }) => [id, name]));
    const inForce = await reads.exemptions.inForce(now);
    for (const { exemption } of inForce) {
      const by = exemption.startedBy;
      if (by && !names.has(by)) names.set(by, (await reads.users.find(by))?.name ?? "somebody who left");
    }
    return {
      me: actor.kind === "person" ? { id: actor.userId, owner: actor.role === "owner" } : null,
      emergency: emergency.map(({ person, codesLeft, readiness }) => ({
        id: person.id,
        name: person.name,
        email: person.email,
        password: person.passwordHash !== null && person.passwordSetAt !== null,
        passkeys: passkeys.get(person.id) ?? 0,
        secondFactor: person.totpConfirmedAt !== null,
        codesLeft,
        codesStored: person.codesStoredAt !== null,
        drilledAt: person.emergencyDrilledAt,
        readiness,
      })),
      candidates: owners
        .filter((owner) => owner.emergencySince === null)
        .map(({ id, name, email }) => ({ id, name, email })),
      exemptions: inForce.map(({ exemption, email, name }) => ({
        userId: exemption.userId,
        name,
        email,
        kind: exemption.kind,
        reason: exemption.reason,
        by: exemption.startedBy ? (names.get(exemption.startedBy) ?? "somebody who left") : "the operator",
        until: exemption.until,
        daysLeft: exemption.until
          ? Math.ceil((exemption.until.getTime() - now.getTime()) / 86_400_000)
          : null,
      })),
      past: (await reads.exemptions.past(50)).map(({ exemption, email }) => ({
        id: exemption.id,
        email,
        reason: exemption.reason,
        from: exemption.startedAt,
        to: exemption.endedAt!,
        because: exemption.endedBecause,
      })),
      required: (await reads.people.requiredDomains(now)).length > 0,
      suggestedUntil: new Date(now.getTime() + 90 * 86_400_000).toISOString().slice(0, 10),
    };
  },
});
