"use client";
import { useState } from "react";
import { Menu } from "@/components/ui/menu";
import { type Removable, RemoveDomain } from "./remove-domain";

/** The actions of a row. `requireHref`: where SSO can be required for it. */
export function DomainMenu({ domain, requireHref }: { domain: Removable; requireHref: string | null }) {
  const [removing, setRemoving] = useState(false);
  const required = domain.usedBy !== null && !domain.usedBy.paused;
  return (
    <>
      <Menu
        label={`Actions for ${domain.name}`}
        items={[
          { label: domain.proven ? "Open" : "Show record", href: `/admin/domains/${domain.id}` },
          ...(requireHref
            ? [{ label: domain.usedBy ? "Change the requirement" : "Require SSO", href: requireHref }]
            : []),
          {
            label: "Remove…",
            tone: "danger" as const,
            onSelect: () => setRemoving(true),
            ...(required
              ? {
                  impossible: `Required for SSO in “${domain.usedBy!.name}”. Pause or change the profile first.`,
                }
              : {}),
          },
        ]}
      />
      <RemoveDomain domain={domain} open={removing} onOpenChange={setRemoving} />
    </>
  );
}
