"use client";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Menu } from "@/components/ui/menu";
import { Pagination } from "@/components/ui/pagination";
import { StatusBadge, type StatusOf } from "@/components/ui/status-badge";
import { Switch } from "@/components/ui/switch";
import { RowHeader, type SortDirection, Table, Td, Th } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { Section } from "../section";

const PEOPLE: ReadonlyArray<{
  name: string;
  email: string;
  way: StatusOf<"method">;
  on: boolean | null;
  last: string;
}> = [
  { name: "Mia Chen", email: "mia@acme.test", way: "emergency", on: false, last: "2 min ago · SSO" },
  { name: "Tom Reed", email: "tom@acme.test", way: "sso", on: true, last: "1 h ago · SSO" },
  { name: "ops-bot", email: "ops-bot@acme.test", way: "exempt", on: false, last: "3 h ago · password" },
  {
    name: "Ana Silva",
    email: "ana.margarida.silva.de.oliveira@partner.test",
    way: "password",
    on: null,
    last: "5 d ago · password",
  },
];

/** A table that sorts, selects, and becomes a list on phones. */
export function Tables() {
  const [sorted, setSorted] = useState<SortDirection>("ascending");
  const rows = sorted === "ascending" ? PEOPLE : [...PEOPLE].reverse();
  return (
    <Section name="Table, tabs, pages">
      <Tabs
        label="Okta"
        tabs={[
          { href: "/design", label: "Overview" },
          { href: "/design/frame", label: "Configuration" },
          { href: "/design/sheet", label: "Certificates" },
        ]}
      />
      <Table caption="Users" stack>
        <thead>
          <tr>
            <Th hidden>Select</Th>
            <Th sorted={sorted} onSort={() => setSorted(sorted === "ascending" ? "descending" : "ascending")}>
              Name
            </Th>
            <Th sorted={null} href="?sort=email">
              E-mail
            </Th>
            <Th>Sign-in</Th>
            <Th>SSO required</Th>
            <Th>Last sign-in</Th>
            <Th hidden>Actions</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, email, way, on, last }) => (
            <tr key={email}>
              <Td>
                <Checkbox name="user" value={email} label={`Select ${name}`} hideLabel />
              </Td>
              <RowHeader>{name}</RowHeader>
              <Td label="E-mail">{email}</Td>
              <Td label="Sign-in">
                <StatusBadge of="method" is={way} />
              </Td>
              <Td label="SSO required">
                {on === null ? (
                  <span className="text-text-3">– not on your domains</span>
                ) : (
                  <Switch label={`SSO required for ${name}`} on={on} onToggle={() => {}} />
                )}
              </Td>
              <Td label="Last sign-in">{last}</Td>
              <Td>
                <Menu label={`Actions for ${name}`} items={[{ label: "Open", href: "/design" }]} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Pagination label="Pages of users" previous="?page=1" next="?page=3" summary="26–50 of 90 people" />
    </Section>
  );
}
