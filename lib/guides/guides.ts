// The set-up guides of identity providers: data, read with their placeholders filled in.
import type { ServiceProvider } from "../core/sso-profile";
import data from "./idp-guides.json" with { type: "json" };

export interface GuideRow {
  readonly field: string;
  readonly value: string;
}

/** One instruction. `paste` and `set` rows use the provider's own field names. */
export interface GuideItem {
  readonly do: string;
  readonly path?: readonly string[];
  readonly paste?: readonly GuideRow[];
  readonly set?: readonly GuideRow[];
  readonly check?: string;
  readonly why?: string;
  readonly altLabels?: readonly string[];
  readonly codeBlock?: string;
  readonly command?: string;
  readonly attributesRef?: boolean;
}

export type GuideSection = "create" | "exchange" | "claims" | "signing" | "collect" | "access";

/** Something that the provider's own pages say when a login fails. */
export interface GuideError {
  readonly where: "idp" | "sp";
  readonly match: readonly string[];
  readonly title: string;
  readonly cause?: string;
  readonly fix: string;
}

export type WayBack = "metadataUrl" | "metadataFile" | "manual";

export interface Guide {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly aliases?: readonly string[];
  readonly detect: { readonly issuerRegex?: string | null; readonly ssoUrlRegex?: string | null };
  readonly prerequisites: {
    readonly adminRole: string;
    readonly timeEstimateMinutes: number;
    readonly consoleUrl?: string | null;
  };
  readonly order: readonly GuideSection[];
  readonly steps: Readonly<Partial<Record<GuideSection, readonly GuideItem[]>>>;
  /** Our words → the name of that field there. */
  readonly fieldMap: Readonly<Record<string, string>>;
  readonly attributes: ReadonlyArray<{
    target: string;
    name: string;
    value: string;
    required?: boolean;
    note?: string;
  }>;
  readonly givesBack: {
    readonly metadataUrl?: boolean | null;
    readonly metadataUrlPattern?: string;
    readonly metadataFile?: boolean;
    readonly metadataFileName?: string;
    /** The names of sign-in URL, issuer and certificate there. */
    readonly manual: { readonly ssoUrl: string; readonly entityId: string; readonly certificate: string };
    readonly preferred: WayBack;
  };
  readonly idpInitiated: { readonly how: string };
  readonly certificate: { readonly rollover?: string; readonly defaultLifetime?: string | null };
  readonly quirks: readonly string[];
  readonly errors: readonly GuideError[];
}

export const GUIDES = data.providers as unknown as readonly Guide[];
export const GLOSSARY = data.glossary as ReadonlyArray<{
  ours: string;
  meaning: string;
  alsoCalled: string[];
}>;

/** Day on which the guides were last compared with the providers' documentation. */
export const LAST_CHECKED = new Date(`${data._meta.date}T00:00:00Z`);

/** The guide of this id; the one for any SAML 2.0 identity provider when there is none. */
export function guideOf(id: string): Guide {
  return GUIDES.find((guide) => guide.id === id) ?? GUIDES.find(({ id: other }) => other === "generic")!;
}

const STEP_TITLES = {
  provider: "Choose your identity provider",
  create: "Create the app",
  exchange: "Give it our details",
  claims: "Send the email address",
  collect: "Bring back its details",
  access: "Give people access",
  test: "Test",
  domains: "Pick domains",
  enforce: "Review and switch on",
} as const;
export type WizardStep = keyof typeof STEP_TITLES;

/** The wizard's steps in this provider's order (Google gives its details before it takes ours). */
export function wizardSteps(guide: Guide): ReadonlyArray<{ id: WizardStep; title: string }> {
  const middle = guide.order.filter((id): id is Exclude<GuideSection, "signing"> => id !== "signing");
  const ids: WizardStep[] = ["provider", ...middle, "test", "domains", "enforce"];
  return ids.map((id) => ({ id, title: STEP_TITLES[id] }));
}

export interface GuideValues extends ServiceProvider {
  readonly organization: string;
  readonly profileId: string;
}

