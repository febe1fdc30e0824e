// The shape of every question a page asks.
import type { z } from "zod";
import type { Repositories } from "../../db/repositories";
import { can, type Permission } from "../core/access";
import type { Refusal } from "../core/refusals";
import type { Actor } from "./actor";
import type { Ports } from "./ports";
import { readsOf } from "./unit-of-work";

export interface QueryContext {
  readonly actor: Actor;
  readonly now: Date;
  readonly reads: Repositories;
  readonly origin: string;
  readonly mailIsSent: boolean;
}

export interface Query<I extends z.ZodType, R> {
  readonly permission: Permission;
  readonly input: I;
  /** Holders of a set-up link may ask this about their own profile (`input.profileId`). */
  readonly setUpContact?: "profile" | "domains";
  run(context: QueryContext, input: z.output<I>): Promise<R>;
}

export function defineQuery<I extends z.ZodType, R>(query: Query<I, R>): Query<I, R> {
  return query;
}

/** Answers, or says why this person may not ask. Input comes from addresses, so a wrong one is `not-found`. */
export async function runQuery<I extends z.ZodType, R>(
  ports: Ports,
  query: Query<I, R>,
  actor: Actor,
  raw: unknown,
): Promise<{ answer: R } | { refused: Refusal }> {
  if (!mayAsk(query, actor, raw)) return { refused: { code: "forbidden", permission: query.permission } };
  const input = query.input.safeParse(raw);
  if (!input.success) return { refused: { code: "not-found", what: "page" } };
  const answer = await query.run(
    {
      actor,
      now: ports.clock(),
      reads: readsOf(ports, actor.organizationId),
      origin: ports.env.appUrl,
      mailIsSent: ports.env.smtpUrl !== null,
    },
    input.data,
  );
  return { answer };
}

function mayAsk<I extends z.ZodType, R>(query: Query<I, R>, actor: Actor, raw: unknown): boolean {
  if (actor.kind === "person") return can(actor.role, query.permission);
  if (query.setUpContact === "profile")
    return (raw as { profileId?: unknown } | null)?.profileId === actor.profileId;
  return query.setUpContact === "domains" && actor.mayVerifyDomains;
}
