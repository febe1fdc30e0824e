import { Disclosure } from "@/components/ui/disclosure";

/** The same help in the same place on every page of the door (WCAG 3.2.6). */
export function LoginHelp() {
  return (
    <Disclosure summary="Trouble signing in?">
      <ul className="flex list-disc flex-col gap-1.5 pl-5 text-label text-text-2">
        <li>Type your work address. If your organization uses single sign-on, you go there by yourself.</li>
        <li>
          No account yet? Ask your administrator to invite you: signing in at your organization does not make
          one.
        </li>
        <li>
          <a className="link" href="/login/forgot">
            Forgot your password?
          </a>
        </li>
        <li>
          Your identity provider is down, and you are named for emergencies?{" "}
          <a className="link" href="/login/emergency">
            Use emergency access
          </a>
        </li>
      </ul>
    </Disclosure>
  );
}
