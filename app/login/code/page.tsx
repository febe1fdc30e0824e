import { SheetFrame } from "@/components/frame/sheet-frame";
import { LoginHelp } from "../login-help";
import { CodeForm } from "./code-form";

export const metadata = { title: "Your code" };

/** The second factor of somebody whose password matched. */
export default async function CodePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  return (
    <SheetFrame title="Your code" foot={<LoginHelp />}>
      <p>Open your authenticator app and type the six digits that it shows for Doorward.</p>
      <CodeForm attempt={String((await searchParams).attempt ?? "")} />
    </SheetFrame>
  );
}
