import { Client } from "pg";

/**
 * PostgreSQL has no text with U+0000, and answers a parameter that holds one with an error. A stranger can send one
 * (in an address, in a search); SQLite takes it. So that both answer the same, it becomes U+FFFD here.
 */
export class CleanClient extends Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads, and this passes all of them on
  override query(...args: any[]): any {
    const [config, values, ...rest] = args;
    const cleaned = Array.isArray(values) ? values.map(cleanValue) : values;
    const named =
      config && typeof config === "object" && Array.isArray(config.values)
        ? Object.assign(config, { values: config.values.map(cleanValue) })
        : config;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    return (super.query as any)(named, cleaned, ...rest);
  }
}

const cleanValue = (value: unknown) =>
  typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\ufffd") : value;
