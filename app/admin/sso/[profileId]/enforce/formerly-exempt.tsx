import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { When } from "@/components/when";
import type { Preview } from "./preview";

/** Who was exempt until SSO was no longer required: ticked, they are again, with the same reason. */
export function FormerlyExempt({ people }: { people: Preview["formerlyExempt"] }) {
  if (people.length === 0) return null;
  return (
    <Card title="Who was exempt before">
      <fieldset className="flex flex-col gap-2">
        <legend className="measure mb-2 text-text-2">
          Their exemptions ended when SSO was no longer required. Ticked people are exempt again from the
          start.
        </legend>
        {people.map((person) => (
          <Checkbox
            key={person.id}
            name="again[]"
            id={`again-${person.id}`}
            value={person.id}
            defaultChecked
            label={person.email}
            hint={
              <>
                “{person.reason}”,{" "}
                {person.until ? (
                  <>
                    until <When at={person.until} format="day" />
                  </>
                ) : (
                  "without an end date"
                )}
              </>
            }
          />
        ))}
      </fieldset>
    </Card>
  );
}
