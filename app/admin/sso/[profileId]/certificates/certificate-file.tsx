"use client";
import { useState } from "react";
import { Field, inputClass } from "@/components/ui/field";

const LARGEST = 64 * 1024;

/** A .pem, .cer or .crt file is read into the text field of its form; binary ones as base64. */
export function CertificateFile() {
  const [problem, setProblem] = useState<string | undefined>();
  async function take(input: HTMLInputElement) {
    const file = input.files?.[0];
    const area = input.form?.elements.namedItem("certificate");
    if (!file || !(area instanceof HTMLTextAreaElement)) return;
    if (file.size > LARGEST) return setProblem("That file is too large for a certificate.");
    setProblem(undefined);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    area.value = text.includes("-----BEGIN") || /^[A-Za-z0-9+/=\s]+$/.test(text) ? text : base64(bytes);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return (
    <div className="needs-script">
      <Field id="certificate-file" label="Certificate file" hint=".pem, .cer or .crt" error={problem}>
        <input
          id="certificate-file"
          type="file"
          accept=".pem,.cer,.crt,.cert,.der,application/x-x509-ca-cert"
          aria-describedby="certificate-file-hint"
          className={`${inputClass} bg-surface! py-1.5`}
          onChange={(event) => take(event.target)}
        />
      </Field>
    </div>
  );
}

const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
