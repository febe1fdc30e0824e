import { GUIDES } from "@/lib/guides/guides";
import type { ProviderTile } from "./provider-choice";

/** Every guide as a tile, in the order of the guides; the one for any other provider is last. */
export const PROVIDER_TILES: readonly ProviderTile[] = GUIDES.map((guide) => ({
  id: guide.id,
  name: guide.id === "generic" ? "Other (SAML 2.0)" : guide.name,
  hint: `About ${guide.prerequisites.timeEstimateMinutes} minutes there.`,
  words: [guide.id, guide.name, guide.fullName, ...(guide.aliases ?? [])].join(" ").toLowerCase(),
}));
