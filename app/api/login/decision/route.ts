import { parseTypedEmail } from "@/lib/core/email";
import { serviceProviderOf } from "@/lib/core/sso-profile";
import { startLogin } from "@/lib/login/start-login";
import { ports } from "@/lib/runtime/ports";
import { stranger } from "@/lib/session/visitor";
import { otherMethods } from "../../../other-methods";
import { readBody } from "../../../read-body";

const MOST_BYTES = 4096;

const answer = (body: object, status = 200, more: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { "cache-control": "no-store", ...more } });

/** Which way this address signs in, for the software behind Doorward (PRODUCT.md section 3). */
export async function POST(request: Request) {
  const body = await readBody(request, MOST_BYTES);
  if (!body) return answer({ error: `Send at most ${MOST_BYTES} bytes: one e-mail address is enough.` }, 413);
  const email = parseTypedEmail(emailOf(body.toString("utf8")));
  if (!email)
    return answer(
      { error: 'Send a JSON object with an e-mail address, for example {"email":"bob@acme.test"}.' },
      400,
    );
  const open = await ports();
  const step = await startLogin(open, { email, visitor: await stranger() });
  if ("wait" in step)
    return answer({ error: `Too many questions. Ask again in ${step.wait} seconds.` }, 429, {
      "retry-after": String(step.wait),
    });
  if (step.by === "password") return answer(step);
  const { startUrl } = serviceProviderOf(open.env.appUrl, step.profileId);
  return answer({ ...step, startUrl });
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods(
  "POST",
  'This address takes a POST with a JSON object, for example {"email":"bob@acme.test"}.',
  (error, headers) => answer({ error }, 405, headers),
);

function emailOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    const email = (body as { email?: unknown } | null)?.email;
    return typeof email === "string" ? email : "";
  } catch {
    return "";
  }
}
