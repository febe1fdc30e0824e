import { beforeAll, describe, expect, test } from "vitest";
import { type Permission, rolesWith } from "../lib/core/access";
import { type Entry, ROOT, reached, read, readSurface, resolve, sources } from "./testing/read-surface";
import { ENDS_IN_SESSION, SURFACE, type Whom } from "./testing/surface";

const surface = readSurface();
const listed = (Object.entries(SURFACE) as [Whom, readonly string[]][]).flatMap(([whom, names]) =>
  names.map((name) => ({ name, whom })),
);
const whomOf = (entry: Entry) => listed.find(({ name }) => name === entry.name)?.whom;
const under = (...folders: string[]) =>
  surface.filter(({ file }) => folders.some((folder) => file.startsWith(`app/${folder}/`)));
const isAction = ({ name }: Entry) => name.startsWith("action ");

/** Every command and query by its name: the real ones. */
const definitions = new Map<string, { permission: Permission; setUpContact?: string }>();
beforeAll(async () => {
  for (const file of ["lib/commands", "lib/queries"].flatMap(sources))
    for (const [name, value] of Object.entries(await import(`${ROOT}/${file}`)))
      if (/(Command|Query)$/.test(name)) definitions.set(name, value as { permission: Permission });
});
function permissionOf(name: string): Permission {
  const found = definitions.get(name);
  if (!found) throw new Error(`There is no command or query ${name}.`);
  return found.permission;
}
function whomFor(permission: Permission): Whom {
  const roles = rolesWith(permission);
  if (roles.includes("member")) return "person";
  return roles.includes("admin") ? "in charge" : "owner";
}
/** What an action is made of: `export const x = action(y…` → ["action", "y"]. */
function madeOf({ name, file }: Entry): readonly [string, string] | null {
  const exported = name.slice(name.indexOf("#") + 1);
  const made = new RegExp(`^export const ${exported} = (\\w+)\\(\\s*(\\w+)`, "m").exec(read(file));
  return made ? [made[1]!, made[2]!] : null;
}

