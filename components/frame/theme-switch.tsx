"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useId, useState } from "react";

const THEMES = [
  { value: "system", label: "As this device", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const;
type Theme = (typeof THEMES)[number]["value"];

/** Light, dark or as the device says. Kept in the cookie `theme`, which the root layout reads, so that no page flashes. */
export function ThemeSwitch() {
  const group = useId();
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme((document.documentElement.dataset.theme as Theme | undefined) ?? "system"), []);

  function choose(next: Theme) {
    setTheme(next);
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore does not exist on plain http
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  }
  return (
    <fieldset className="needs-script flex rounded-control border border-line bg-canvas p-0.5">
      <legend className="sr-only">Colours</legend>
      {THEMES.map(({ value, label, Icon }) => (
        <label
          key={value}
          title={label}
          className="flex min-h-8 flex-1 items-center justify-center rounded-badge text-text-2 has-checked:bg-surface has-checked:text-text has-checked:outline has-checked:outline-line has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name={group}
            value={value}
            checked={theme === value}
            onChange={() => choose(value)}
            className="sr-only"
          />
          <Icon aria-hidden size={16} strokeWidth={1.5} />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
