// Plays the browser where nothing has to be drawn: follows redirects, keeps cookies, fills in forms.
import type { APIRequestContext, APIResponse } from "@playwright/test";
import type { PracticeFault } from "../lib/practice/faults";
import { IDP_PASSWORD } from "./idp/simplesamlphp";

export interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The first form of a page, with the fields that it would send; null when there is none. */
export function formOf(html: string, base: string): Form | null {
  const form = /<form\b[^>]*>[\s\S]*?<\/form>/i.exec(html)?.[0];
  if (!form) return null;
  const open = /<form\b[^>]*>/i.exec(form)![0];
  const inputs = [...form.matchAll(/<input\b[^>]*>/gi)].map(([tag]) => tag);
  const sent = inputs.filter(
    (tag) =>
      attribute(tag, "name") &&
      attribute(tag, "type") !== "submit" &&
      (!/^(radio|checkbox)$/.test(attribute(tag, "type") ?? "") || /\schecked/.test(tag)),
  );
  return {
    action: new URL(attribute(open, "action") ?? "", base).href,
    fields: Object.fromEntries(sent.map((tag) => [attribute(tag, "name")!, attribute(tag, "value") ?? ""])),
  };
}

/** Goes through an identity provider's pages until it would post the answer to us. */
export async function answerOf(
  request: APIRequestContext,
  start: string,
  who: { readonly email: string; readonly fault?: PracticeFault },
): Promise<Form> {
  let page = await request.get(start);
  for (let step = 0; step < 6; step++) {
    const form = formOf(await page.text(), page.url());
    if (!form) throw new Error(`There is no form at ${page.url()} (${page.status()}): ${await words(page)}`);
    if ("SAMLResponse" in form.fields) return form;
    const filled: Record<string, string> = { ...form.fields };
    if ("username" in filled) Object.assign(filled, { username: who.email, password: IDP_PASSWORD });
    if ("address" in filled)
      Object.assign(filled, { person: "other", address: who.email, fault: who.fault ?? "none" });
    page = await request.post(form.action, { form: filled });
  }
  throw new Error("The identity provider never answered.");
}

/** Posts the answer as the browser would and follows where it leads. */
export function deliver(request: APIRequestContext, { action, fields }: Form): Promise<APIResponse> {
  return request.post(action, { form: { ...fields } });
}

/** The words of a page, for failures and for expectations. */
export async function words(page: APIResponse): Promise<string> {
  return decoded(
    (await page.text()).replace(/<(script|style)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " "),
  )
    .replace(/\s+/g, " ")
    .trim();
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  return found ? decoded(found[1] ?? found[2] ?? "") : null;
}

const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(quot|amp|lt|gt|apos));/gi, (_all, hex, decimal, name) =>
    name
      ? NAMED[name.toLowerCase()]!
      : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}
