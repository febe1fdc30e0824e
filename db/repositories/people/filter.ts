import type { Role } from "../../../lib/core/access";
import type { UserRow } from "../users";

export interface PeopleFilter {
  /** Part of a name or an address. */
  readonly search?: string;
  readonly role?: Role;
  readonly status?: UserRow["status"];
  readonly domain?: string;
  readonly signIn?: "sso" | "password" | "exempt" | "emergency";
  /** On none of the organization's verified domains. */
  readonly outside?: true;
  /** Has a password, and neither an authenticator app nor a passkey. */
  readonly passwordAlone?: true;
}

export interface PeoplePage {
  readonly people: UserRow[];
  /** Address after which the next page begins; null at the end. */
  readonly next: string | null;
  /** False: this page stopped after SCAN_LIMIT people without being full; `next` goes on looking. */
  readonly complete: boolean;
}

/** How many people match; `more`: at least that many. */
export interface PeopleCount {
  readonly people: number;
  readonly more: boolean;
}
