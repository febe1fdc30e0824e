import { FaultDifference } from "@/components/fault-difference";
import { Disclosure } from "@/components/ui/disclosure";
import type { FaultExplanation } from "@/lib/guides/explain-fault";
import type { Profile, Tests, WizardDoor } from "./door";

type Shown = NonNullable<Tests["shown"]>;

/** Why it failed: in their words, in which field, what we expected and what came, and what to do. */
export function Failure({
  shown,
  words,
  name,
  door,
  profile,
}: {
  shown: Shown;
  words: FaultExplanation | null;
  name: string;
  door: WizardDoor;
  profile: Profile;
}) {
  const { fault } = shown;
  const inside = door.by === "administrator";
  return (
    <div className="mt-2 flex flex-col gap-3 text-body text-text">
      {words?.what ? <p>{words.what}</p> : null}
      <FaultDifference fault={fault} receivedLabel={words?.field ? `${name}: ${words.field}` : undefined} />
      {words ? (
        <p>
          <strong className="font-semibold">What to do: </strong>
          {words.field ? `In ${name}, look at “${words.field}”. ` : ""}
          {words.fix}
        </p>
      ) : (
        <p>Start the test again. If it fails the same way, copy the report below for support.</p>
      )}
      {words && words.causes.length > 0 ? (
        <Disclosure summary="Likely causes">
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {words.causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {fault?.candidateCertificate && inside ? (
        <p>
          It was signed with a certificate that this profile does not know.{" "}
          <a
            className="link"
            href={`/admin/sso/${profile.id}/certificates?adopt=${encodeURIComponent(shown.id)}`}
          >
            Look at it and adopt it
          </a>
        </p>
      ) : null}
      <p>
        <a className="link" href={`${door.base}/collect`}>
          Edit the settings here
        </a>
      </p>
    </div>
  );
}
