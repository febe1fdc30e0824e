// What the steps of one `apply` share: one transaction, one organization at a time, and what it says afterwards.
import type { DoorRepositories, Repositories } from "../../../db/repositories";
import type { DomainEvent } from "../../core/events";
import type { OrganizationId } from "../../core/ids";
import type { newId } from "../../runtime/secrets";

/** Thrown to roll everything back; each sentence names its place in the file. */
export class ApplyRefused extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join("\n"));
  }
}

export function refuse(place: string, sentence: string): never {
  throw new ApplyRefused([`${place}: ${sentence}`]);
}

/** What one run says, in order. */
export interface ApplyNotes {
  /** One line for each change. */
  readonly changes: string[];
  readonly warnings: string[];
}

export interface OrganizationWork {
  readonly door: DoorRepositories;
  readonly repos: Repositories;
  readonly organization: { readonly id: OrganizationId; readonly name: string };
  /** `organizations[0]`. */
  readonly place: string;
  readonly now: Date;
  readonly origin: string;
  readonly newId: typeof newId;
  /** A change: its line, and the events that record it as the operator's act. */
  did(line: string, ...events: DomainEvent[]): void;
  warn(sentence: string): void;
  /** Where the file used the operator's power instead of the product's rules; recorded with `operator.applied`. */
  vouch(sentence: string): void;
}
