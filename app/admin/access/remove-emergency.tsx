import { ConfirmForm } from "../confirm-form";
import type { Access } from "./access";
import { removeEmergencyPerson } from "./actions";

/** UX.md A.7.8: what the person loses, and who can still get in when the identity provider is down. */
export function RemoveEmergency({
  person,
  ready,
  required,
}: {
  person: Access["emergency"][number];
  /** How many are ready, this person included. */
  ready: number;
  required: boolean;
}) {
  const left = ready - (person.readiness.ready ? 1 : 0);
  return (
    <ConfirmForm
      action={removeEmergencyPerson}
      inputs={{ userId: person.id }}
      button={`Remove emergency access of ${person.name}`}
      title={`Remove emergency access of ${person.name}?`}
      lead={
        required
          ? `${person.name} can’t get in any more when your identity provider is down, and signs in with SSO where their domain is required.`
          : `${person.name} can’t get in any more when your identity provider is down.`
      }
      consequences={[
        person.codesLeft > 0
          ? `${person.codesLeft} recovery ${person.codesLeft === 1 ? "code stops" : "codes stop"} working.`
          : "There are no recovery codes to lose.",
        left === 0
          ? "Nobody with proved emergency access is left."
          : `${left} ${left === 1 ? "person" : "people"} with proved emergency access ${left === 1 ? "stays" : "stay"}.`,
      ]}
      undo="You can name them again; they then need new codes and a new practice sign-in."
      confirm="Remove emergency access"
    />
  );
}
