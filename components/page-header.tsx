import type { ReactNode } from "react";
import { FocusHeading } from "./focus-heading";
import { BackLink } from "./ui/back-link";

/**
 * The page's title over its ledger rule. `title`: the only h1. `status`: badges beside it. `subtitle`: one or two sentences.
 * `actions`: buttons, the primary one last. `back`: `{href, label}` of the list it came from.
 * `focusTitle`: on a step change inside the app, focus goes to the h1 (wizard, result pages).
 */
export function PageHeader({
  title,
  status,
  subtitle,
  actions,
  back,
  focusTitle = false,
}: {
  title: ReactNode;
  status?: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
  focusTitle?: boolean;
}) {
  return (
    <header className="ledger-rule mb-2 pb-5">
      {back ? <BackLink {...back} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 flex-1 basis-80 flex-col gap-2">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <FocusHeading move={focusTitle}>{title}</FocusHeading>
            {status}
          </div>
          {subtitle ? <div className="measure text-text-2">{subtitle}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-3">{actions}</div> : null}
      </div>
    </header>
  );
}
