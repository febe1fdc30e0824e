import { SheetFrame } from "@/components/frame/sheet-frame";
import { Notice } from "@/components/ui/notice";
import { parseReturnPath } from "@/lib/core/return-path";
import { LoginHelp } from "../login-help";
import { EmergencyForm } from "./emergency-form";

export const metadata = { title: "Emergency access" };

/** For the people that an organization named: a way in when its identity provider is down (R2). */
export default async function EmergencyPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const next = parseReturnPath((await searchParams).next);
  return (
    <SheetFrame title="Emergency access" foot={<LoginHelp />}>
      <Notice tone="exempt" role="note">
        For the people your organization named. Using this page tells all owners and admins.
      </Notice>
      <EmergencyForm next={next} />
    </SheetFrame>
  );
}
