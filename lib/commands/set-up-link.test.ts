import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import type { ProfileId } from "../core/ids";
import { confirmSetUpCode, readSetUp } from "../login/open-set-up";
import { identityProvider } from "../practice/identity-provider";
import { ssoProfileQuery } from "../queries/sso-profile";
import { ssoTestsQuery } from "../queries/sso-tests";
import type { SetUpContact } from "../runtime/actor";
import { runCommand } from "../runtime/command";
import { runQuery } from "../runtime/query";
import { testWorld } from "../runtime/testing/test-world";
import { addCertificateCommand } from "./add-certificate";
import { adoptCertificateCommand } from "./adopt-certificate";
import { configureIdentityProviderCommand } from "./configure-identity-provider";
import { createSsoProfileCommand } from "./create-sso-profile";
import { deleteSsoProfileCommand } from "./delete-sso-profile";
import { duplicateSsoProfileCommand } from "./duplicate-sso-profile";
import { enforceSsoCommand } from "./enforce-sso";
import { finishSetUpCommand } from "./finish-set-up";
import { inviteUsersCommand } from "./invite-users";
import { makeTestLinkCommand } from "./make-test-link";
import { pauseSsoCommand } from "./pause-sso";
import { publishDraftCommand } from "./publish-draft";
import { removeCertificateCommand } from "./remove-certificate";
import { renameSsoProfileCommand } from "./rename-sso-profile";
import { revokeLinkCommand } from "./revoke-link";
import { saveWizardStepCommand } from "./save-wizard-step";
import { sendSetUpLinkCommand } from "./send-set-up-link";
import { switchSsoProfileCommand } from "./switch-sso-profile";
import { undoPublicationCommand } from "./undo-publication";

const EMAIL = "it@contractor.test";
const idp = identityProvider({
  entityId: "https://idp.test/metadata",
  now: new Date("2026-11-24T08:00:00Z"),
});
const metadata = idp.metadata({ signInUrl: "https://idp.test/sso" });

