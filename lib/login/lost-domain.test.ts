import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { parseEmail } from "../core/email";
import type { DomainId } from "../core/ids";
import { hashSecret } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { requestReset } from "./request-reset";
import { setPassword } from "./set-password";

describeEachDialect("R10 a lost domain does not hand over accounts", (database) => {
  /** mia@…, on a domain that is lost: by its record, or because another organization has proved it (then unverified). */
  const world = async (verified: boolean) => {
    const world = await testWorld(database());
    const name = `lost-${verified}.${world.domain}`;
    const id = `DM${world.organizationId}` as DomainId;
    const mia = await world.addPerson(`mia@${name}`, "member");
    await world.change(({ domains }, at) =>
      domains.add({
        id,
        name,
        challenge: "0".repeat(32),
        method: "dns",
        claimedAt: at,
        verifiedAt: verified ? at : null,
        lostAt: at,
        remindersSent: [],
      }),
    );
    const reset = () =>
      requestReset(world.ports, { email: parseEmail(mia.email)!, visitor: { ip: "203.0.113.7" } });
    const mails = async () => (await world.mails()).filter(({ recipient }) => recipient === mia.email).length;
    return { world, id, mia, reset, mails };
  };

  test.each([true, false])("no reset mail goes there (still on its row: %s)", async (verified) => {
    const { world: w, id, reset, mails } = await world(verified);
    expect(await reset()).toBeNull();
    expect(await mails()).toBe(0);
    expect((await w.events())[0]).toMatchObject({
      name: "login.refused",
      details: { because: "reset-held-back" },
    });
    await w.change(({ domains }, at) => domains.change(id, { verifiedAt: at, lostAt: null }));
    await reset();
    expect(await mails()).toBe(1);
  });

  test.each([true, false])("a link that went there before sets no password (%s)", async (verified) => {
    const { world: w, mia } = await world(verified);
    await w.change(({ links }, at) =>
      links.add({
        id: `LK${mia.id}`,
        secretHash: hashSecret(mia.id),
        purpose: "password-reset",
        userId: mia.id,
        email: mia.email,
        data: {},
        createdAt: at,
        expiresAt: new Date(at.getTime() + 3_600_000),
      }),
    );
    expect(
      await setPassword(w.ports, { secret: mia.id, password: "a long new password 4711", ip: null }),
    ).toEqual({ refused: "domain-lost" });
    expect(await w.reads.users.find(mia.id)).toMatchObject({ passwordHash: mia.passwordHash });
  });
});
