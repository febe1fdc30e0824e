import { headers } from "next/headers";
import { parseTypedEmail } from "@/lib/core/email";
import { serviceProviderOf } from "@/lib/core/sso-profile";
import { startLogin } from "@/lib/login/start-login";
import { ports } from "@/lib/runtime/ports";
import { stranger } from "@/lib/session/visitor";

const answer = (body: object, status = 200, more: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { "cache-control": "no-store", ...more } });

/** Which way this address signs in, for the software behind Doorward (PRODUCT.md section 3). */
export async function POST(request: Request) {
  await headers();
  const text = await request.text();
  const email = text.length > 4096 ? null : parseTypedEmail(emailOf(text));
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

function emailOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    const email = (body as { email?: unknown } | null)?.email;
    return typeof email === "string" ? email : "";
  } catch {
    return "";
  }
}
