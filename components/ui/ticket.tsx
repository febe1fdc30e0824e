import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/**
 * A value to carry into another product. `label`: the field's name in *their* words; `altLabels`: other names it may have there;
 * `value`: wraps, is never cut, one click selects it; `note`: what to watch for. Put several into a `TicketList`.
 */
export function Ticket({
  label,
  altLabels = [],
  value,
  note,
}: {
  label: string;
  altLabels?: readonly string[];
  value: string;
  note?: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-label">
        <span className="font-medium text-text">{label}</span>
        {altLabels.length > 0 ? <span className="text-text-3"> or: {altLabels.join(", ")}</span> : null}
      </p>
      <div className="flex items-stretch rounded-control border border-dashed border-line-strong bg-sunken">
        <code className="flex min-w-0 flex-1 items-center px-3 py-2 text-value wrap-anywhere">
          <span className="select-all">{value}</span>
        </code>
        <div className="flex items-center border-l border-dashed border-line-strong p-1.5">
          <CopyButton label={label} value={value} />
        </div>
      </div>
      {note ? <div className="measure text-label text-text-3">{note}</div> : null}
    </div>
  );
}

/** Tickets under each other. */
export function TicketList({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-4">{children}</div>;
}
