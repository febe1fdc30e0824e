"use client";
import { type DragEvent, useRef, useState } from "react";
import { Field, inputClass, TextAreaField } from "@/components/ui/field";
import { useRefusal } from "../admin/action-form";
import { useFieldError, useWithoutPrivateKey } from "./form-field";

/** As the server's own limit: a larger file is not even read. */
const LARGEST = 1024 * 1024;

/** XML by file, by dropping it, or by paste: a chosen file is read into the text field, so that what is sent can be seen. */
export function MetadataFile({ fileName }: { fileName?: string | undefined }) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | undefined>();
  const [over, setOver] = useState(false);
  const refusal = useRefusal();
  const field = useRef<HTMLTextAreaElement>(null);
  useWithoutPrivateKey(field, () => setText(""));

  async function take(file: File | undefined) {
    if (!file) return;
    if (file.size > LARGEST)
      return setProblem(
        "That file is larger than 1 MiB. Get the metadata of your identity provider alone, not of a whole federation.",
      );
    setProblem(undefined);
    setText(await file.text());
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition; the button inside does the same (2.5.7)
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col gap-4 rounded-control border border-dashed p-4 ${over ? "border-primary bg-primary-soft" : "border-line-strong"}`}
    >
      <Field
        id="metadata-file"
        label="Metadata file"
        hint={`${fileName ? `It is called ${fileName}. ` : ""}Choose it, or drop it here.`}
        error={problem}
      >
        <input
          id="metadata-file"
          type="file"
          accept=".xml,text/xml,application/xml"
          aria-describedby={problem ? "metadata-file-hint metadata-file-error" : "metadata-file-hint"}
          className={`${inputClass} bg-surface! py-1.5`}
          onChange={(event) => take(event.target.files?.[0])}
        />
      </Field>
      <TextAreaField
        ref={field}
        name="metadata"
        error={useFieldError("metadata")}
        label="Or paste the XML"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {refusal?.code === "metadata-choices" ? <Choices choices={refusal.choices} /> : null}
    </div>
  );
}

/** One metadata file that describes several identity providers: which is yours? */
export function Choices({
  choices,
}: {
  choices: ReadonlyArray<{ issuer: string; displayName: string | null }>;
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-label font-medium">Which of them is yours?</legend>
      {choices.map(({ issuer, displayName }) => (
        <label key={issuer} className="flex min-h-8 items-start gap-2.5">
          <input
            type="radio"
            name="entityId"
            value={issuer}
            className="mt-0.5 size-5 shrink-0 accent-primary"
          />
          <span className="min-w-0 wrap-anywhere">
            {displayName ? `${displayName} · ` : ""}
            <code className="text-value">{issuer}</code>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
