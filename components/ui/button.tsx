import Link from "next/link";
import type { ComponentProps } from "react";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger" | "exempt";

const TONES: Record<ButtonTone, string> = {
  primary: "bg-primary text-on-primary border-transparent hover:bg-primary-hover",
  secondary: "bg-surface text-text border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-primary border-transparent hover:bg-primary-soft",
  danger: "bg-danger-solid text-on-danger border-transparent hover:brightness-95",
  exempt: "bg-surface text-exempt border-exempt-line hover:bg-exempt-soft",
};

/** The look of a button, for buttons and for links that act like one. 36 px high, 44 px where fingers point. */
export function buttonClass(tone: ButtonTone = "secondary", wide = false): string {
  return `inline-flex min-h-9 pointer-coarse:min-h-11 shrink-0 items-center justify-center gap-2 rounded-control border px-4 py-1 text-center text-body font-medium no-underline transition-colors duration-120 aria-disabled:cursor-default aria-disabled:opacity-60 [&_svg]:shrink-0 ${TONES[tone]} ${wide ? "min-h-10 w-full" : ""}`;
}

/**
 * A verb that repeats what it acts on ("Require SSO for 2 domains"). One primary button per view.
 * `tone`: primary, secondary (default), quiet, danger, exempt (plum: takes something out of SSO). `wide` fills its column.
 * `pending`: stays focusable, does nothing, and shows that text. Everything else goes to the `<button>`.
 */
export function Button({
  tone = "secondary",
  wide = false,
  pending,
  className = "",
  type = "button",
  children,
  onClick,
  ...props
}: ComponentProps<"button"> & { tone?: ButtonTone; wide?: boolean; pending?: string | undefined }) {
  return (
    <button
      type={type}
      className={`${buttonClass(tone, wide)} ${className}`}
      {...(pending ? { "aria-disabled": true, onClick: (event) => event.preventDefault() } : { onClick })}
      {...props}
    >
      {pending ?? children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({
  tone = "secondary",
  wide = false,
  className = "",
  ...props
}: ComponentProps<typeof Link> & { tone?: ButtonTone; wide?: boolean }) {
  return <Link className={`${buttonClass(tone, wide)} ${className}`} {...props} />;
}
