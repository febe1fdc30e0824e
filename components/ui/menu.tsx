"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { EllipsisVertical } from "lucide-react";
import Link from "next/link";
import { type ReactElement, useRef } from "react";
import { buttonClass } from "./button";

export interface MenuItem {
  readonly label: string;
  /** Goes somewhere, or */
  readonly href?: string;
  /** does something; ends in "…" when it opens a dialog. */
  readonly onSelect?: () => void;
  readonly tone?: "danger" | "exempt";
  /** Why it cannot be done now: shown under the label; the item stays in reach and does nothing. */
  readonly impossible?: string;
}

const ITEM =
  "flex min-h-9 w-full cursor-default flex-col justify-center rounded-badge px-3 py-1.5 text-left text-table no-underline outline-none select-none pointer-coarse:min-h-11 data-highlighted:bg-primary-soft data-highlighted:text-primary-text data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-focus";
const TONES = { danger: "text-danger", exempt: "text-exempt", plain: "text-text" } as const;

/** The actions of a row or an object. `label`: "Actions for Tom Reed". `items`: see `MenuItem`. `trigger`: another button than the three dots. */
export function Menu({
  label,
  items,
  trigger,
}: {
  label: string;
  items: readonly MenuItem[];
  trigger?: ReactElement;
}) {
  const beside = useRef<HTMLSpanElement>(null);
  const chosen = useRef<(() => void) | undefined>(undefined);
  return (
    <Base.Root
      onOpenChangeComplete={(open) => {
        if (open) return;
        chosen.current?.();
        chosen.current = undefined;
      }}
    >
      {trigger ? (
        <Base.Trigger render={trigger} />
      ) : (
        <Base.Trigger
          aria-label={label}
          className={`${buttonClass("quiet")} w-9 px-0! text-text-2! pointer-coarse:w-11`}
        >
          <EllipsisVertical aria-hidden size={20} strokeWidth={1.5} />
        </Base.Trigger>
      )}
      {/* Inside the page's landmarks, and fixed so that no table cuts it off. */}
      <span ref={beside} />
      <Base.Portal container={beside}>
        <Base.Positioner positionMethod="fixed" sideOffset={4} align="end" className="z-50 outline-none">
          <Base.Popup className="min-w-48 max-w-80 rounded-card border border-line bg-surface p-1 text-left font-normal whitespace-normal shadow-menu outline-none">
            {items.map((item) => (
              <Item
                key={item.label}
                {...item}
                choose={(act) => {
                  chosen.current = act;
                }}
              />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** What was chosen is done once the menu is gone and its button has focus again, so that a dialog gives it back there. */
function Item({
  label,
  href,
  onSelect,
  tone,
  impossible,
  choose,
}: MenuItem & { choose: (act: (() => void) | undefined) => void }) {
  const look = `${ITEM} ${impossible ? "text-text-3" : TONES[tone ?? "plain"]}`;
  if (href && !impossible)
    return (
      <Base.LinkItem render={<Link href={href} />} closeOnClick className={look}>
        {label}
      </Base.LinkItem>
    );
  return (
    <Base.Item
      className={look}
      aria-disabled={impossible ? true : undefined}
      closeOnClick={!impossible}
      onClick={() => !impossible && choose(onSelect)}
    >
      {label}
      {impossible ? <span className="text-label text-text-3">{impossible}</span> : null}
    </Base.Item>
  );
}
