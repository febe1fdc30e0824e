import type { ReactNode } from "react";

export interface RadioCard {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Beside the label: "Best for Okta". */
  readonly tag?: ReactNode;
  /** Why it can't be chosen: shown in the hint's place. */
  readonly impossible?: string;
}

/**
 * One choice of a few, each with room to explain itself: a fieldset of real radio buttons, works without JavaScript.
 * `legend` (`hideLegend`), `hint`, `error`; `name`; `cards`; `defaultValue`, or `value` with `onChange`; `columns`: 1 (default), 2 or 3 on wide screens.
 */
export function RadioCards({
  legend,
  hideLegend = false,
  hint,
  error,
  name,
  cards,
  value,
  defaultValue,
  onChange,
  columns = 1,
  required,
}: {
  legend: ReactNode;
  hideLegend?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  name: string;
  cards: readonly RadioCard[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  columns?: 1 | 2 | 3;
  required?: boolean;
}) {
  const by = [hint ? `${name}-hint` : null, error ? `${name}-error` : null].filter(Boolean).join(" ");
  return (
    <fieldset id={name} aria-describedby={by || undefined} className="flex min-w-0 flex-col gap-2">
      <legend className={hideLegend ? "sr-only" : "mb-2 text-label font-medium"}>{legend}</legend>
      {hint ? (
        <p id={`${name}-hint`} className="measure -mt-1 text-label text-text-3">
          {hint}
        </p>
      ) : null}
      <div className={`grid gap-2 ${COLUMNS[columns]}`}>
        {cards.map((card) => (
          <label
            key={card.value}
            className={`flex min-h-11 min-w-0 items-start gap-3 rounded-control border bg-surface px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-checked:border-primary has-checked:bg-primary-soft ${card.impossible ? "cursor-default" : "hover:bg-sunken"} ${error ? "border-danger-line" : "border-line-strong"}`}
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              required={required}
              disabled={card.impossible !== undefined}
              className="mt-0.5 size-5 shrink-0 accent-primary outline-none!"
              {...(onChange
                ? { checked: value === card.value, onChange: () => onChange(card.value) }
                : { defaultChecked: (defaultValue ?? value) === card.value })}
            />
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className={card.impossible ? "text-text-3" : "font-medium"}>{card.label}</span>
                {card.tag ? <span className="text-label text-primary-text">{card.tag}</span> : null}
              </span>
              {card.impossible || card.hint ? (
                <span className="text-label text-text-2">{card.impossible ?? card.hint}</span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${name}-error`} className="text-label font-medium text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" } as const;
