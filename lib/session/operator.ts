import { notFound } from "next/navigation";
import type { Operator } from "../runtime/actor";
import { administrator } from "./administrator";

/**
 * Who runs this installation. Somebody who came through an organization's identity provider is never the operator,
 * whatever the row says: that organization's administrators could have signed in as them (SAML.md 4). Everybody else
 * finds no such page.
 */
export async function operator(returnTo = "/operator"): Promise<Operator> {
  const person = await administrator(returnTo);
  if (!person.operator || person.by === "sso") notFound();
  return person as Operator;
}
