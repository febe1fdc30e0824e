// A mail before it is sent: what a template makes (lib/mail) and the outbox keeps.

export interface Mail {
  /** Template name, for example "invitation". */
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** A second mail with the same key is not written (UX.md F: deduplicated). */
  readonly dedupeKey?: string;
}

/** What every mail to people in charge needs. */
export interface ToAdministrator {
  readonly to: string;
  readonly organization: string;
  readonly origin: string;
}
