import {
  DoorOpen,
  Globe,
  House,
  List,
  type LucideIcon,
  ScrollText,
  Settings,
  TicketMinus,
  Users,
} from "lucide-react";

/** The Admin Center's rooms, in the order of the left navigation (UX.md A.1). */
export const NAV_ITEMS = {
  overview: { href: "/admin", label: "Overview", Icon: House },
  domains: { href: "/admin/domains", label: "Domains", Icon: Globe },
  sso: { href: "/admin/sso", label: "Single sign-on", Icon: DoorOpen },
  users: { href: "/admin/users", label: "Users", Icon: Users },
  exemptions: { href: "/admin/access", label: "Exemptions", Icon: TicketMinus },
  "sign-ins": { href: "/admin/sign-ins", label: "Sign-in log", Icon: List },
  audit: { href: "/admin/audit", label: "Audit log", Icon: ScrollText },
  settings: { href: "/admin/settings", label: "Settings", Icon: Settings },
} as const satisfies Record<string, { href: string; label: string; Icon: LucideIcon }>;

export type NavKey = keyof typeof NAV_ITEMS;

/** What an item says beside its label: a dot with the reason in words, or a lock with who may open it. */
export interface NavItemState {
  readonly attention?: string;
  readonly locked?: string;
}