describe("the public surface", () => {
  test("every page, route handler and server action is listed by name with who may open it, and none that is gone", () => {
    expect(listed.map(({ name }) => name).sort()).toEqual(surface.map(({ name }) => name).sort());
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
  });

  test("what can end in a session is part of the list", () => {
    expect(ENDS_IN_SESSION.filter((name) => !surface.some((entry) => entry.name === name))).toEqual([]);
  });

  test("whatever imports a function that takes a proof or saves a password is listed as able to end in a session", () => {
    const takers = sources("lib/login").filter((file) =>
      /issueTicket\(|tickets\.begin\(|passwords\.hash\(|admitAssertion\(|purpose: PURPOSE/.test(read(file)),
    );
    expect(takers.length).toBeGreaterThanOrEqual(6);
    const missed = surface.filter((entry) => {
      const imports = read(entry.file).matchAll(/^import (?!type)\{([^}]*)\} from "([^"]+)"/gm);
      const takes = [...imports].some(
        ([, names, from]) =>
          takers.includes(resolve(entry.file, from!) ?? "") &&
          names!
            .split(",")
            .map((name) => name.trim())
            .some((name) => name !== "" && !/^(type |open[A-Z]|is[A-Z])/.test(name)),
      );
      return takes && !ENDS_IN_SESSION.includes(entry.name);
    });
    // Whoever opens the address of the ACS by hand is sent to the login page.
    expect(missed.map(({ name }) => name)).toEqual(["GET /saml/[profileId]/acs"]);
  });
});

describe("who may open it, by source", () => {
  test("every action of the Admin Center and the account runs a command, whose permission is what the list says", () => {
    const actions = under("admin", "account").filter(isAction);
    expect(actions.length).toBeGreaterThan(50);
    for (const entry of actions) {
      const made = madeOf(entry);
      expect(made?.[0], entry.name).toMatch(/^(action|asking|bulkAction)$/);
      expect(whomFor(permissionOf(made![1])), entry.name).toBe(whomOf(entry));
    }
  });

  test("every page of the Admin Center and the account asks as whoever is signed in, with the permission that the list says", () => {
    const pages = under("admin", "account").filter(({ name }) => name.startsWith("page "));
    expect(pages.length).toBeGreaterThan(20);
    for (const entry of pages) {
      const asked = [...reached(entry.file)].flatMap((file) =>
        [...read(file).matchAll(/\bask\(\s*(\w+)/g)].map(([, query]) => query!),
      );
      expect(asked.length, `${entry.name} asks nothing`).toBeGreaterThan(0);
      expect(
        asked.map((query) => whomFor(permissionOf(query))),
        entry.name,
      ).toContain(whomOf(entry));
    }
  });

  test("every route handler of the Admin Center asks as whoever is signed in", () => {
    const routes = under("admin", "account").filter(({ name }) => /^[A-Z]+ /.test(name));
    expect(routes.length).toBeGreaterThan(3);
    for (const { name, file } of routes) {
      const text = read(file);
      const query = /\b(?:ask|streamRows)\(\s*(\w+)/.exec(text)?.[1];
      const permission = query
        ? permissionOf(query)
        : (/await administrator\([\s\S]*!can\(person\.role, "([\w.]+)"\)/.exec(text)?.[1] as Permission);
      expect(permission && whomFor(permission), name).toBe("in charge");
    }
  });

  test("the frame of the Admin Center is closed to members, and each of its pages asks for itself as well", () => {
    expect(read("app/admin/layout.tsx")).toMatch(
      /await administrator\([^)]*\);\s*if \(person\.role === "member"\) forbidden\(\);/,
    );
    expect(
      under("admin").filter((entry) => !["in charge", "owner", "person"].includes(whomOf(entry)!)),
    ).toEqual([]);
  });

  test("every page and action of the operator asks for the operator itself, not only its frame", () => {
    const entries = under("operator");
    expect(entries.length).toBeGreaterThan(3);
    for (const entry of entries) {
      expect(whomOf(entry), entry.name).toBe("operator");
      const text = read(entry.file);
      const body = isAction(entry)
        ? text.slice(text.indexOf(`function ${entry.name.slice(entry.name.indexOf("#") + 1)}(`))
        : text;
      expect(body.slice(0, body.indexOf("\n}")), entry.name).toContain("await operator(");
    }
    expect(read("app/operator/layout.tsx")).toContain("await operator(");
  });

  test("a set-up link opens only what is marked for its holder", () => {
    for (const entry of under("setup").filter(isAction)) {
      const made = madeOf(entry);
      if (!made) {
        expect(read(entry.file), entry.name).toContain("export const confirmSetUpCode = confirmCode;");
        continue;
      }
      expect(made[0], entry.name).toBe("contactAction");
      expect(definitions.get(made[1])?.setUpContact, `${made[1]} is not open to set-up links`).toBeDefined();
    }
    for (const { name, file } of under("setup").filter((entry) => !isAction(entry)))
      expect(read(file), name).toMatch(/await setUpOf\(/);
  });

  test("pages for development answer like a page that does not exist elsewhere", () => {
    expect(read("app/design/layout.tsx")).toMatch(
      /NODE_ENV === "production" && process\.env\.DESIGN_PAGE !== "1"\) notFound\(\)/,
    );
    for (const entry of under("design")) expect(whomOf(entry), entry.name).toBe("development only");
  });

  test("nothing outside the Admin Center, the account and the operator's pages runs an administrator's command or query", () => {
    const others = surface.filter(
      ({ file }) => file.startsWith("app/") && !/^app\/(admin|account|operator)\//.test(file),
    );
    for (const { name, file } of others)
      expect(read(file), name).not.toMatch(/lib\/session\/(action|ask|asking|bulk-action|stream-rows)"/);
  });
});