/** The whole guide with every value in place: for its quirks, errors and field names. */
export function filledGuide(guide: Guide, values: GuideValues): Guide {
  return fillDeep(guide, placeholders(values));
}

/** The instructions of one step with every value in place; signing belongs to the claims step. */
export function guideItems(guide: Guide, step: WizardStep, values: GuideValues): readonly GuideItem[] {
  const items = [
    ...(guide.steps[step as GuideSection] ?? []),
    ...(step === "claims" ? (guide.steps.signing ?? []) : []),
  ];
  return fillDeep(items, placeholders(values));
}

/** A pattern that matches this address and nothing else, for OneLogin's validator. */
export function exactPattern(address: string): string {
  return `^${address.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}$`;
}

/** The provider that this issuer or sign-in address belongs to; null when no guide knows it. */
export function detectProvider(issuer: string, signInUrl: string): Guide | null {
  const matches = (pattern: string | null | undefined, text: string) =>
    pattern ? new RegExp(pattern, "i").test(text) : false;
  return (
    GUIDES.find(
      ({ id, detect }) =>
        id !== "generic" && (matches(detect.issuerRegex, issuer) || matches(detect.ssoUrlRegex, signInUrl)),
    ) ?? null
  );
}

/** Hosts of consoles and login pages, for any link that somebody has at hand. */
const HOSTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/(^|\.)okta(preview|-emea)?\.com$/, "okta"],
  [
    /(^|\.)(microsoftonline\.(com|us)|entra\.microsoft\.com|portal\.azure\.com|myapps\.microsoft\.com|windows\.net)$/,
    "entra",
  ],
  [/^(accounts|admin|workspace)\.google\.com$/, "google"],
  [/(^|\.)onelogin\.com$/, "onelogin"],
  [/(^|\.)jumpcloud\.com$/, "jumpcloud"],
  [/(^|\.)(pingone|pingidentity)\.[a-z.]+$/, "pingone"],
  [/(^|\.)(duosecurity|duo)\.com$/, "duo"],
  [/(^|\.)auth0\.com$/, "auth0"],
  [/(^|\.)rippling\.com$/, "rippling"],
  [/(^|\.)(idaptive\.app|cyberark\.cloud|centrify\.com)$/, "cyberark"],
];

/** The provider of any link from it: metadata, login page, console. Null when no guide knows it. */
export function detectFromLink(link: string): Guide | null {
  const text = link.trim();
  const known = detectProvider(text, text);
  if (known) return known;
  const address = text.includes("://") ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const byHost =
    HOSTS.find(([host]) => host.test(hostname))?.[1] ?? HINTS.find(([path]) => path.test(pathname))?.[1];
  return byHost ? guideOf(byHost) : null;
}

/** Self-hosted products are known by their paths. */
const HINTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\/(adfs\/|federationmetadata\/2007-06\/)/i, "adfs"],
  [/\/(realms|admin\/[^/]+\/console)(\/|$)/, "keycloak"],
  [/\/(pingfederate|pf\/federation_metadata)/, "pingfederate"],
  [/\/idp\/(shibboleth|profile)/, "shibboleth"],
  [/\/simplesaml(php)?\//, "simplesamlphp"],
];

function placeholders(values: GuideValues): Readonly<Record<string, string>> {
  const slug =
    values.organization
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "company";
  return {
    acsUrl: values.acsUrl,
    acsUrlRegex: exactPattern(values.acsUrl),
    entityId: values.entityId,
    spMetadataUrl: values.metadataUrl,
    startUrl: values.startUrl,
    appName: "Doorward",
    appSlug: "doorward",
    product: "Doorward",
    org: values.organization,
    suggestedIdpEntityId: `https://${slug}.jumpcloud/${values.profileId}`,
  };
}

function fillDeep<T>(value: T, values: Readonly<Record<string, string>>): T {
  if (typeof value === "string")
    return value.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole) as T;
  if (Array.isArray(value)) return value.map((entry) => fillDeep(entry, values)) as T;
  if (value && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, fillDeep(entry, values)]),
    ) as T;
  return value;
}
