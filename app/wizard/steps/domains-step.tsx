import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { StatusBadge } from "@/components/ui/status-badge";
import { withUnicodeNames } from "@/lib/core/unicode-name";
import type { Profile } from "../door";

/** Step 8: whose sign-ins are these? What is ticked is carried to the review; nothing changes here. */
export function DomainsStep({ profile }: { profile: Profile }) {
  const { domains } = profile;
  const ready = domains.filter(({ verified, requiredElsewhere }) => verified && !requiredElsewhere);
  return (
    <Card
      title="For which domains?"
      actions={<LinkButton href="/admin/domains">Add or verify a domain</LinkButton>}
    >
      <p className="measure text-text-2">
        People whose address ends in one of them are the ones that this profile is for. The review shows who
        they are before anything changes.
      </p>
      {domains.length === 0 ? (
        <p>There is no domain yet. Prove that one is yours, then come back: everything here is saved.</p>
      ) : (
        <form action={`/admin/sso/${profile.id}/enforce`} method="get" className="flex flex-col gap-4">
          <input type="hidden" name="chosen" value="1" />
          <fieldset className="flex flex-col gap-2">
            <legend className="sr-only">Domains</legend>
            {domains.map((domain) =>
              domain.verified && !domain.requiredElsewhere ? (
                <Checkbox
                  key={domain.id}
                  name="domains"
                  value={domain.id}
                  label={withUnicodeNames(domain.name)}
                  hint={domain.required ? "Required already." : undefined}
                  defaultChecked
                />
              ) : (
                <p key={domain.id} className="flex flex-wrap items-center gap-3 pl-[30px]">
                  {withUnicodeNames(domain.name)}
                  {domain.requiredElsewhere ? (
                    <span className="text-text-3">required with another profile</span>
                  ) : (
                    <StatusBadge of="domain" is="waiting">
                      Not verified
                    </StatusBadge>
                  )}
                </p>
              ),
            )}
          </fieldset>
          {ready.length > 0 ? (
            <div>
              <Button type="submit" tone="primary">
                Next: review and switch on
              </Button>
            </div>
          ) : (
            <p className="text-text-2">
              Go on when at least one of them is verified. You can leave now and come back.
            </p>
          )}
        </form>
      )}
    </Card>
  );
}
