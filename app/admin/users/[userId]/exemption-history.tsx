import { dayOf } from "../../../../components/relative-time";
import type { User } from "./user";

const ENDED = {
  ended: "on its end date",
  removed: "by hand",
  released: "because SSO was no longer required",
  "first-sso": "at the first SSO sign-in",
} as const;

/** Every exemption with who, when and why; nothing when there never was one. */
export function ExemptionHistory({ user }: { user: User }) {
  if (user.exemptions.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3>Exemptions</h3>
      <ul className="flex list-disc flex-col gap-1 pl-5 marker:text-text-3">
        {user.exemptions.map((row) => (
          <li key={row.id}>
            {row.to
              ? `Exempt from ${dayOf(row.from)} to ${dayOf(row.to)}`
              : `Exempt since ${dayOf(row.from)}`}{" "}
            by {row.by}: {row.reason}
            {row.to
              ? `; ended ${row.because ? ENDED[row.because] : "on its end date"}${row.endedBy ? ` by ${row.endedBy}` : ""}.`
              : row.until
                ? `; ends ${dayOf(row.until)}.`
                : row.kind === "until-first-sso"
                  ? "; ends at the first SSO sign-in."
                  : "; no end date."}
          </li>
        ))}
      </ul>
    </div>
  );
}
