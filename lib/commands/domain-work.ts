import { z } from "zod";
import type { DomainId } from "../core/ids";
import type { CommandContext } from "../runtime/command";

/** What changing a domain needs, whoever does it: a person or the job. */
export type DomainWork = Pick<CommandContext<undefined>, "repos" | "now" | "newId" | "origin">;

export const domainIdInput = z.string().transform((id) => id as DomainId);
