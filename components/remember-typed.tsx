"use client";
import { useEffect, useRef } from "react";

/** Larger texts are files that can be chosen again. */
const MOST_LETTERS = 200_000;

/**
 * Inside a form: this tab keeps what is typed into it, so that it survives a reload and a way to another page and back.
 * It is forgotten when the form was accepted (`doneAt`) and with the tab. Passwords, codes and private keys are never kept.
 */
export function RememberTyped({ name, doneAt }: { name: string; doneAt: number | null }) {
  const marker = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = marker.current?.closest("form");
    if (!form) return;
    const key = `typed ${window.location.pathname} ${name}`;
    restore(form, read(key));
    const save = () => write(key, typedIn(form));
    form.addEventListener("input", save);
    return () => form.removeEventListener("input", save);
  }, [name]);
  useEffect(() => {
    if (doneAt !== null) write(`typed ${window.location.pathname} ${name}`, null);
  }, [doneAt, name]);
  return <span ref={marker} hidden />;
}

type Typed = Record<string, string>;

function typedIn(form: HTMLFormElement): Typed {
  const typed: Typed = {};
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "input[name], textarea",
  )) {
    const kept =
      field instanceof HTMLTextAreaElement || ["text", "url", "email", "number"].includes(field.type);
    if (!kept || field.value === field.defaultValue || field.value.length > MOST_LETTERS) continue;
    if (field.value.includes("PRIVATE KEY") || /password|code|secret/i.test(field.name)) continue;
    typed[field.name] = field.value;
  }
  return typed;
}

/** As if it were typed: components that hold their value hear of it too. */
function restore(form: HTMLFormElement, typed: Typed): void {
  for (const [name, value] of Object.entries(typed)) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    const prototype =
      field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function read(key: string): Typed {
  try {
    return JSON.parse(window.sessionStorage.getItem(key) ?? "{}") as Typed;
  } catch {
    return {};
  }
}

/** A browser that keeps nothing (private mode, full storage) still has a working form. */
function write(key: string, typed: Typed | null): void {
  try {
    if (typed && Object.keys(typed).length > 0) window.sessionStorage.setItem(key, JSON.stringify(typed));
    else window.sessionStorage.removeItem(key);
  } catch {
    // Nothing to do: it is only a convenience.
  }
}
