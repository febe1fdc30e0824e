"use client";
import { useId, useState } from "react";
import { inputClass } from "@/components/ui/field";
import type { GuideError } from "@/lib/guides/guides";

/** "What did it say?": what the provider's own error pages mean, and what to do there. */
export function ErrorSearch({ errors, name }: { errors: readonly GuideError[]; name: string }) {
  const [said, setSaid] = useState("");
  const id = useId();
  const wanted = said.trim().toLowerCase();
  const found = errors.filter(({ match, title, cause }) => {
    const words = [...match, title, cause ?? ""].join(" ").toLowerCase();
    return (
      wanted === "" || words.includes(wanted) || match.some((text) => wanted.includes(text.toLowerCase()))
    );
  });
  if (errors.length === 0)
    return (
      <p className="measure text-text-2">
        We know no error pages of {name}. Copy its message for its support.
      </p>
    );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex max-w-[640px] flex-col gap-1">
        <label htmlFor={id} className="text-label font-medium">
          What did {name} say?
        </label>
        <input
          id={id}
          type="search"
          className={inputClass}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
          autoComplete="off"
        />
      </div>
      <p role="status" className="text-label text-text-3">
        {found.length === 0
          ? "We don’t know that message. Its words and time help the support of your identity provider."
          : `${found.length} of ${errors.length} known messages`}
      </p>
      <ul className="flex flex-col divide-y divide-line">
        {found.map(({ match, title, cause, fix }) => (
          <li key={match.join()} className="flex flex-col gap-1 py-3 first:pt-0">
            <p className="font-medium">{title}</p>
            <p className="text-label text-text-3">{match.join(" · ")}</p>
            {cause ? <p className="measure text-text-2">{cause}</p> : null}
            <p className="measure">{fix}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
