// The words that mails share.
import type { ToAdministrator } from "../core/mail";

/** Why somebody in charge gets a mail about getting in. */
export const inCharge = ({ to, organization, origin }: ToAdministrator) => ({
  to,
  because: `You get this because you look after ${organization} on Doorward. Mails about getting in cannot be switched off.`,
  settingsUrl: `${origin}/admin/settings`,
});

export const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
export const list = (items: readonly string[]) => new Intl.ListFormat("en").format([...items]);
export const mailDay = (date: Date) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(date);
export const mailInstant = (date: Date) => `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
