// What a look for a domain's challenge saw, as plain data: kept with the domain and shown by the DNS doctor.

/** One server's answer to one question. TXT strings are joined per record; a CNAME is reported, never followed. */
export type DnsAnswer =
  | { readonly said: "records"; readonly values: readonly string[] }
  | { readonly said: "nothing" }
  | { readonly said: "no-such-name" }
  | { readonly said: "alias"; readonly target: string }
  | { readonly said: "failed"; readonly how: DnsFailure };

export type DnsFailure = "SERVFAIL" | "REFUSED" | "time-out" | "unreachable" | "malformed answer";

export interface ServerObservation {
  /** `ns1.acme.com`, or host:port where DNS_SERVERS names it. */
  readonly server: string;
  /** TXT at `_sso-challenge.acme.com`. */
  readonly challenge: DnsAnswer;
  /** TXT at `_sso-challenge.acme.com.acme.com`: providers that add the zone put a full name there. */
  readonly doubled: DnsAnswer;
  /** TXT at `acme.com`. */
  readonly root: DnsAnswer;
}

export interface DnsObservation {
  readonly by: "dns";
  /** The name that a provider would add by itself; absent: the domain. */
  readonly zone?: string;
  /** What the way to the authoritative servers showed. */
  readonly delegation: "found" | "no-such-domain" | "failed";
  readonly nameServers: readonly string[];
  readonly servers: readonly ServerObservation[];
}

export interface FileObservation {
  readonly by: "https-file";
  readonly url: string;
  /** The start of the file, or the sentence that says why there is none. */
  readonly file: { readonly text: string } | { readonly problem: string; readonly definite: boolean };
}

export type Observation = DnsObservation | FileObservation;
