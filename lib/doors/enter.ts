// The last steps of a way in: a right password, and a ticket that becomes a session.
import { parseEmail } from "../core/email";
import { START_PAGE } from "../core/return-path";
import { redeemTicket } from "../login/redeem-ticket";
import { submitPassword } from "../login/submit-password";
import type { Stage, Tried } from "./door";
import { closedToPassword, opened } from "./reasons";

const MATCHES = "a password that matches";

/** Types a password that matches, and goes on to the session. `email`: another than the stage's. */
export async function withPassword(
  stage: Stage,
  given: { readonly email?: string; readonly recoveryCode?: string } = {},
): Promise<Tried["into"] | "asks-code"> {
  const { ports, visitor } = stage;
  const answer = await submitPassword(ports, {
    email: given.email === undefined ? stage.email : parseEmail(given.email)!,
    password: MATCHES,
    ...(given.recoveryCode === undefined ? {} : { recoveryCode: given.recoveryCode }),
    returnTo: START_PAGE,
    visitor,
  });
  // Whoever has the app, or sets it up now, gets on.
  if ("codeFor" in answer || "setUpFor" in answer) return "asks-code";
  return "ticket" in answer ? withTicket(stage, answer.ticket) : null;
}

/** Redeems the ticket in the browser that began. */
export async function withTicket({ ports, visitor }: Stage, ticket: string): Promise<Tried["into"]> {
  const redeemed = await redeemTicket(ports, { ticket, ...visitor });
  return redeemed?.session.by ?? null;
}

/** A password is saved by now: does it work? With a second factor, whoever has it gets on. */
export async function thenPassword(stage: Stage): Promise<Tried> {
  const into = await withPassword(stage);
  if (into === null) return closedToPassword(stage, "Their passkey is asked instead of a password.");
  return opened(stage, into === "asks-code" ? "password" : into);
}
