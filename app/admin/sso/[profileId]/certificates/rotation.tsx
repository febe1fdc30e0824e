import { Card } from "@/components/ui/card";
import { Rail, RailStep } from "@/components/ui/rail";
import { When } from "@/components/when";
import { guideOf } from "@/lib/guides/guides";
import type { Profile } from "../profile";

/** Changing over to a new certificate, in three steps; the second ticks itself when the new one is seen in a sign-in. */
export function Rotation({ profile }: { profile: Profile }) {
  const { name, certificate } = guideOf(profile.guideId);
  const trusted = profile.certificates
    .filter((row) => row.live && row.kept)
    .sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime());
  const newest = trusted.at(-1);
  const older = trusted.slice(0, -1);
  const waiting = profile.certificates.some((row) => !row.live && row.kept);
  const seen = newest && older.length > 0 ? newest.lastSeenAt : null;
  const added = older.length > 0;
  return (
    <Card title="Change to a new certificate" meta="nobody notices it">
      <Rail label="Change to a new certificate">
        <RailStep number={1} state={added ? "done" : "now"} title="Add the new one here">
          {added
            ? "Both are trusted, so sign-in works before and after the change."
            : waiting
              ? "It is in the draft: publish it, so that it is trusted."
              : `Make it at ${name} without switching to it. ${certificate.rollover ? `${certificate.rollover}.` : ""}`}
        </RailStep>
        <RailStep
          number={2}
          state={seen ? "done" : added ? "now" : "todo"}
          title={`Switch over in ${name}`}
          meta={
            seen ? (
              <>
                seen <When at={seen} />
              </>
            ) : undefined
          }
        >
          {seen ? null : "We tick this when a sign-in comes with it."}
        </RailStep>
        <RailStep number={3} state={seen ? "now" : "todo"} title="Remove the old one">
          {seen && older.length > 0
            ? `Remove ${older.map(({ subject }) => subject).join(" and ")} in the table above, then publish.`
            : "When the new one was seen in use."}
        </RailStep>
      </Rail>
    </Card>
  );
}
