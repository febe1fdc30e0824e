// Text → a file whose every value was judged, or sentences that each name a place in it.
import type { z } from "zod";
import { type ApplyFile, applyFileShape } from "./file-shape";
import { repeatedKeys } from "./json-keys";
import { readJson } from "./json-text";

/** All that is wrong at once, so that one mends it in one go. */
export function readApplyFile(text: string): { file: ApplyFile } | { problems: readonly string[] } {
  const json = readJson(text);
  if ("problem" in json) return { problems: [json.problem] };
  const repeated = repeatedKeys(text).map(
    ({ path, line }) => `${placeName(path)}: this key stands there twice; the second is at line ${line}.`,
  );
  return repeated.length > 0 ? { problems: repeated } : judgeFile(json.value);
}

/** The same for a value that no text stood for (the demo world). */
export function judgeFile(value: unknown): { file: ApplyFile } | { problems: readonly string[] } {
  const parsed = applyFileShape.safeParse(value);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => sentences(issue, value)) };
  const problems = listedTwice(parsed.data);
  return problems.length > 0 ? { problems } : { file: parsed.data };
}

/** `organizations[0].users[1].email`. */
export function placeName(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "") || "the file";
}

function sentences(issue: z.core.$ZodIssue, value: unknown): string[] {
  const place = placeName(issue.path);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => `${placeName([...issue.path, key])}: there is no such key.`);
  const found = issue.path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | null)?.[part],
    value,
  );
  if (issue.code === "invalid_type")
    return [
      found === undefined
        ? `${place}: is missing; it must be ${KINDS[issue.expected] ?? issue.expected}.`
        : `${place}: must be ${KINDS[issue.expected] ?? issue.expected}, not ${kindOf(found)}.`,
    ];
  if (issue.code === "invalid_value") return [`${place}: must be ${list(issue.values.map(String))}.`];
  return [`${place}: ${issue.message}`];
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};
const kindOf = (found: unknown) =>
  found === null ? "null" : Array.isArray(found) ? "a list" : (KINDS[typeof found] ?? `a ${typeof found}`);

/** Two entries for one thing: which of them counts would be a guess. */
function listedTwice({ organizations }: ApplyFile): string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  const once = (what: string, value: string, path: readonly PropertyKey[]) => {
    const key = `${what} ${value.toLowerCase()}`;
    const first = seen.get(key);
    if (first) problems.push(`${placeName(path)}: ${value} stands at ${first} already.`);
    else seen.set(key, placeName(path));
  };
  organizations.forEach((organization, i) => {
    const at = ["organizations", i] as const;
    once("organization", organization.name, [...at, "name"]);
    organization.domains?.forEach(({ name }, j) => {
      once("domain", name, [...at, "domains", j, "name"]);
    });
    organization.users?.forEach(({ email }, j) => {
      once("user", email, [...at, "users", j, "email"]);
    });
    organization.exemptions?.forEach(({ email }, j) => {
      once("exemption", email, [...at, "exemptions", j, "email"]);
    });
    organization.ssoProfiles?.forEach((profile, j) => {
      once(`profile of ${i}`, profile.name, [...at, "ssoProfiles", j, "name"]);
      profile.enforce?.forEach((domain, k) => {
        once("enforce", domain, [...at, "ssoProfiles", j, "enforce", k]);
      });
    });
  });
  return problems;
}

const list = (items: readonly string[]) => new Intl.ListFormat("en", { type: "disjunction" }).format(items);
