// The body of a POST from another site (SECURITY.md T1, T2): a form, of limited size, each field at most once.

const MOST_BYTES = 512 * 1024;

export type PostedForm =
  | { readonly fields: URLSearchParams }
  | { readonly refused: "not-a-form" | "too-large" };

/** Never holds more than 512 KiB, whatever Content-Length says. */
export async function readPost(request: Request): Promise<PostedForm> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return { refused: "not-a-form" };
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return { refused: "too-large" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return { refused: "too-large" };
    chunks.push(chunk);
  }
  return { fields: new URLSearchParams(Buffer.concat(chunks).toString("latin1")) };
}
