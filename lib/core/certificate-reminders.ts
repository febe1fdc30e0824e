// When to remind of a certificate's end (UX.md F 18 and 19): each threshold once per certificate.

/** Whole days before the end; 0 is the end itself. */
export const END_THRESHOLDS = [60, 30, 14, 7, 1, 0] as const;
/** AD FS begins to sign with the next certificate about 15 days early. */
export const ADFS_THRESHOLDS = [35, 25] as const;
export const ADFS_SWITCHES_DAYS_EARLY = 15;
const DAY = 86_400_000;

export interface RemindedCertificate {
  readonly notAfter: Date;
  readonly addedAt: Date;
  readonly lastSeenAt: Date | null;
  readonly remindersSent: readonly string[];
}

/**
 * The one reminder that is due, and all the keys it settles: after a standstill only the nearest is sent. Thresholds
 * that had passed when the certificate was added are never sent. `prefix` keeps two lists of thresholds apart.
 */
export function dueReminder(
  certificate: RemindedCertificate,
  thresholds: readonly number[],
  prefix: string,
  now: Date,
): { readonly days: number; readonly settles: readonly string[] } | null {
  const { notAfter, addedAt, remindersSent } = certificate;
  const passed = thresholds.filter((days) => {
    const moment = notAfter.getTime() - days * DAY;
    return moment <= now.getTime() && moment > addedAt.getTime();
  });
  const open = passed.filter((days) => !remindersSent.includes(prefix + days));
  const nearest = Math.min(...passed);
  return open.includes(nearest) ? { days: nearest, settles: open.map((days) => prefix + days) } : null;
}

/** Another trusted certificate that ends later was seen in a sign-in, and more recently: nothing is to be done. */
export function isReplaced(
  certificate: RemindedCertificate,
  others: readonly RemindedCertificate[],
): boolean {
  const { notAfter, lastSeenAt } = certificate;
  return others.some(
    (other) =>
      other.notAfter > notAfter &&
      other.lastSeenAt !== null &&
      (lastSeenAt === null || other.lastSeenAt > lastSeenAt),
  );
}
