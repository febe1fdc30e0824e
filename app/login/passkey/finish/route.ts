import { parseReturnPath } from "@/lib/core/return-path";
import { type PasskeySignIn, submitPasskey } from "@/lib/login/submit-passkey";
import { ports } from "@/lib/runtime/ports";
import { setTicket, visitor } from "@/lib/session/visitor";
import { fromOurPage } from "../from-our-page";

/** More than any passkey answers. */
const LONGEST = 64 * 1024;

/** The browser's answer → a ticket cookie and where to go, or a sentence. */
export async function POST(request: Request) {
  if (!(await fromOurPage(request))) return new Response(null, { status: 403 });
  const sent = await readJson(request);
  const emergency = typeof sent.recoveryCode === "string";
  const answer = await submitPasskey(await ports(), {
    answer: sent.answer,
    ...(emergency ? { recoveryCode: sent.recoveryCode as string } : {}),
    returnTo: parseReturnPath(sent.next),
    visitor: await visitor(),
  });
  if ("refused" in answer) return Response.json({ problem: sentence(answer, emergency) });
  await setTicket(answer.ticket);
  return Response.json({ go: "/login/complete" });
}

function sentence(answer: Exclude<PasskeySignIn, { ticket: string }>, emergency: boolean): string {
  if (answer.refused === "ended") return "That took too long. Try it again.";
  if (answer.refused === "too-many")
    return `Too many tries. Wait ${Math.ceil(answer.seconds / 60)} minutes, or sign in with single sign-on.`;
  return emergency
    ? "This passkey and recovery code don’t belong together, or the code was used already."
    : "This passkey doesn’t sign you in. If your organization uses single sign-on, sign in with it.";
}

/** An object, whatever came. */
async function readJson(request: Request): Promise<Record<string, unknown>> {
  try {
    const text = await request.text();
    const sent: unknown = text.length > LONGEST ? null : JSON.parse(text);
    return typeof sent === "object" && sent !== null ? (sent as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
