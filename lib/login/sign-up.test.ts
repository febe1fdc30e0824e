import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { parseEmail } from "../core/email";
import { SIGN_UP_SETTING } from "../operator/sign-up-setting";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { openSignUp, requestSignUp, signUp } from "./sign-up";

const PASSWORD = "stapler sandwich parade";
let number = 0;

describeEachDialect("S2 creating an organization", (database) => {
  const ready = async () => {
    const world = await testWorld(database());
    const domain = `initech${++number}.test`;
    const email = `peter@${domain}`;
    const ask = (of = email) =>
      requestSignUp(world.ports, {
        email: parseEmail(of)!,
        organization: " Initech ",
        visitor: { ip: "203.0.113.7" },
      });
    const mailTo = async (of = email) =>
      (await doorReads(world.ports).outbox(null).recent(500)).find(({ recipient }) => recipient === of);
    const secret = async () => /\/sign-up\/([\w-]+)/.exec((await mailTo())!.text)![1]!;
    const use = async (given: Partial<Parameters<typeof signUp>[1]> = {}) =>
      signUp(world.ports, { secret: await secret(), name: "Peter", password: PASSWORD, ip: null, ...given });
    return { world, domain, email, ask, mailTo, secret, use };
  };

  test("the address is proven by mail; then the organization is made, with this person as its owner", async () => {
    const { world, email, ask, use } = await ready();
    expect(await ask()).toEqual({ done: true });
    expect(await doorReads(world.ports).logins.findUserByEmail(parseEmail(email)!)).toBeNull();
    expect(await use()).toEqual({ done: { email } });
    const user = await doorReads(world.ports).logins.findUserByEmail(parseEmail(email)!);
    expect(user).toMatchObject({ role: "owner", status: "active", operator: false });
    const organization = await doorReads(world.ports).installation.findOrganization(user!.organizationId);
    expect(organization!.name).toBe("Initech");
    expect((await world.events(user!.organizationId)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["organization.created", "user.joined"]),
    );
  });

  test("the link works once, for an hour, and opening it changes nothing", async () => {
    const { world, email, ask, secret, use } = await ready();
    await ask();
    const link = await secret();
    expect(await openSignUp(world.ports, link)).toEqual({ email, organization: "Initech" });
    expect(await openSignUp(world.ports, link)).not.toBeNull();
    expect(await use({ password: "short" })).toMatchObject({ refused: "invalid", field: "password" });
    expect(await use({ name: " " })).toMatchObject({ refused: "invalid", field: "name" });
    expect(await use()).toHaveProperty("done");
    expect(await use()).toEqual({ refused: "link-ended" });
    const late = await ready();
    await late.ask();
    late.world.pass({ minutes: 61 });
    expect(await late.use()).toEqual({ refused: "link-ended" });
  });

  test("a known address is answered the same, and its mail says to sign in", async () => {
    const { world, ask, mailTo } = await ready();
    expect(await ask(world.bob.email)).toEqual({ done: true });
    expect(await mailTo(world.bob.email)).toMatchObject({ kind: "sign-up-known" });
  });

  test("S9 an address on a domain that requires SSO makes no organization, before or after the mail", async () => {
    const { world, domain, ask, mailTo, use } = await ready();
    await world.requireSso();
    const nobody = `nobody@${world.domain}`;
    expect(await ask(nobody)).toEqual({ done: true });
    expect(await mailTo(nobody)).toMatchObject({ kind: "sign-up-known" });
    await ask();
    await world.requireSso(domain);
    expect(await use()).toEqual({ refused: "link-ended" });
  });

  test("a closed sign-up takes no request and ends the links that are out", async () => {
    const { world, ask, use } = await ready();
    await ask();
    await doorWork(world.ports, ({ installation }, now) =>
      installation.saveSetting(SIGN_UP_SETTING, false, now),
    );
    expect(await ask()).toEqual({ refused: "closed" });
    expect(await use()).toEqual({ refused: "link-ended" });
    await doorWork(world.ports, ({ installation }, now) =>
      installation.saveSetting(SIGN_UP_SETTING, true, now),
    );
  });
});
