"use client";
import { useState } from "react";
import { inputClass, TextField } from "@/components/ui/field";
import { useRefusal } from "../admin/action-form";

export interface ProviderTile {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  /** Lower case: everything it may be searched by. */
  readonly words: string;
}

/**
 * The identity providers as tiles with a search, and "Not sure? Paste any link". `detect` is the server's own reading of
 * a link, so that both agree; without scripts the server reads it when the form is sent.
 */
export function ProviderChoice({
  tiles,
  chosen,
  detect,
}: {
  tiles: readonly ProviderTile[];
  chosen?: string;
  detect: (link: string) => Promise<string | null>;
}) {
  const [search, setSearch] = useState("");
  const [provider, setProvider] = useState(chosen ?? "");
  const [found, setFound] = useState<{ link: string; id: string | null } | null>(null);
  const refusal = useRefusal();
  const issues = refusal?.code === "invalid-input" ? refusal.issues : [];
  const error = issues.find(({ field }) => field === "provider" || field === "")?.message;
  const wanted = search.trim().toLowerCase();
  const shown = tiles.filter(({ id, words }) => wanted === "" || words.includes(wanted) || id === "generic");
  const detected = tiles.find(({ id }) => id === found?.id);

  async function look(link: string) {
    if (link.trim().length < 6) return setFound(null);
    const id = await detect(link);
    setFound({ link, id });
    if (id) setProvider(id);
  }
  return (
    <>
      <fieldset
        aria-describedby={error ? "provider-error" : undefined}
        className="flex min-w-0 flex-col gap-3"
      >
        <legend className="mb-2 font-semibold">Which identity provider do you use?</legend>
        <div className="needs-script flex max-w-96 flex-col gap-1">
          <label htmlFor="provider-search" className="text-label font-medium">
            Search
          </label>
          <input
            id="provider-search"
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            autoComplete="off"
            className={inputClass}
          />
        </div>
        <div id="provider" className="grid gap-2 sm:grid-cols-2">
          {shown.map((tile) => (
            <label
              key={tile.id}
              className={`flex min-h-11 min-w-0 items-start gap-3 rounded-control border bg-surface px-3 py-2.5 hover:bg-sunken has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${error ? "border-danger-line" : "border-line-strong"}`}
            >
              <input
                type="radio"
                name="provider"
                value={tile.id}
                checked={provider === tile.id}
                onChange={() => setProvider(tile.id)}
                className="mt-0.5 size-5 shrink-0 accent-primary outline-none!"
              />
              <span className="flex min-w-0 flex-col">
                <span className="font-medium">{tile.name}</span>
                <span className="text-label text-text-2">{tile.hint}</span>
              </span>
            </label>
          ))}
        </div>
        {error ? (
          <p id="provider-error" className="text-label font-medium text-danger">
            {error}
          </p>
        ) : null}
      </fieldset>
      <div className="max-w-[640px]">
        <TextField
          name="link"
          label="Not sure? Paste any link you have from it"
          hint="For example the address of its sign-in page, its console, or its metadata."
          autoComplete="off"
          onChange={(event) => look(event.target.value)}
          error={issues.find(({ field }) => field === "link")?.message}
        />
        <p role="status" className="mt-1 min-h-6 text-label">
          {detected ? (
            <>
              This looks like <strong>{detected.name}</strong>. We chose it above.
            </>
          ) : found ? (
            "We don’t know that link. Choose above, or take “Other”."
          ) : null}
        </p>
      </div>
    </>
  );
}
