// UX.md A.2 as a table: who may do what, asked of every command and query directly. The pages have a test of their own.
import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import type { ProfileId } from "../core/ids";
import type { Actor, Administrator, SetUpContact } from "../runtime/actor";
import { type Command, runCommand } from "../runtime/command";
import { type Query, runQuery } from "../runtime/query";
import { type TestWorld, testWorld } from "../runtime/testing/test-world";
import { changeRoleCommand } from "./change-role";
import { disableSsoForUserCommand } from "./disable-sso-for-user";

const WHO = ["owner", "admin", "member", "contact", "contact for domains"] as const;
type Who = (typeof WHO)[number];
const IN_CHARGE: readonly Who[] = ["owner", "admin"];
const SET_UP: readonly Who[] = [...IN_CHARGE, "contact", "contact for domains"];

/** A cell of the table: what it is, its commands and queries, and who may. The profile is the one of the set-up link. */
const CELLS: ReadonlyArray<readonly [string, readonly string[], readonly Who[]]> = [
  ["the Admin Center", ["adminFrameQuery", "organizationNameQuery", "organizationOverviewQuery"], IN_CHARGE],
  [
    "domains: see them, choose how to prove one, verify",
    ["listDomainsQuery", "chooseVerificationMethodCommand", "verifyDomainCommand"],
    ["owner", "admin", "contact for domains"],
  ],
  [
    "domains: add, change, remove",
    ["claimDomainCommand", "removeDomainCommand", "renewChallengeCommand"],
    IN_CHARGE,
  ],
  [
    "profiles: edit and test",
    [
      "configureIdentityProviderCommand",
      "changeProviderCommand",
      "saveWizardStepCommand",
      "tickInstructionCommand",
      "makeTestLinkCommand",
    ],
    SET_UP,
  ],
  [
    "profiles: create, name, delete, switch off, undo",
    [
      "createSsoProfileCommand",
      "duplicateSsoProfileCommand",
      "renameSsoProfileCommand",
      "deleteSsoProfileCommand",
      "switchSsoProfileCommand",
      "undoPublicationCommand",
      "sendSetUpLinkCommand",
      "revokeLinkCommand",
    ],
    IN_CHARGE,
  ],
  [
    "enforce, pause, release, confirm",
    [
      "enforceSsoCommand",
      "pauseSsoCommand",
      "resumeSsoCommand",
      "releaseSsoCommand",
      "confirmEnforcementCommand",
      "cancelScheduleCommand",
      "previewEnforcementQuery",
    ],
    IN_CHARGE,
  ],
  [
    "exempt a person",
    [
      "disableSsoForUserCommand",
      "enableSsoForUserCommand",
      "exemptByAddressCommand",
      "changeManyPeopleCommand",
    ],
    IN_CHARGE,
  ],
  [
    "emergency access: name people",
    ["nameEmergencyPersonCommand", "removeEmergencyPersonCommand"],
    ["owner"],
  ],
  [
    "people: invite, roles, suspend, remove",
    [
      "inviteUsersCommand",
      "changeRoleCommand",
      "suspendUserCommand",
      "restoreUserCommand",
      "removeUserCommand",
      "importUsersCommand",
      "listManagedUsersQuery",
    ],
    IN_CHARGE,
  ],
  ["logs", ["signInLogQuery", "signInDetailQuery", "auditLogQuery", "showPersonalDataCommand"], IN_CHARGE],
  [
    "settings",
    ["renameOrganizationCommand", "signEveryoneOutCommand", "changeSecondFactorRuleCommand"],
    IN_CHARGE,
  ],
  [
    "one's own account, with one's own sign-ins",
    ["accountQuery", "endOwnSessionsCommand"],
    [...IN_CHARGE, "member"],
  ],
];

