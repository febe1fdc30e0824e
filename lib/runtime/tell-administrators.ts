// Mail to everybody in charge: active owners and admins, and the confirmed extra addresses of the organization.
import type { Repositories } from "../../db/repositories";
import type { Mail, ToAdministrator } from "../core/mail";

/** Written with the change that causes it. `make` is called once per recipient. */
export async function tellAdministrators(
  {
    repos,
    now,
    newId,
    origin,
  }: { repos: Repositories; now: Date; newId: (kind: "mail") => string; origin: string },
  make: (to: ToAdministrator) => Mail,
): Promise<void> {
  const { name: organization, settings } = await repos.organization.get();
  const people = [...(await repos.users.withRole("owner")), ...(await repos.users.withRole("admin"))];
  const active = people.filter(({ status }) => status === "active").map(({ email }) => email);
  const mails = [...new Set([...active, ...notificationAddresses(settings)])].map((to) =>
    make({ to, organization, origin }),
  );
  await repos.outbox.add(mails, now, () => newId("mail"));
}

/** Extra addresses that get what owners get (UX.md A.6.12). */
export function notificationAddresses(settings: Record<string, unknown>): string[] {
  const { notificationAddresses: list } = settings;
  return Array.isArray(list) ? list.filter((address): address is string => typeof address === "string") : [];
}
