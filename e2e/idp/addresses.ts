import type { Profile } from "../world";
import type { Relation } from "./simplesamlphp";

/** From our metadata, as an identity provider's administrator would read it. */
export async function addresses(
  profile: Profile,
): Promise<Pick<Relation, "entityId" | "acsUrl" | "certificates">> {
  const metadata = await (await fetch(profile.metadataUrl)).text();
  const certificate = (use: string) =>
    new RegExp(`<md:KeyDescriptor use="${use}">.*?<ds:X509Certificate>([^<]+)<`, "s").exec(metadata)?.[1];
  const [signing, encryption] = [certificate("signing"), certificate("encryption")];
  if (!signing || !encryption) throw new Error(`Our metadata of ${profile.name} names no certificates.`);
  return {
    entityId: profile.entityId,
    acsUrl: profile.acsUrl,
    certificates: { signing, encryption },
  };
}
