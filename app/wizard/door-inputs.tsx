import type { WizardDoor } from "./door";

/** The hidden fields of a form that goes through this door. `more`: its own. */
export function DoorInputs({
  door,
  more = {},
}: {
  door: Pick<WizardDoor, "hidden">;
  more?: Record<string, string>;
}) {
  return Object.entries({ ...door.hidden, ...more }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
