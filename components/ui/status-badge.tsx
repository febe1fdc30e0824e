import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleOff,
  CirclePause,
  CircleSlash,
  CircleX,
  Clock,
  Eye,
  FilePen,
  FlaskConical,
  Hourglass,
  KeyRound,
  type LucideIcon,
  Mail,
  RectangleEllipsis,
  ShieldCheck,
  SquareAsterisk,
  TicketMinus,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "./badge";

type Words = readonly [text: string, tone: BadgeTone, icon: LucideIcon];

/** UX.md A.4: every status of the product with its word, its tone and its icon. */
export const STATUSES = {
  domain: {
    waiting: ["Waiting for DNS", "info", Hourglass],
    checking: ["Checking…", "info", RectangleEllipsis],
    expired: ["Record too old", "warn", Clock],
    verified: ["Verified", "ok", CircleCheck],
    "needs-attention": ["Needs attention", "warn", TriangleAlert],
    lost: ["Lost", "danger", CircleX],
    taken: ["Taken", "danger", CircleSlash],
  },
  profile: {
    draft: ["Draft", "neutral", FilePen],
    "ready-to-test": ["Ready to test", "info", FlaskConical],
    "test-failed": ["Test failed", "danger", CircleX],
    tested: ["Tested", "ok", CircleCheck],
    live: ["Live", "ok", ShieldCheck],
    "live-not-required": ["Live, not required", "neutral", CircleDashed],
    "live-with-draft": ["Live, changes not published", "warn", FilePen],
    paused: ["Paused", "exempt", CirclePause],
    off: ["Off", "neutral", CircleOff],
  },
  certificate: {
    valid: ["Valid", "ok", CircleCheck],
    "ends-soon": ["Ends soon", "warn", Clock],
    "ends-very-soon": ["Ends soon", "danger", CircleAlert],
    expired: ["Expired", "danger", CircleX],
    "not-valid-yet": ["Not valid yet", "info", Hourglass],
    "in-use": ["In use", "neutral", Eye],
  },
  method: {
    sso: ["SSO required", "ok", ShieldCheck],
    password: ["Password", "neutral", SquareAsterisk],
    exempt: ["Exempt", "exempt", TicketMinus],
    emergency: ["Emergency access", "exempt", KeyRound],
    invited: ["Invited", "info", Mail],
    suspended: ["Suspended", "neutral", Ban],
    nothing: ["Cannot sign in", "danger", CircleX],
  },
  "sign-in": {
    "signed-in": ["Signed in", "ok", CircleCheck],
    refused: ["Refused", "danger", CircleX],
    "not-finished": ["Not finished", "neutral", CircleDashed],
    tested: ["Test", "info", FlaskConical],
    "test-failed": ["Test failed", "danger", FlaskConical],
  },
} as const satisfies Record<string, Record<string, Words>>;

export type StatusKind = keyof typeof STATUSES;
export type StatusOf<K extends StatusKind> = keyof (typeof STATUSES)[K] & string;

/**
 * The one badge for every status: `<StatusBadge of="domain" is="verified" />`.
 * `children` replaces the word where the sentence has data ("Ends in 12 days"); the tone and the icon stay.
 */
export function StatusBadge<K extends StatusKind>({
  of,
  is,
  children,
}: {
  of: K;
  is: StatusOf<K>;
  children?: ReactNode;
}) {
  const [text, tone, icon] = (STATUSES[of] as Record<string, Words>)[is]!;
  return (
    <Badge tone={tone} icon={icon}>
      {children ?? text}
    </Badge>
  );
}

/** A certificate's badge from its dates: warns from 60 days on, in red from 14. */
export function CertificateBadge({
  validFrom,
  validUntil,
  now,
}: {
  validFrom: Date;
  validUntil: Date;
  now: Date;
}) {
  const days = Math.floor((validUntil.getTime() - now.getTime()) / 86_400_000);
  const day = (date: Date) => date.toLocaleDateString("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  if (days < 0 || validUntil <= now) return <StatusBadge of="certificate" is="expired" />;
  if (validFrom > now)
    return (
      <StatusBadge of="certificate" is="not-valid-yet">
        Not valid before {day(validFrom)}
      </StatusBadge>
    );
  if (days > 60)
    return (
      <StatusBadge of="certificate" is="valid">
        Valid until {day(validUntil)}
      </StatusBadge>
    );
  return (
    <StatusBadge of="certificate" is={days <= 14 ? "ends-very-soon" : "ends-soon"}>
      {days === 0 ? "Ends today" : `Ends in ${days} ${days === 1 ? "day" : "days"}`}
    </StatusBadge>
  );
}