type Definition = Command<never, unknown, unknown> | Query<never, unknown>;
const definitions = new Map<string, Definition>();
beforeAll(async () => {
  for (const folder of ["commands", "queries"])
    for (const file of readdirSync(`${import.meta.dirname}/../${folder}`))
      if (file.endsWith(".ts") && !file.includes(".test."))
        for (const [name, value] of Object.entries(await import(`../${folder}/${file}`)))
          if (/(Command|Query)$/.test(name)) definitions.set(name, value as Definition);
});

/** Is it forbidden to this one? Whatever else is wrong with an empty input comes after that. */
async function isForbidden(world: TestWorld, name: string, actor: Actor, profileId: string) {
  const definition = definitions.get(name);
  if (!definition) throw new Error(`There is no command or query ${name}.`);
  const outcome = name.endsWith("Query")
    ? await runQuery(world.ports, definition as Query<never, unknown>, actor, { profileId })
    : await runCommand(world.ports, definition as Command<never, unknown, unknown>, actor, { profileId });
  return "refused" in outcome && outcome.refused.code === "forbidden";
}

describe("A22 the roles of UX.md A.2, asked of the commands and queries themselves", () => {
  describeEachDialect("of every kind of person", (database) => {
    const ready = async () => {
      const world = await testWorld(database());
      const { profileId } = await world.requireSso();
      const contact = (mayVerifyDomains: boolean) =>
        ({
          kind: "contact",
          linkId: "TK1",
          organizationId: world.organizationId,
          profileId,
          mayVerifyDomains,
          email: "it@contractor.test",
          ip: null,
        }) as unknown as SetUpContact;
      const actors: Record<Who, Actor> = {
        owner: world.as(world.alice),
        admin: world.as(world.dana),
        member: world.as(world.bob),
        contact: contact(false),
        "contact for domains": contact(true),
      };
      return { world, profileId, actors };
    };

    test.each(CELLS)("A22 %s", async (_cell, names, may) => {
      const { world, profileId, actors } = await ready();
      for (const name of names)
        for (const who of WHO) {
          const forbidden = await isForbidden(world, name, actors[who], profileId);
          expect(`${who} ${forbidden ? "may not" : "may"} ${name}`).toBe(
            `${who} ${may.includes(who) ? "may" : "may not"} ${name}`,
          );
        }
    });

    test("A22 only owners make owners and change them; admins exempt everybody but themselves", async () => {
      const { world, actors } = await ready();
      const admin = actors.admin as Administrator;
      const owners = { refused: { code: "owner-required" } };
      const asOwner = { userId: world.bob.id as string, role: "owner" as const };
      expect(await world.run(changeRoleCommand, admin, asOwner)).toEqual(owners);
      const alice = { userId: world.alice.id as string, role: "admin" as const };
      expect(await world.run(changeRoleCommand, admin, alice)).toEqual(owners);
      const asAdmin = { userId: world.bob.id as string, role: "admin" as const };
      expect(await world.run(changeRoleCommand, admin, asAdmin)).toHaveProperty("done");
      const reason = "has no account at the provider yet";
      const exempt = (userId: string) => world.run(disableSsoForUserCommand, admin, { userId, reason });
      expect(await exempt(world.dana.id)).toEqual({ refused: { code: "not-yourself" } });
      expect(await exempt(world.bob.id)).toHaveProperty("done");
    });

    test("A22 a set-up link opens its own profile alone", async () => {
      const { world, actors } = await ready();
      const other = await world.requireSso("other.acme.test");
      for (const name of ["configureIdentityProviderCommand", "publishDraftCommand", "ssoProfileQuery"])
        expect(await isForbidden(world, name, actors.contact, other.profileId as ProfileId)).toBe(true);
    });
  });

  describeEachDialect("of a member", (database) => {
    test("A22 a member may run nothing but what is about their own account", async () => {
      expect(definitions.size).toBeGreaterThan(80);
      const world = await testWorld(database());
      const member = world.as(world.bob);
      for (const [name, { permission }] of definitions)
        if (permission !== "account.manage")
          expect(await isForbidden(world, name, member, "JQnothing"), name).toBe(true);
    });
  });
});
