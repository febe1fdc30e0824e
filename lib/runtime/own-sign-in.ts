// How a person of this organization must sign in now: the policy's answer, for commands about one's own account.
import type { Repositories } from "../../db/repositories";
import type { UserRow } from "../../db/repositories/users";
import { type RequiredDomain, type SignInWay, signInWay } from "../core/sign-in-way";

export interface OwnSignIn {
  readonly way: SignInWay;
  readonly required: RequiredDomain | null;
  /** Another organization requires SSO for the address's domain: then there is no password here either (SECURITY.md I3). */
  readonly elsewhere: boolean;
}

export async function ownSignIn(repos: Repositories, person: UserRow, now: Date): Promise<OwnSignIn> {
  const domains = await repos.people.requiredDomains(now);
  const required = domains.find(({ name }) => name === person.emailDomain) ?? null;
  const exempt = (await repos.exemptions.findInForce(person.id, now)) !== null;
  const emergency = person.emergencySince !== null;
  return {
    way: signInWay({ ...person, exempt, emergency }, required),
    required,
    elsewhere: await repos.domains.enforcedElsewhere(person.emailDomain),
  };
}

/** May this person have and change a password? */
export function passwordIsOpen({ way, elsewhere }: OwnSignIn): boolean {
  return !elsewhere && way.way !== "sso" && way.way !== "nothing";
}
