import { Disclosure } from "@/components/ui/disclosure";
import { When } from "@/components/when";
import { filledGuide, type Guide, LAST_CHECKED } from "@/lib/guides/guides";
import type { Profile } from "./door";

/** What to watch for with this provider, and how old the guide is. */
export function GuideFoot({ guide, profile }: { guide: Guide; profile: Profile }) {
  const { serviceProvider, organization, id } = profile;
  const { quirks, name } = filledGuide(guide, { ...serviceProvider, organization, profileId: id });
  return (
    <div className="flex flex-col gap-2 text-label text-text-3">
      {quirks.length > 0 ? (
        <Disclosure summary={`Good to know about ${name}`}>
          <ul className="flex list-disc flex-col gap-1.5 pl-5 text-table text-text-2">
            {quirks.map((quirk) => (
              <li key={quirk} className="measure">
                {quirk}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      <p>
        Consoles change. Last checked against the documentation of {name}:{" "}
        <When at={LAST_CHECKED} format="day" />. A name that differs is fine as long as the values are the
        same.
      </p>
    </div>
  );
}
