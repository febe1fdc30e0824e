import { SheetFrame } from "@/components/frame/sheet-frame";
import { Button, LinkButton } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";

export const metadata = { title: "Design: sheet" };

/** The sheet as the login page uses it. */
export default function SheetPage() {
  return (
    <SheetFrame
      title="Sign in"
      organization="Acme Corp"
      foot={
        <a className="link" href="/design">
          Trouble signing in?
        </a>
      }
    >
      <Notice tone="warn">That took too long. Sign in again.</Notice>
      <LinkButton href="/design" wide>
        Continue with Okta
      </LinkButton>
      <form className="flex flex-col gap-4">
        <TextField
          name="email"
          type="email"
          label="E-mail"
          placeholder="name@company.com"
          autoComplete="username"
        />
        <PasswordField name="password" label="Password" autoComplete="current-password" />
        <Button type="submit" tone="primary" wide>
          Continue
        </Button>
      </form>
    </SheetFrame>
  );
}
