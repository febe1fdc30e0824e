// The file that `apply` reads and `export` writes. A key that is not here is an error: a misspelt one must not be ignored.
import { z } from "zod";
import { ROLES } from "../../core/access";
import { parseEmail } from "../../core/email";
import { isReadableName } from "../../core/readable-name";
import { SECOND_FACTOR_RULES } from "../../core/second-factor";
import { NEW_ACCOUNTS } from "../../core/sso-profile";

const name = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty.")
    .max(most, `must have at most ${most} characters.`)
    .refine(isReadableName, "holds characters that cannot be seen.");
const email = z.string().transform((text, context) => {
  const parsed = parseEmail(text);
  if (parsed) return parsed;
  context.addIssue({ code: "custom", message: `“${text}” is not an e-mail address.` });
  return z.NEVER;
});
const text = z.string().trim().min(1, "must not be empty; leave the key out, or write null.").nullish();

const domain = z.strictObject({ name: name(253), approved: z.boolean().nullish() });

const user = z.strictObject({
  email,
  name: name(100).nullish(),
  role: z.enum(ROLES).nullish(),
  password: z
    .string()
    .min(1, "must not be empty; leave the key out to keep the password.")
    .max(256, "must have at most 256 characters.")
    .nullish(),
});

const ssoProfile = z.strictObject({
  name: name(80),
  /** Relative to the file that names it. */
  metadataFile: text,
  metadataUrl: text,
  issuer: text,
  signInUrl: text,
  /** PEM, or base64 of the DER. */
  certificates: z.array(z.string()).nullish(),
  /** Names of domains whose people must use this profile; those that are not listed are released. */
  enforce: z.array(z.string()).nullish(),
  /** The operator vouches for these very settings. */
  trustedWithoutTest: z.boolean().nullish(),
  signRequests: z.boolean().nullish(),
  acceptUnsolicited: z.boolean().nullish(),
  /** Accounts at the first sign-in, with this role, or "off". */
  newAccounts: z.enum(NEW_ACCOUNTS).nullish(),
});

const exemption = z.strictObject({
  email,
  reason: name(200),
  /** The last day, in UTC. */
  until: z
    .string()
    .refine(
      (day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)),
      "must be a date such as 2027-01-31, or null.",
    )
    .nullish(),
});

const organization = z.strictObject({
  name: name(100),
  /** Whether a password alone is enough. */
  secondFactor: z.enum(SECOND_FACTOR_RULES).nullish(),
  domains: z.array(domain).nullish(),
  users: z.array(user).nullish(),
  ssoProfiles: z.array(ssoProfile).nullish(),
  exemptions: z.array(exemption).nullish(),
});

export const applyFileShape = z.strictObject({ organizations: z.array(organization) });

/** What a person writes. */
export type WrittenFile = z.input<typeof applyFileShape>;
export type ApplyFile = z.output<typeof applyFileShape>;
export type WantedOrganization = ApplyFile["organizations"][number];
export type WantedDomain = z.output<typeof domain>;
export type WantedUser = z.output<typeof user>;
export type WantedProfile = z.output<typeof ssoProfile>;
export type WantedExemption = z.output<typeof exemption>;
