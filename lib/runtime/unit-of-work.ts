// The only caller of database.transaction. Rows and the events about them commit together, or neither does.

import type { Database } from "../../db/database";
import {
  type DoorRepositories,
  doorRepositories,
  type Repositories,
  repositories,
} from "../../db/repositories";
import type { AuditActor } from "../../db/repositories/audit";
import type { DomainEvent } from "../core/events";
import type { OrganizationId } from "../core/ids";
import type { Ports } from "./ports";
import { newId } from "./secrets";

type Work = Pick<Ports, "database" | "clock">;

/** Thrown inside to roll back and answer all the same. */
class RolledBack extends Error {
  constructor(readonly answer: unknown) {
    super("rolled back");
  }
}

/**
 * One organization's transaction. `work` answers its result and the events; with `rollBack` nothing of it stays.
 * It may run more than once, so it must touch nothing but the database.
 */
export async function unitOfWork<T>(
  ports: Work,
  organizationId: OrganizationId,
  actor: AuditActor,
  work: (
    repos: Repositories,
    now: Date,
  ) => Promise<{ answer: T; events: readonly DomainEvent[]; rollBack?: boolean }>,
): Promise<T> {
  const { database } = ports;
  const now = ports.clock();
  return answering(() =>
    database.transaction(async (tx) => {
      const repos = repositories(database.tables, tx, organizationId);
      const { answer, events, rollBack } = await work(repos, now);
      if (rollBack) throw new RolledBack(answer);
      await repos.audit.append(events, actor, now, () => newId("event"));
      return answer;
    }),
  );
}

/**
 * The door's transaction, across organizations: for lib/login, jobs and the operator. In a command a refusal leaves no
 * trace; here a refusal is the outcome, recorded with its event through `record`.
 */
export async function doorWork<T>(
  ports: Work,
  work: (
    door: DoorRepositories,
    now: Date,
    record: (
      organizationId: OrganizationId | null,
      actor: AuditActor,
      ...events: DomainEvent[]
    ) => Promise<void>,
  ) => Promise<T>,
): Promise<T> {
  const { database } = ports;
  const now = ports.clock();
  return database.transaction((tx) => {
    const door = doorRepositories(database.tables, tx);
    return work(door, now, (organizationId, actor, ...events) =>
      door.audit(organizationId).append(events, actor, now, () => newId("event")),
    );
  });
}

/**
 * Tries something for real and takes all of it back: `work` gets ports whose database is one transaction, and whatever it
 * answers, no row of it stays. It must touch nothing but the database. Inside, what a refused command wrote before it was
 * refused is taken back only at the end.
 */
export async function rehearse<P extends Work, T>(ports: P, work: (rehearsed: P) => Promise<T>): Promise<T> {
  const { database } = ports;
  return answering(() =>
    database.transaction<T>(async (tx) => {
      const rehearsed: Database = {
        dialect: database.dialect,
        tables: database.tables,
        read: tx,
        transaction: (inner) => inner(tx),
        statement: (inner) => inner(tx),
        ping: () => database.ping(),
        close: async () => undefined,
      };
      throw new RolledBack(await work({ ...ports, database: rehearsed }));
    }),
  );
}

/** Reading outside a transaction. */
export const readsOf = (
  { database }: Pick<Ports, "database">,
  organizationId: OrganizationId,
): Repositories => repositories(database.tables, database.read, organizationId);
export const doorReads = ({ database }: Pick<Ports, "database">): DoorRepositories =>
  doorRepositories(database.tables, database.read);

async function answering<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RolledBack) return error.answer as T;
    throw error;
  }
}
