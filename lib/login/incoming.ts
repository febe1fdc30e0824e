import type { ProfileAtDoor } from "../../db/repositories/logins";
import type { ProfileId } from "../core/ids";
import type { Ports } from "../runtime/ports";
import type { Visitor } from "./visitor";

/** What the door needs from outside. */
export type DoorPorts = Pick<Ports, "database" | "clock" | "env" | "seal">;

/** Everything about one response that the steps need. */
export interface Incoming {
  readonly profileId: ProfileId;
  readonly at: ProfileAtDoor;
  /** The form field as it came. */
  readonly samlResponse: string;
  /** No browser: a cross-site POST carries no Lax cookie (UX.md C.5). */
  readonly visitor: Omit<Visitor, "browser">;
}
