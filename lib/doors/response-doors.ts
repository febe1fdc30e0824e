// Doors of the SAML edge: signed responses about this address, from whoever could sign one.
import type { OrganizationId } from "../core/ids";
import { START_PAGE } from "../core/return-path";
import { beginSso } from "../login/begin-sso";
import { type ReceivedAnswer, receiveAssertion } from "../login/receive-assertion";
import { newId } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import type { Door, Stage, Tried } from "./door";
import { withTicket } from "./enter";
import { type PlantedIdp, plantKey, plantLink, plantProfile } from "./plant";
import { closed, closedBy, opened } from "./reasons";

const post = ({ ports, visitor }: Stage, idp: PlantedIdp, inResponseTo: string | null) =>
  receiveAssertion(ports, {
    profileId: idp.profileId,
    samlResponse: idp.respond(inResponseTo),
    relayState: null,
    visitor,
  });

async function entered(stage: Stage, answer: ReceivedAnswer): Promise<Tried["into"]> {
  return "ticket" in answer ? withTicket(stage, answer.ticket) : null;
}

/** A response of a profile that the address's domain does not point at. */
async function byForeignProfile(stage: Stage, organizationId: OrganizationId): Promise<Tried> {
  const idp = await plantProfile(stage, organizationId);
  const into = await entered(stage, await post(stage, idp, null));
  const proof = { of: "assertion", assertion: { profileId: idp.profileId } } as const;
  return into ? opened(stage, into) : closedBy(stage, proof, "The response was not accepted.");
}

async function otherOrganization({ ports }: Stage): Promise<OrganizationId> {
  const id = newId<OrganizationId>("organization");
  const row = { id, name: "An organization that is only rehearsed", timeZone: "UTC", settings: {} };
  await doorWork(ports, ({ installation }, now) => installation.addOrganization({ ...row, createdAt: now }));
  return id;
}

/** The profile that the domain must use, with its identity provider played by us; null when it is not usable. */
async function ownIdp(stage: Stage): Promise<PlantedIdp | null> {
  const profileId = stage.facts.enforcement?.profileId;
  const at = profileId ? await doorReads(stage.ports).logins.profileAtDoor(profileId) : null;
  if (!profileId || !at?.trusted) return null;
  return plantKey(stage, at.organizationId, profileId, at.trusted);
}

export const RESPONSE_DOORS: readonly Door[] = [
  {
    name: "other-organization",
    title: "A tile of another organization’s identity provider, with this address",
    tries: ["lib/login/admit-assertion.ts", "POST /saml/[profileId]/acs"],
    needsPerson: false,
    attempt: async (stage) => byForeignProfile(stage, await otherOrganization(stage)),
  },
  {
    name: "other-profile",
    title: "Another profile of the same organization, with this address",
    tries: [],
    needsPerson: true,
    attempt: (stage) => byForeignProfile(stage, stage.user.organizationId),
  },
  {
    name: "unsolicited",
    title: "A response of the right identity provider that nobody asked for",
    tries: [],
    needsPerson: false,
    async attempt(stage) {
      const idp = await ownIdp(stage);
      if (!idp) return closed("No identity provider signs the people of this domain in.");
      const answer = await post(stage, idp, null);
      const into = await entered(stage, answer);
      if (into) return { into, because: "This is SSO itself: the profile accepts such responses." };
      return "restart" in answer
        ? closed("The profile does not accept it: a normal sign-in starts instead.")
        : closedBy(
            stage,
            { of: "assertion", assertion: { profileId: idp.profileId } },
            "The response was not accepted.",
          );
    },
  },
  {
    name: "test-link",
    title: "A test sign-in by a link, answered by the right identity provider",
    tries: ["link:test"],
    needsPerson: false,
    async attempt(stage) {
      const idp = await ownIdp(stage);
      const organizationId = stage.facts.enforcement?.organizationId ?? null;
      if (!idp) return closed("No identity provider signs the people of this domain in.");
      const { profileId } = idp;
      const secret = await plantLink(stage, "test", { organizationId, profileId });
      const begun = await beginSso(stage.ports, {
        profileId,
        purpose: { of: "test-link", secret },
        returnTo: START_PAGE,
        startedFrom: "link",
        visitor: stage.visitor,
      });
      if (!("attempt" in begun)) return closed("The test does not start.");
      const into = await entered(stage, await post(stage, idp, begun.attempt));
      return into ? opened(stage, into) : closed("A test is recorded, and begins no session.");
    },
  },
];
