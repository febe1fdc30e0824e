"use client";
import { usePathname } from "next/navigation";
import { Mark } from "../../components/frame/mark";

const PAGES = [
  ["/admin", "Overview"],
  ["/admin/domains", "Domains"],
  ["/admin/sso", "Single sign-on"],
  ["/admin/users", "Users"],
  ["/admin/access", "Exemptions"],
  ["/admin/sign-ins", "Sign-in log"],
  ["/admin/audit", "Audit log"],
  ["/admin/settings", "Settings"],
] as const;

/** Beside the page on wide screens; on narrow ones a menu that opens in place and works without JavaScript. */
export function AdminNav({
  organization,
  email,
  operator,
}: {
  organization: string;
  email: string;
  operator: boolean;
}) {
  const path = usePathname();
  const current = (href: string) =>
    href === "/admin" ? path === href : path === href || path.startsWith(`${href}/`);
  const links = (
    <ul className="flex flex-col gap-0.5">
      {PAGES.map(([href, label]) => (
        <li key={href}>
          <a
            href={href}
            aria-current={current(href) ? "page" : undefined}
            className="flex min-h-9 items-center rounded-control px-3 text-text-2 no-underline hover:bg-sunken pointer-coarse:min-h-11 aria-[current=page]:bg-primary-soft aria-[current=page]:font-semibold aria-[current=page]:text-primary-text"
          >
            {label}
          </a>
        </li>
      ))}
      {operator ? (
        <li>
          <a className="flex min-h-9 items-center px-3 text-text-2 hover:bg-sunken" href="/operator">
            Operator
          </a>
        </li>
      ) : null}
    </ul>
  );
  const account = (
    <p className="px-3 text-[13px] leading-[18px] text-text-3 [overflow-wrap:anywhere]">
      <a className="link" href="/account">
        {email}
      </a>
    </p>
  );
  return (
    <header className="w-full shrink-0 border-line border-b px-4 py-3 lg:w-56 lg:border-0 lg:py-8 lg:pr-0">
      <p className="flex items-center gap-2 px-3 font-semibold [overflow-wrap:anywhere]">
        <Mark size={24} /> {organization}
      </p>
      <nav aria-label="Admin Center" className="mt-4 hidden flex-col gap-6 lg:flex">
        {links}
        {account}
      </nav>
      <details className="mt-2 lg:hidden">
        <summary className="flex min-h-11 items-center px-3 font-medium text-primary">Menu</summary>
        <nav aria-label="Admin Center menu" className="flex flex-col gap-3 pb-2">
          {links}
          {account}
        </nav>
      </details>
    </header>
  );
}
