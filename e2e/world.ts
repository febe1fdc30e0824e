// The organizations of the browser tests, as the operator would write them into a file for `apply`. Each spec that changes
// something has an organization of its own.
import type { Relation } from "./idp/simplesamlphp";

export const PASSWORD = "correct horse battery";

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly acsUrl: string;
  readonly entityId: string;
  readonly metadataUrl: string;
  readonly startUrl: string;
}

/** What the set-up made, for every test. */
export interface World {
  readonly url: string;
  readonly practiceUrl: string;
  readonly simpleSamlPhpUrl: string;
  readonly dnsControlPort: number;
  readonly folder: string;
  /** What every command and process of the product gets. */
  readonly env: Readonly<Record<string, string>>;
  /** By the organization's name. */
  readonly organizations: Readonly<Record<string, { readonly id: string; readonly profile: Profile | null }>>;
}

/** How SimpleSAMLphp can speak; each variant has an organization, a domain and a profile of its own. */
export interface Variant {
  readonly name: string;
  readonly speaks: Partial<Omit<Relation, "entityId" | "acsUrl" | "certificates" | "domain">>;
  readonly signRequests?: boolean;
  /** The profile is given the first key only. */
  readonly firstKeyOnly?: boolean;
}

export const VARIANTS: readonly Variant[] = [
  { name: "assertion", speaks: { sign: "assertion" } },
  { name: "response", speaks: { sign: "response" } },
  { name: "both", speaks: { sign: "both" } },
  { name: "encrypted", speaks: { sign: "both", encrypt: true } },
  { name: "encrypted-unsigned", speaks: { sign: "assertion", encrypt: true } },
  { name: "persistent", speaks: { nameId: "persistent" } },
  { name: "transient", speaks: { nameId: "transient" } },
  { name: "rolled-over", speaks: { key: 2 } },
  { name: "unannounced", speaks: { key: 2 }, firstKeyOnly: true },
  { name: "signed-request", speaks: { requireSignedRequest: true }, signRequests: true },
];

/** Empty organizations for the tests of the wizard. */
const WIZARDS = ["mouse", "keys", "phone", "dark", "shared"] as const;
export type WizardSlug = (typeof WIZARDS)[number];

export const domainOf = (variant: Variant) => `${variant.name}.test`;

const user = (email: string, role: "owner" | "admin" | "member") => {
  const [local] = email.split("@") as [string];
  return { email, name: local[0]!.toUpperCase() + local.slice(1), role, password: PASSWORD };
};

export interface IdentityProviders {
  readonly practiceFile: string;
  readonly simpleSamlPhpFile: string;
  readonly simpleSamlPhp: { issuer: string; signInUrl: string; firstCertificate: string };
}

