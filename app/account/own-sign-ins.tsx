import { Card } from "../../components/ui/card";
import { SignInTable } from "../sign-in-table";
import type { Account } from "./account";

/** The last ten tries with one's own address. */
export function OwnSignIns({ account }: { account: Account }) {
  if (account.signIns.length === 0) return null;
  return (
    <Card title="Last sign-ins">
      <SignInTable caption="Your last sign-ins" rows={account.signIns} columns={["method", "where"]} own />
    </Card>
  );
}
