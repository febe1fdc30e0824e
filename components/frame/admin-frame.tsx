import type { ReactNode } from "react";
import { PlumBar } from "../ui/plum-bar";
import { AdminNav } from "./admin-nav";
import { Mark } from "./mark";
import type { NavItemState, NavKey } from "./nav-items";
import { type FramePerson, PersonMenu } from "./person-menu";
import { PhoneMenu } from "./phone-menu";

/**
 * The Admin Center's frame: rooms on the left (a disclosure "Menu" on small screens), the page on the right, 1040 px at most.
 * `organization`; `person` with their role in words; `signOut`: server action; `states`: dots and locks in the navigation;
 * `emergencySince` and `emergencyActions`: the plum bar of an emergency session; `danger`: a panel over every page ("Sign-in is failing").
 */
export function AdminFrame({
  organization,
  person,
  signOut,
  states,
  emergencySince,
  emergencyActions,
  danger,
  children,
}: {
  organization: { readonly id: string; readonly name: string };
  person: FramePerson;
  signOut: (form: FormData) => void | Promise<void>;
  states?: Partial<Record<NavKey, NavItemState>>;
  emergencySince?: Date | string | null;
  emergencyActions?: ReactNode;
  danger?: ReactNode;
  children: ReactNode;
}) {
  const rooms = <AdminNav {...(states ? { states } : {})} />;
  const me = <PersonMenu person={person} signOut={signOut} />;
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[248px_minmax(0,1fr)]">
      <header className="relative z-20 flex items-center justify-between gap-3 border-b border-line bg-canvas px-4 py-2.5 lg:hidden">
        <OrganizationName name={organization.name} />
        <PhoneMenu>
          <nav aria-label="Admin Center">{rooms}</nav>
          {me}
        </PhoneMenu>
      </header>
      <header className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-line px-3 py-5 lg:flex">
        <div className="px-3">
          <OrganizationName name={organization.name} />
        </div>
        <nav aria-label="Admin Center" className="flex-1">
          {rooms}
        </nav>
        {me}
      </header>
      <div className="min-w-0">
        {emergencySince ? <PlumBar since={emergencySince} actions={emergencyActions} /> : null}
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-[1104px] flex-col gap-6 px-4 py-6 outline-none sm:px-8 sm:py-8"
        >
          {danger}
          {children}
        </main>
      </div>
    </div>
  );
}

function OrganizationName({ name }: { name: string }) {
  return (
    <p className="flex min-w-0 items-center gap-2.5">
      <Mark size={24} />
      <span className="truncate font-semibold" title={name}>
        {name}
      </span>
    </p>
  );
}
