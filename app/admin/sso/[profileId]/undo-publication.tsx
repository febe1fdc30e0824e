import { changeInWords } from "@/lib/core/setting-words";
import { ConfirmForm } from "../../confirm-form";
import { undoPublication } from "../actions";
import type { Profile } from "./profile";

/** Brings the earlier settings back: shows what becomes what first, and what is dropped. */
export function UndoPublication({ profile }: { profile: Profile }) {
  const people = profile.required ? "Everybody who must use it signs in" : "Sign-ins go on";
  return (
    <ConfirmForm
      action={undoPublication}
      inputs={{ profileId: profile.id }}
      button="Bring back the earlier settings"
      title={`Undo the last publication of “${profile.name}”?`}
      lead={`${people} with the earlier settings from the next moment on. Nobody is signed out.`}
      consequences={[
        ...profile.undoChanges.map(changeInWords),
        ...(profile.hasDraft ? ["The draft that is not published is dropped."] : []),
      ]}
      undo="The settings that are live now are not kept: to have them again, enter them again."
      confirm="Bring back the earlier settings"
      done="The earlier settings are live again."
    />
  );
}
