"use client";
import { useState } from "react";
import { Field, inputClass, TextAreaField } from "@/components/ui/field";

/** XML by file or paste: a chosen file is read into the text field, so that what is sent can be seen. */
export function MetadataFile() {
  const [text, setText] = useState("");
  return (
    <>
      <Field id="metadata-file" label="Metadata file">
        <input
          id="metadata-file"
          type="file"
          accept=".xml,text/xml,application/xml"
          className={`${inputClass} py-1.5`}
          onChange={async (event) => setText((await event.target.files?.[0]?.text()) ?? "")}
        />
      </Field>
      <TextAreaField
        name="metadata"
        label="Or paste the XML"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </>
  );
}
