import type { Person } from "./people";

/** A dash instead of the switch, and the reason as text for those who ask (UX.md A.6.8). */
export function WhyNoSwitch({ person, domains }: { person: Person; domains: readonly string[] }) {
  const { domain, name } = person;
  return (
    <details className="max-w-56">
      <summary className="inline-flex min-h-8 cursor-default list-none items-center gap-2 text-text-2 pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <span aria-hidden>–</span>
        <span className="link">
          why?<span className="sr-only"> There is no SSO switch for {name}</span>
        </span>
      </summary>
      <p className="pb-1 text-label text-text-2">
        {domains.includes(domain)
          ? `SSO is not required for ${domain} yet.`
          : `SSO works only for addresses on your verified domains, and ${domain} is not one of them.`}
      </p>
    </details>
  );
}
