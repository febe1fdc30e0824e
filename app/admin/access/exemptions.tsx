import { TriangleAlert } from "lucide-react";
import { dayOf } from "../../../components/relative-time";
import { Badge } from "../../../components/ui/badge";
import { Card } from "../../../components/ui/card";
import { Disclosure } from "../../../components/ui/disclosure";
import { TextField } from "../../../components/ui/field";
import { SubmitButton } from "../../../components/ui/submit-button";
import { RowHeader, Table, Td, Th } from "../../../components/ui/table";
import { When } from "../../../components/when";
import { ActionForm } from "../action-form";
import type { Access } from "./access";
import { enableSsoForUser, exemptByAddress } from "./actions";

const ENDED = {
  ended: "end date",
  removed: "ended by hand",
  released: "SSO no longer required",
  "first-sso": "first SSO sign-in",
} as const;

/** Exemptions in force, how to add one, and those that have ended. */
export function Exemptions({ access }: { access: Access }) {
  const { exemptions, past, required, suggestedUntil } = access;
  return (
    <Card id="exemptions" tone="exempt" title={`Exemptions (${exemptions.length})`}>
      {exemptions.length === 0 ? (
        <p className="text-text-2">
          {required
            ? "Nobody is exempt: everyone on your required domains uses SSO."
            : "SSO is not required yet, so nobody needs an exemption."}
        </p>
      ) : (
        <Table caption="Exemptions" stack>
          <thead>
            <tr>
              <Th>Person</Th>
              <Th>Reason</Th>
              <Th>By</Th>
              <Th>Until</Th>
              <Th hidden>Action</Th>
            </tr>
          </thead>
          <tbody>
            {exemptions.map((row) => (
              <tr key={row.userId}>
                <RowHeader>{row.email}</RowHeader>
                <Td label="Reason">“{row.reason}”</Td>
                <Td label="By">{row.by}</Td>
                <Td label="Until">
                  {row.until ? (
                    <>
                      <When at={row.until} format="day" /> ({row.daysLeft}{" "}
                      {row.daysLeft === 1 ? "day" : "days"})
                    </>
                  ) : row.kind === "until-first-sso" ? (
                    "first SSO sign-in"
                  ) : (
                    <Badge tone="warn" icon={TriangleAlert}>
                      No end date
                    </Badge>
                  )}
                </Td>
                <Td>
                  <ActionForm action={enableSsoForUser} className="flex flex-col items-start gap-2">
                    <input type="hidden" name="userId" value={row.userId} />
                    <SubmitButton tone="secondary" aria-label={`End the exemption of ${row.email} now`}>
                      End now
                    </SubmitButton>
                  </ActionForm>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {required ? (
        <Disclosure summary="Add exemption" id="add">
          <ExemptForm suggestedUntil={suggestedUntil} />
        </Disclosure>
      ) : null}
      {past.length > 0 ? (
        <Disclosure summary={`Past (${past.length})`}>
          <ul className="flex flex-col gap-1">
            {past.map((row) => (
              <li key={row.id}>
                {row.email} “{row.reason}” {dayOf(row.from)} to {dayOf(row.to)}
                {row.because ? `, ${ENDED[row.because]}` : ""}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Card>
  );
}

function ExemptForm({ suggestedUntil }: { suggestedUntil: string }) {
  return (
    <ActionForm action={exemptByAddress} done="This person can use a password now. They were told.">
      <p className="measure">
        The person will be able to use a password. If they have none, they get a link to set one. Owners and
        admins see it here.
      </p>
      <TextField name="email" type="email" label="Address" autoComplete="off" />
      <TextField
        name="reason"
        label="Reason"
        hint="10 to 200 characters: the next administrator will need it."
        maxLength={200}
      />
      <TextField
        name="until"
        type="date"
        label="Until"
        defaultValue={suggestedUntil}
        hint="90 days are suggested. Empty means no end date: then it is shown with a warning and mailed about every month."
      />
      <div>
        <SubmitButton tone="exempt">Make exempt</SubmitButton>
      </div>
    </ActionForm>
  );
}
