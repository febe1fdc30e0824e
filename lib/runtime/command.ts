// The shape of every change: a permission, an input, what happens outside, and a decision that reports what it did.
import type { z } from "zod";
import type { Repositories } from "../../db/repositories";
import { can, isFresh, type Permission } from "../core/access";
import type { Events } from "../core/events";
import type { Refusal } from "../core/refusals";
import { type Actor, type Administrator, auditActor } from "./actor";
import type { Ports } from "./ports";
import { newId, newSecret } from "./secrets";
import { readsOf, unitOfWork } from "./unit-of-work";

declare const noEvent: unique symbol;
/** Only somebody's place is kept (ticks of a guide, the step one is on): no setting of anybody changes by it. */
export type KeepsAPlace = readonly [] & { readonly [noEvent]: true };
export const KEEPS_A_PLACE = [] as unknown as KeepsAPlace;

/** Done, with at least one event; or refused, which leaves no trace. */
export type Outcome<R> = { done: R; events: Events | KeepsAPlace } | { refused: Refusal };

export interface CommandContext<E> {
  readonly actor: Actor;
  readonly now: Date;
  readonly repos: Repositories;
  readonly evidence: E;
  readonly newId: typeof newId;
  readonly newSecret: typeof newSecret;
  /** Public origin, for addresses in mails and profiles. */
  readonly origin: string;
  /** Mail is sent by a server; otherwise links are shown to the administrator to pass on. */
  readonly mailIsSent: boolean;
}

export interface Command<I extends z.ZodType, E, R> {
  readonly permission: Permission;
  readonly input: I;
  /** R11: dangerous; asks for a sign-in within ten minutes. */
  readonly fresh?: true;
  /** Holders of a set-up link may do this too, for their own profile (`input.profileId`), or for domains if the link says so. */
  readonly setUpContact?: "profile" | "domains";
  /** DNS, HTTP, hashing: never inside the transaction. May refuse. Runs before `run`, once. */
  prepare?(
    outside: Ports,
    reads: Repositories,
    input: z.output<I>,
    actor: Actor,
  ): Promise<{ evidence: E } | { refused: Refusal }>;
  run(context: CommandContext<E>, input: z.output<I>): Promise<Outcome<R>>;
}

/** `E` is undefined for a command without `prepare`. */
export function defineCommand<I extends z.ZodType, R, E = undefined>(
  command: Command<I, E, R>,
): Command<I, E, R> {
  return command;
}

/** Permission → input → freshness → prepare → transaction { run → refused? roll back : events } → answer. */
export async function runCommand<I extends z.ZodType, E, R>(
  ports: Ports,
  command: Command<I, E, R>,
  actor: Actor,
  raw: unknown,
): Promise<{ done: R } | { refused: Refusal }> {
  const forbidden = await refusePermission(ports, command, actor, raw);
  if (forbidden) return { refused: forbidden };
  const input = command.input.safeParse(raw);
  if (!input.success) return { refused: { code: "invalid-input", issues: input.error.issues.map(issue) } };
  if (command.fresh && actor.kind === "person" && !isFresh(actor.signedInAt, ports.clock())) {
    return { refused: { code: "sign-in-not-fresh" } };
  }
  const reads = readsOf(ports, actor.organizationId);
  const prepared = command.prepare
    ? await command.prepare(ports, reads, input.data, actor)
    : { evidence: undefined as E };
  if ("refused" in prepared) return prepared;
  return unitOfWork<{ done: R } | { refused: Refusal }>(
    ports,
    actor.organizationId,
    auditActor(actor),
    async (repos, now) => {
      const outcome = await command.run(
        {
          actor,
          now,
          repos,
          evidence: prepared.evidence,
          newId,
          newSecret,
          origin: ports.env.appUrl,
          mailIsSent: ports.env.smtpUrl !== null,
        },
        input.data,
      );
      return "refused" in outcome
        ? { answer: { refused: outcome.refused }, events: [], rollBack: true }
        : { answer: { done: outcome.done }, events: outcome.events };
    },
  );
}

async function refusePermission<I extends z.ZodType, E, R>(
  ports: Ports,
  command: Command<I, E, R>,
  actor: Actor,
  raw: unknown,
): Promise<Refusal | null> {
  const { permission } = command;
  if (actor.kind === "contact") {
    const profileId = (raw as { profileId?: unknown } | null)?.profileId;
    if (command.setUpContact === "profile" && profileId === actor.profileId) return null;
    if (command.setUpContact === "domains" && actor.mayVerifyDomains) return null;
    return { code: "forbidden", permission };
  }
  if (can(actor.role, permission)) return null;
  const owners = await readsOf(ports, actor.organizationId).users.owners();
  return { code: "forbidden", permission, owners: owners.slice(0, 5).map((owner) => owner.name) };
}

const issue = ({ path, message }: { path: PropertyKey[]; message: string }) => ({
  field: path.join("."),
  message,
});

/** For commands that only a person may run: narrows the actor. */
export function asPerson(actor: Actor): Administrator {
  if (actor.kind !== "person") throw new Error("This command is not open to set-up links.");
  return actor;
}
