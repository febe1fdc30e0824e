// Who stands at the door: a browser, before it is anybody.

export interface Visitor {
  /** The browser's own secret, from its cookie. */
  readonly browser: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** For limits: an unknown address is one network, so that nobody escapes by hiding it. */
export const networkOf = (visitor: Pick<Visitor, "ip">): string => visitor.ip ?? "unknown";
