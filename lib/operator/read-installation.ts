// What the operator sees of the installation: organizations, and the mail that nobody sends.
import type { MailRow } from "../../db/repositories/outbox";
import type { OrganizationId } from "../core/ids";
import type { Operator } from "../runtime/actor";
import type { Ports } from "../runtime/ports";
import { doorReads } from "../runtime/unit-of-work";
import { SIGN_UP_SETTING } from "./sign-up-setting";

export interface OrganizationRow {
  readonly id: OrganizationId;
  readonly name: string;
  readonly createdAt: Date;
  readonly people: number;
  /** There are more than were counted. */
  readonly more: boolean;
  readonly domains: readonly {
    readonly name: string;
    readonly verified: boolean;
    readonly required: boolean;
  }[];
}

/** Oldest first. */
export async function readOrganizations(
  ports: Pick<Ports, "database" | "clock">,
  _by: Operator,
): Promise<readonly OrganizationRow[]> {
  const door = doorReads(ports);
  const now = ports.clock();
  const rows = await door.installation.organizations();
  return Promise.all(
    rows.map(async ({ id, name, createdAt }) => {
      const { domains, people } = door.of(id);
      return {
        id,
        name,
        createdAt,
        ...(await people.count({}, now)),
        domains: (await domains.list()).map((row) => ({
          name: row.name,
          verified: row.verifiedAt !== null,
          required: row.enforcedByProfileId !== null,
        })),
      };
    }),
  );
}

/** The newest mails of everybody. */
export async function readOutbox(ports: Pick<Ports, "database">, _by: Operator): Promise<readonly MailRow[]> {
  return doorReads(ports).outbox(null).recent(200);
}

export async function readMail(
  ports: Pick<Ports, "database">,
  _by: Operator,
  id: string,
): Promise<MailRow | null> {
  return doorReads(ports).outbox(null).find(id);
}

/** Open unless the operator closed it. */
export async function isSignUpOpen(ports: Pick<Ports, "database">): Promise<boolean> {
  return (await doorReads(ports).installation.setting<boolean>(SIGN_UP_SETTING)) !== false;
}
