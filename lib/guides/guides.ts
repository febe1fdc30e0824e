// The set-up guides of identity providers: data, read with their placeholders filled in.
import type { ServiceProvider } from "../core/sso-profile";
import data from "./idp-guides.json";

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

export interface Guide {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly detect: { readonly issuerRegex?: string | null; readonly ssoUrlRegex?: string | null };
  readonly prerequisites: { readonly adminRole: string; readonly timeEstimateMinutes: number };
  readonly order: readonly GuideSection[];
  readonly steps: Readonly<Partial<Record<GuideSection, readonly GuideItem[]>>>;
  readonly attributes: ReadonlyArray<{ target: string; name: string; value: string; required?: boolean }>;
  readonly quirks: readonly string[];
}

export const GUIDES = data.providers as unknown as readonly Guide[];
export const GLOSSARY = data.glossary as ReadonlyArray<{
  ours: string;
  meaning: string;
  alsoCalled: string[];
}>;

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
