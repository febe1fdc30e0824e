// The body of a POST from another site (SECURITY.md T1, T2): a form, of limited size, each field at most once.
import { readBody } from "../read-body";

const MOST_BYTES = 512 * 1024;

export type PostedForm =
  | { readonly fields: URLSearchParams }
  | { readonly refused: "not-a-form" | "too-large" };

/** Never holds more than 512 KiB, whatever Content-Length says. */
export async function readPost(request: Request): Promise<PostedForm> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return { refused: "not-a-form" };
  const body = await readBody(request, MOST_BYTES);
  return body ? { fields: new URLSearchParams(body.toString("latin1")) } : { refused: "too-large" };
}
