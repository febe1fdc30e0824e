import { doorReads } from "../runtime/unit-of-work";
import type { Practice } from "./deliver";
import type { PracticeRequest } from "./read-request";
import type { PracticeProfile } from "./sign-in-page";

/** The profile that a request comes from; null when it names another identity provider. */
export async function profileOf(
  practice: Practice,
  request: PracticeRequest,
): Promise<PracticeProfile | null> {
  const all = await profilesHere(practice);
  return all.find(({ id }) => id === request.profileId) ?? null;
}

/** The SSO profiles of every organization that name this identity provider. */
export async function profilesHere({ ports, baseUrl }: Practice): Promise<PracticeProfile[]> {
  const door = doorReads(ports);
  const organizations = await door.installation.organizations();
  const found = await Promise.all(
    organizations.map(async (organization) => {
      const profiles = await door.of(organization.id).profiles.list();
      return profiles
        .filter(({ live, draft }) =>
          [live?.issuer, draft?.configuration.issuer].includes(`${baseUrl}/metadata`),
        )
        .map(({ id, name }) => ({ id, name, organization: organization.name }));
    }),
  );
  return found.flat();
}
