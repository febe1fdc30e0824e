import { isProfileId } from "@/lib/core/ids";
import { ourMetadata } from "@/lib/login/our-metadata";
import { ports } from "@/lib/runtime/ports";
import { otherMethods } from "../../../other-methods";
import { NO_SUCH_PROFILE } from "../../plain-page";

/** Our metadata; its address is our entity ID for this profile. */
export async function GET(_request: Request, { params }: { params: Promise<{ profileId: string }> }) {
  const { profileId } = await params;
  const xml = isProfileId(profileId) ? await ourMetadata(await ports(), profileId) : null;
  if (xml === null) return NO_SUCH_PROFILE();
  return new Response(xml, {
    headers: {
      "content-type": "application/samlmetadata+xml; charset=utf-8",
      "content-disposition": `inline; filename="doorward-${profileId}.xml"`,
      "cache-control": "public, max-age=300",
      "x-content-type-options": "nosniff",
    },
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(
  "GET",
  "This address holds our SAML metadata, to be read (GET).",
);
