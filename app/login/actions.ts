"use server";
// The forms of the door. Each works without JavaScript: an answer is a redirect, or the same page with a sentence.
import { redirect } from "next/navigation";
import { parseEmail, parseTypedEmail } from "@/lib/core/email";
import type { AttemptId } from "@/lib/core/ids";
import { parseReturnPath, withReturnPath } from "@/lib/core/return-path";
import { profileForAddress } from "@/lib/login/begin-sso";
import { requestReset } from "@/lib/login/request-reset";
import { setUpSecondFactor as judgeSetUp } from "@/lib/login/set-up-second-factor";
import { startLogin as decide } from "@/lib/login/start-login";
import {
  submitPassword as judge,
  submitCode as judgeCode,
  type PasswordAnswer,
} from "@/lib/login/submit-password";
import { ports } from "@/lib/runtime/ports";
import { setTicket, visitor } from "@/lib/session/visitor";

/** What a form of the door knows of its last try. `email` is given back; a password never is. */
export interface LoginState {
  readonly problem: string | null;
  readonly email: string;
  readonly sent?: true;
}

const text = (form: FormData, name: string) => String(form.get(name) ?? "");
const NOT_AN_ADDRESS = "That is not an e-mail address. Type it like name@company.com.";
const minutes = (seconds: number) =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;

/** Step 1: the address decides (PRODUCT.md section 3). */
export async function startLogin(_state: LoginState, form: FormData): Promise<LoginState> {
  const typed = text(form, "email");
  const next = parseReturnPath(text(form, "next"));
  const email = parseTypedEmail(typed);
  if (!email) return { problem: NOT_AN_ADDRESS, email: typed };
  const wanted = text(form, "way");
  const query = (path: string) => withReturnPath(`${path}?email=${encodeURIComponent(email)}`, "next", next);
  if (wanted === "password") redirect(query("/login/password"));
  const open = await ports();
  const who = await visitor();
  const step = await decide(open, { email, visitor: who });
  if ("wait" in step)
    return { problem: `Too many tries. Wait ${minutes(step.wait)} and try again.`, email: typed };
  if (step.by === "password" && wanted === "sso") {
    const profile = await profileForAddress(open, email);
    if ("domain" in profile)
      return {
        problem: `We don’t have single sign-on for addresses at ${profile.domain}. Check the spelling, or use a password.`,
        email: typed,
      };
    redirect(withReturnPath(`/login/continue?profile=${profile.profileId}`, "next", next));
  }
  const fresh = form.get("fresh") ? "&fresh=1" : "";
  redirect(
    step.by === "sso"
      ? withReturnPath(`/login/continue?profile=${step.profileId}${fresh}`, "next", next)
      : query("/login/password"),
  );
}

/** Step 2. The same sentence for everything that does not match (UX.md C.3). */
export async function submitPassword(_state: LoginState, form: FormData): Promise<LoginState> {
  const email = parseTypedEmail(text(form, "email"));
  const next = parseReturnPath(text(form, "next"));
  if (!email) return { problem: NOT_AN_ADDRESS, email: text(form, "email") };
  const answer = await judge(await ports(), {
    email,
    password: text(form, "password"),
    returnTo: next,
    visitor: await visitor(),
  });
  return arrive(answer, email);
}

/** Emergency access: password and recovery code together (UX.md A.6.9). */
export async function submitEmergency(_state: LoginState, form: FormData): Promise<LoginState> {
  const typed = text(form, "email");
  const email = parseTypedEmail(typed);
  if (!email) return { problem: NOT_AN_ADDRESS, email: typed };
  const answer = await judge(await ports(), {
    email,
    password: text(form, "password"),
    recoveryCode: text(form, "recoveryCode"),
    returnTo: parseReturnPath(text(form, "next")),
    visitor: await visitor(),
  });
  const wrong =
    "This address, password and recovery code don’t belong together, or the code was used already.";
  return arrive(answer, typed, wrong);
}

/** The second factor's code. */
export async function submitCode(_state: LoginState, form: FormData): Promise<LoginState> {
  const attempt = text(form, "attempt") as AttemptId;
  const answer = await judgeCode(await ports(), {
    attempt,
    code: text(form, "code"),
    visitor: await visitor(),
  });
  if ("refused" in answer && answer.refused === "ended") redirect("/login?note=too-long");
  const wrong = "That code is not right, or it was used already. Wait for the next one and try again.";
  return arrive(answer as PasswordAnswer, "", wrong);
}

/** The first code of the app that the organization asks for. */
export async function setUpSecondFactor(_state: LoginState, form: FormData): Promise<LoginState> {
  const answer = await judgeSetUp(await ports(), {
    attempt: text(form, "attempt") as AttemptId,
    code: text(form, "code"),
    visitor: await visitor(),
  });
  if ("refused" in answer && answer.refused === "ended") redirect("/login?note=too-long");
  const wrong = "That code is not right. Type the six digits that your app shows for Doorward now.";
  return arrive(answer as PasswordAnswer, "", wrong);
}

/** Asks for a reset link; says the same whoever it is. */
export async function requestResetLink(_state: LoginState, form: FormData): Promise<LoginState> {
  const typed = text(form, "email");
  const email = parseTypedEmail(typed);
  if (!email) return { problem: NOT_AN_ADDRESS, email: typed };
  const waiting = await requestReset(await ports(), { email, visitor: await visitor() });
  return waiting
    ? { problem: `Too many tries. Wait ${minutes(waiting.wait)} and try again.`, email: typed }
    : { problem: null, email: parseEmail(email) ?? typed, sent: true };
}

async function arrive(answer: PasswordAnswer, email: string, wrong?: string): Promise<LoginState> {
  if ("ticket" in answer) {
    await setTicket(answer.ticket);
    redirect("/login/arrive");
  }
  if ("codeFor" in answer) redirect(`/login/code?attempt=${answer.codeFor}`);
  if ("setUpFor" in answer) redirect(`/login/second-factor?attempt=${answer.setUpFor}`);
  if (answer.refused === "passkey-needed")
    return {
      problem: "Your organization asks for a second factor, and yours is a passkey. Sign in with it below.",
      email,
    };
  return answer.refused === "too-many"
    ? {
        problem: `Too many tries. Wait ${minutes(answer.seconds)}, or sign in with single sign-on.`,
        email,
      }
    : {
        problem:
          wrong ??
          "That e-mail address and password don’t match. If your organization uses single sign-on, sign in with it.",
        email,
      };
}