/** The file for `apply`. */
export function applyFile({ practiceFile, simpleSamlPhpFile, simpleSamlPhp }: IdentityProviders) {
  return {
    organizations: [
      {
        name: "Acme Corp",
        domains: [{ name: "acme.test", approved: true }],
        users: [
          user("alice@acme.test", "owner"),
          user("dana@acme.test", "admin"),
          user("bob@acme.test", "member"),
          user("erin@acme.test", "member"),
          user("robot@acme.test", "member"),
        ],
        ssoProfiles: [
          {
            name: "SimpleSAMLphp",
            metadataFile: simpleSamlPhpFile,
            enforce: ["acme.test"],
            trustedWithoutTest: true,
          },
        ],
        exemptions: [{ email: "robot@acme.test", reason: "nightly export", until: null }],
      },
      {
        name: "Globex",
        domains: [{ name: "globex.test", approved: true }],
        users: [
          ...["carol@globex.test", "greta@globex.test"].map((email) => user(email, "owner")),
          ...PRACTISING.map((name) => user(`${name}@globex.test`, "member")),
        ],
        ssoProfiles: [
          {
            name: "Practice IdP",
            metadataFile: practiceFile,
            enforce: ["globex.test"],
            trustedWithoutTest: true,
          },
        ],
        exemptions: [{ email: "greta@globex.test", reason: "reads the log in tests", until: null }],
      },
      {
        name: "Initech",
        domains: [{ name: "initech.test", approved: true }],
        users: [
          user("peter@initech.test", "owner"),
          user("nina@initech.test", "owner"),
          user("milton@initech.test", "member"),
          user("samir@initech.test", "member"),
        ],
        ssoProfiles: [{ name: "Practice IdP", metadataFile: practiceFile, trustedWithoutTest: true }],
      },
      {
        name: "Umbrella",
        domains: [{ name: "umbrella.test", approved: true }],
        users: [
          user("ada@umbrella.test", "owner"),
          user("ben@umbrella.test", "admin"),
          user("chloe@umbrella.test", "member"),
        ],
      },
      {
        name: "Hooli",
        domains: [{ name: "hooli.test", approved: true }],
        users: [user("alice@hooli.test", "owner"), user("bob@hooli.test", "member")],
      },
      {
        name: "Piper",
        domains: [{ name: "piper.test", approved: true }],
        users: [
          user("gavin@piper.test", "owner"),
          user("hanna@piper.test", "admin"),
          { ...user("tom@piper.test", "member"), name: "Tom Reed" },
          user("uma@piper.test", "member"),
          user("vic@piper.test", "member"),
          user("will@piper.test", "member"),
          user("guest@partner.test", "member"),
        ],
        ssoProfiles: [
          {
            name: "Practice IdP",
            metadataFile: practiceFile,
            enforce: ["piper.test"],
            trustedWithoutTest: true,
          },
        ],
      },
      {
        name: "Rules Ltd",
        domains: [{ name: "rules.test", approved: true }],
        users: [
          user("rosa@rules.test", "owner"),
          user("otto@rules.test", "owner"),
          user("mia@rules.test", "member"),
        ],
        ssoProfiles: [{ name: "Practice IdP", metadataFile: practiceFile }],
      },
      {
        name: "Quality Ltd",
        domains: [{ name: "quality.test", approved: true }],
        users: [
          user("quinn@quality.test", "owner"),
          user("adam@quality.test", "admin"),
          user("mel@quality.test", "member"),
          user("guest@elsewhere.test", "member"),
        ],
        ssoProfiles: [{ name: "Practice IdP", metadataFile: practiceFile, trustedWithoutTest: true }],
      },
      {
        name: "Newcomers",
        domains: [{ name: "newcomers.test", approved: true }],
        users: [user("nora@newcomers.test", "owner"), user("ned@newcomers.test", "member")],
        ssoProfiles: [
          {
            name: "Practice IdP",
            metadataFile: practiceFile,
            enforce: ["newcomers.test"],
            trustedWithoutTest: true,
            newAccounts: "member",
          },
        ],
        exemptions: [{ email: "nora@newcomers.test", reason: "looks after the tests", until: null }],
      },
      {
        name: "Crowd",
        domains: [{ name: "crowd.test", approved: true }],
        users: [user("cora@crowd.test", "owner")],
      },
      {
        name: "Guides Ltd",
        domains: [],
        users: [user("gina@guides.test", "owner")],
      },
      {
        name: "Keys",
        domains: [{ name: "keys.test", approved: true }],
        users: [
          user("olga@keys.test", "owner"),
          user("paul@keys.test", "member"),
          user("quin@keys.test", "member"),
          user("rosa@keys.test", "member"),
        ],
      },
      ...WIZARDS.map((slug) => ({
        name: `Wizard ${slug}`,
        domains: [],
        users: [
          user(`alice@wizard-${slug}.test`, "owner"),
          user(`dana@wizard-${slug}.test`, "admin"),
          user(`bob@wizard-${slug}.test`, "member"),
        ],
      })),
      ...VARIANTS.map((variant) => ({
        name: `Variant ${variant.name}`,
        domains: [{ name: domainOf(variant), approved: true }],
        users: ["alice", "bob", "mallory"].map((name) => user(`${name}@${domainOf(variant)}`, "owner")),
        ssoProfiles: [
          {
            name: "SimpleSAMLphp",
            ...(variant.firstKeyOnly
              ? {
                  issuer: simpleSamlPhp.issuer,
                  signInUrl: simpleSamlPhp.signInUrl,
                  certificates: [simpleSamlPhp.firstCertificate],
                }
              : { metadataFile: simpleSamlPhpFile }),
            enforce: [domainOf(variant)],
            trustedWithoutTest: true,
            signRequests: variant.signRequests ?? false,
          },
        ],
      })),
    ],
  };
}

/** One person for each test that uses a tile or a fault: a tile counts per person and minute. */
export const PRACTISING = ["ivan", "tess", "una", "vera", "walt", "xena", "yuri", "zoe"] as const;
