import { Card } from "../../components/ui/card";
import { Disclosure } from "../../components/ui/disclosure";
import { TextField } from "../../components/ui/field";
import { SubmitButton } from "../../components/ui/submit-button";
import { When } from "../../components/when";
import { ActionForm } from "../admin/action-form";
import type { Account } from "./account";
import { removePasskey, renamePasskey } from "./actions";
import { AddPasskey } from "./add-passkey";

/** One's passkeys, with what each is called and when it was last used; or why there are none here. */
export function Passkeys({ account }: { account: Account }) {
  const { passkeys, passwordOpen, signIn, organization } = account;
  if (!passwordOpen)
    return (
      <Card id="passkeys" title="Passkeys">
        <p className="measure">
          {signIn.way === "sso"
            ? `You sign in with single sign-on, so passkeys are kept at ${organization.name}’s identity provider, not here.`
            : "There are no passkeys here for this address."}
          {passkeys.length > 0
            ? ` ${passkeys.length === 1 ? "The passkey" : `The ${passkeys.length} passkeys`} that you made here before ${passkeys.length === 1 ? "lets" : "let"} nobody in while that is so.`
            : ""}
        </p>
      </Card>
    );
  return (
    <Card
      id="passkeys"
      title="Passkeys"
      meta={passkeys.length === 0 ? "none yet" : `${passkeys.length} of at most 10`}
    >
      <p className="measure">
        A passkey signs you in with your fingerprint, your face or the PIN of your device, in place of the
        password and of a code. It works only on the real address of this page, so nobody can trick it out of
        you.
      </p>
      {passkeys.length > 0 ? (
        <ul className="flex flex-col">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex flex-col gap-2 border-line border-t py-4">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-medium">{passkey.name}</span>
                <span className="text-label text-text-2">
                  added <When at={passkey.createdAt} format="day" />,{" "}
                  {passkey.lastUsedAt ? (
                    <>
                      last used <When at={passkey.lastUsedAt} />
                    </>
                  ) : (
                    "not used yet"
                  )}
                </span>
              </p>
              <Disclosure summary={`Rename or remove ${passkey.name}`}>
                <ActionForm action={renamePasskey} className="flex max-w-md flex-col items-start gap-3">
                  <input type="hidden" name="passkeyId" value={passkey.id} />
                  <div className="w-full">
                    <TextField
                      name="name"
                      id={`name-${passkey.id}`}
                      label="Name"
                      maxLength={60}
                      defaultValue={passkey.name}
                    />
                  </div>
                  <SubmitButton tone="secondary">Rename</SubmitButton>
                </ActionForm>
                <ActionForm action={removePasskey} className="mt-4 flex flex-col items-start gap-2">
                  <input type="hidden" name="passkeyId" value={passkey.id} />
                  <SubmitButton tone="danger">Remove {passkey.name}</SubmitButton>
                  <p className="text-[13px] text-text-3">
                    It lets nobody in from then on. Your device may still show it; delete it there too.
                  </p>
                </ActionForm>
              </Disclosure>
            </li>
          ))}
        </ul>
      ) : null}
      <AddPasskey />
    </Card>
  );
}
