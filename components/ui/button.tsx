import type { ComponentProps } from "react";

type Tone = "primary" | "secondary" | "quiet" | "danger" | "exempt";

const TONES: Record<Tone, string> = {
  primary: "bg-primary text-on-primary border-transparent hover:bg-primary-hover",
  secondary: "bg-surface text-text border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-primary border-transparent hover:bg-primary-soft",
  danger: "bg-danger-solid text-on-danger border-transparent hover:opacity-90",
  exempt: "bg-surface text-exempt border-exempt-line hover:bg-exempt-soft",
};

/** The look of a button, for buttons and for links that act like one. */
export function buttonClass(tone: Tone = "secondary", wide = false): string {
  return `inline-flex min-h-9 pointer-coarse:min-h-11 items-center justify-center gap-2 rounded-control border px-4 text-[15px] font-medium no-underline transition-colors duration-120 aria-disabled:opacity-60 ${TONES[tone]} ${wide ? "w-full" : ""}`;
}

/** A verb that repeats what it acts on. `wide` fills its column. */
export function Button({
  tone = "secondary",
  wide = false,
  className = "",
  type = "button",
  ...props
}: ComponentProps<"button"> & { tone?: Tone; wide?: boolean }) {
  return <button type={type} className={`${buttonClass(tone, wide)} ${className}`} {...props} />;
}
