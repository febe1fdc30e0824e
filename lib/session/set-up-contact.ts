// Cookie → the branded set-up contact that commands and queries want. The link is read again at every request.
import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { cookieName, cookieOptions, SET_UP_COOKIE_SECONDS } from "../login/cookies";
import { confirmSetUpCode, readSetUp, type SetUpState } from "../login/open-set-up";
import type { SetUpContact } from "../runtime/actor";
import { type Command, runCommand } from "../runtime/command";
import { ports } from "../runtime/ports";
import { type Query, runQuery } from "../runtime/query";
import type { ActionState } from "./action-state";
import { clientIp } from "./client-ip";
import { formInput } from "./form-input";

/** What the link of this address shows in this browser. */
export async function setUpOf(token: string): Promise<SetUpState> {
  const open = await ports();
  const browser = (await cookies()).get(cookieName("set-up", open.env.appUrl))?.value ?? null;
  return readSetUp(open, { token, browser });
}

/** Null when the link has ended, was finished, or this browser has not confirmed its code. */
async function contactOf(token: string): Promise<SetUpContact | null> {
  const state = await setUpOf(token);
  if (state.is !== "open") return null;
  const { linkId, organizationId, profileId, mayVerifyDomains, email } = state;
  const { env } = await ports();
  const ip = clientIp(await headers(), env);
  return { kind: "contact", linkId, organizationId, profileId, mayVerifyDomains, email, ip } as SetUpContact;
}

/** A query on behalf of the contact; whoever has not confirmed the code is sent to where it is asked. */
export async function askAsContact<I extends z.ZodType, R>(
  token: string,
  query: Query<I, R>,
  input: z.input<I>,
): Promise<R> {
  const contact = await contactOf(token);
  if (!contact) redirect(`/setup/${token}`);
  const outcome = await runQuery(await ports(), query, contact, input);
  if ("answer" in outcome) return outcome.answer;
  notFound();
}

/** A server action on behalf of the contact. Its form carries the `token` of the page's address. */
export function contactAction<I extends z.ZodType, E, R>(
  command: Command<I, E, R>,
  go?: (done: R, token: string) => string,
) {
  return async (_state: ActionState<R>, form: FormData): Promise<ActionState<R>> => {
    const { token, ...typed } = formInput(form);
    const contact = typeof token === "string" ? await contactOf(token) : null;
    if (!contact) return { status: "refused", refused: { code: "link-ended" }, typed: {} };
    const outcome = await runCommand(await ports(), command, contact, typed);
    // A refusal too: when somebody else changed it meanwhile, the page comes back with what they saved.
    revalidatePath("/setup", "layout");
    if ("refused" in outcome) return { status: "refused", refused: outcome.refused, typed: {} };
    if (go) redirect(go(outcome.done, token as string));
    return { status: "done", done: outcome.done, at: Date.now() };
  };
}

/** The mailed code: right, it binds this browser to the link; a server action for `useActionState`. */
export async function confirmCode(_state: ActionState<null>, form: FormData): Promise<ActionState<null>> {
  const open = await ports();
  const { token = "", code = "" } = formInput(form) as Record<string, string>;
  const outcome = await confirmSetUpCode(open, { token, code, ip: clientIp(await headers(), open.env) });
  if ("refused" in outcome) return { status: "refused", refused: outcome.refused, typed: {} };
  (await cookies()).set(
    cookieName("set-up", open.env.appUrl),
    outcome.browser,
    cookieOptions(open.env.appUrl, SET_UP_COOKIE_SECONDS),
  );
  redirect(`/setup/${token}`);
}