describeEachDialect("the set-up link", (database) => {
  const planted = async (over: { domains?: "on"; smtpUrl?: string } = {}) => {
    const world = await testWorld(database(), over.smtpUrl ? { env: { smtpUrl: over.smtpUrl } } : {});
    const alice = world.as(world.alice);
    const made = await world.run(createSsoProfileCommand, alice, { provider: "okta" });
    if ("refused" in made) throw new Error(made.refused.code);
    const { profileId } = made.done;
    const sent = await world.run(sendSetUpLinkCommand, alice, {
      profileId,
      email: EMAIL,
      domains: over.domains,
    });
    if ("refused" in sent) throw new Error(sent.refused.code);
    const token = sent.done.url?.split("/").at(-1) ?? "";
    const code = sent.done.code ?? "";
    const confirm = (typed = code) =>
      confirmSetUpCode(world.ports, { token, code: typed, ip: "198.51.100.9" });
    const contact = async (browser: string) => {
      const state = await readSetUp(world.ports, { token, browser });
      if (state.is !== "open") throw new Error(state.is);
      return { kind: "contact", ip: null, ...state } as unknown as SetUpContact;
    };
    const opened = async () => {
      const outcome = await confirm();
      if ("refused" in outcome) throw new Error(outcome.refused.code);
      return contact(outcome.browser);
    };
    return { world, alice, profileId, sent: sent.done, token, code, confirm, opened, contact };
  };

  test("the link goes in one mail and its code in another; without a mail server the administrator sees both", async () => {
    const { world, sent } = await planted();
    expect(sent.code).toMatch(/^\d{6}$/);
    const mails = await world.mails();
    const link = mails.find(({ kind }) => kind === "set-up-link")!;
    const code = mails.find(({ kind }) => kind === "set-up-code")!;
    expect(link.recipient).toBe(EMAIL);
    expect(link.text).toContain(sent.url!);
    expect(link.text).not.toContain(sent.code!);
    expect(code.text).toContain(sent.code!);
    expect(code.text).not.toContain("/setup/");
  });

  test("where mail is sent, neither the link nor the code is shown to the administrator", async () => {
    const { sent } = await planted({ smtpUrl: "smtp://mail.test" });
    expect(sent).toMatchObject({ url: null, code: null });
  });

  test("a forwarded link alone is not enough, and another browser needs the code again", async () => {
    const { world, token, confirm } = await planted();
    expect((await readSetUp(world.ports, { token, browser: null })).is).toBe("asks-code");
    expect(await confirm("000000 ")).toMatchObject({ refused: { code: "code-wrong" } });
    const outcome = await confirm();
    if ("refused" in outcome) throw new Error("refused");
    expect((await readSetUp(world.ports, { token, browser: outcome.browser })).is).toBe("open");
    expect((await readSetUp(world.ports, { token, browser: "another" })).is).toBe("asks-code");
  });

  test("codes cannot be guessed: tries are limited, and twenty wrong ones end the link", async () => {
    const { world, token, code, confirm } = await planted();
    const wrong = code === "111111" ? "222222" : "111111";
    for (let i = 0; i < 10; i++)
      expect(await confirm(wrong)).toMatchObject({ refused: { code: "code-wrong" } });
    expect(await confirm()).toMatchObject({ refused: { code: "too-many-tries" } });
    world.pass({ minutes: 11 });
    for (let i = 0; i < 9; i++) await confirm(wrong);
    expect(await confirm(wrong)).toMatchObject({ refused: { code: "link-ended" } });
    world.pass({ minutes: 11 });
    expect(await confirm()).toMatchObject({ refused: { code: "link-ended" } });
    expect((await readSetUp(world.ports, { token, browser: null })).is).toBe("ended");
  });

  test("it ends after seven days, when it is revoked, and when another is sent", async () => {
    const first = await planted();
    const { is } = await readSetUp(first.world.ports, { token: first.token, browser: null });
    expect(is).toBe("asks-code");
    first.world.pass({ days: 7 });
    expect((await readSetUp(first.world.ports, { token: first.token, browser: null })).is).toBe("ended");

    const { world, alice, profileId, token, opened } = await planted();
    await opened();
    const [open] = await world.reads.links.open({ purpose: "set-up", profileId }, world.now());
    await world.run(revokeLinkCommand, alice, { profileId, linkId: open!.id });
    expect((await readSetUp(world.ports, { token, browser: null })).is).toBe("ended");
    expect((await readSetUp(world.ports, { token: "unknown", browser: null })).is).toBe("ended");

    const again = await planted();
    await again.world.run(sendSetUpLinkCommand, again.alice, { profileId: again.profileId, email: EMAIL });
    expect((await readSetUp(again.world.ports, { token: again.token, browser: null })).is).toBe("ended");
  });

  test("the contact brings the details back, tests, and finishes; whoever sent the link is told once", async () => {
    const { world, profileId, token, confirm, contact } = await planted();
    const confirmed = await confirm();
    if ("refused" in confirmed) throw new Error("refused");
    const actor = await contact(confirmed.browser);
    const run = (command: Parameters<typeof runCommand>[1], input: object) =>
      runCommand(world.ports, command, actor, { profileId, ...input });
    expect(await run(finishSetUpCommand as never, {})).toMatchObject({
      refused: { code: "profile-incomplete" },
    });
    expect(await run(configureIdentityProviderCommand as never, { by: "xml", metadata })).toMatchObject({
      done: {},
    });
    expect(await run(saveWizardStepCommand as never, { step: "collect", next: "access" })).toMatchObject({
      done: {},
    });
    expect(await run(makeTestLinkCommand as never, {})).toMatchObject({
      done: { url: expect.stringContaining("?test=") },
    });
    expect(await run(finishSetUpCommand as never, {})).toMatchObject({ done: { inviter: world.alice.name } });
    expect((await readSetUp(world.ports, { token, browser: confirmed.browser })).is).toBe("finished");
    const told = (await world.mails()).filter(({ kind }) => kind === "set-up-finished");
    expect(told.map(({ recipient }) => recipient)).toEqual([world.alice.email]);
    expect((await world.events()).map(({ name, actorKind }) => [name, actorKind])).toContainEqual([
      "set-up-link.finished",
      "link",
    ]);
  });

  test("the contact may publish the first time, and never over what is live", async () => {
    const { world, profileId, opened } = await planted();
    const actor = await opened();
    const publish = () => runCommand(world.ports, publishDraftCommand, actor, { profileId });
    await runCommand(world.ports, configureIdentityProviderCommand, actor, {
      profileId,
      by: "xml",
      metadata,
    });
    expect(await publish()).toMatchObject({ done: {} });
    await runCommand(world.ports, configureIdentityProviderCommand, actor, {
      profileId,
      by: "xml",
      metadata: idp.metadata({ signInUrl: "https://idp.test/elsewhere" }),
    });
    expect(await publish()).toMatchObject({ refused: { code: "not-over-live" } });
    expect((await world.reads.profiles.find(profileId))?.live?.signInUrl).toBe("https://idp.test/sso");
  });

  test.each([
    ["enforce", enforceSsoCommand],
    ["pause", pauseSsoCommand],
    ["delete", deleteSsoProfileCommand],
    ["rename", renameSsoProfileCommand],
    ["switch off", switchSsoProfileCommand],
    ["undo", undoPublicationCommand],
    ["duplicate", duplicateSsoProfileCommand],
    ["remove a certificate", removeCertificateCommand],
    ["adopt a certificate", adoptCertificateCommand],
    ["invite people", inviteUsersCommand],
    ["create a profile", createSsoProfileCommand],
    ["send a set-up link", sendSetUpLinkCommand],
    ["revoke a link", revokeLinkCommand],
  ])("the contact may not %s", async (_what, command) => {
    const { world, profileId, opened } = await planted({ domains: "on" });
    expect(await runCommand(world.ports, command as never, await opened(), { profileId })).toMatchObject({
      refused: { code: "forbidden" },
    });
  });

  test("another profile and another organization's profile are out of the contact's reach", async () => {
    const { world, opened } = await planted();
    const { profileId: other } = await world.requireSso();
    const foreign = "JQ00000000000000000000000000000000" as ProfileId;
    const actor = await opened();
    for (const profileId of [other, foreign])
      for (const command of [configureIdentityProviderCommand, addCertificateCommand, makeTestLinkCommand])
        expect(
          await runCommand(world.ports, command as never, actor, { profileId, by: "xml", metadata }),
        ).toMatchObject({ refused: { code: "forbidden" } });
    for (const query of [ssoProfileQuery, ssoTestsQuery])
      expect(await runQuery(world.ports, query as never, actor, { profileId: other })).toMatchObject({
        refused: { code: "forbidden" },
      });
  });

  test("the contact sees no domains unless the link says so, and no sign-ins of anybody", async () => {
    const seen = async (over: { domains?: "on" }) => {
      const { world, profileId, opened } = await planted(over);
      await world.requireSso();
      const answer = await runQuery(world.ports, ssoProfileQuery, await opened(), { profileId });
      if ("refused" in answer || !answer.answer) throw new Error("refused");
      return answer.answer;
    };
    expect(await seen({})).toMatchObject({ domains: [], attempts: [], links: [] });
    expect((await seen({ domains: "on" })).domains).toHaveLength(1);
  });
});
