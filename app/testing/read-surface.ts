// What the source of app/ opens to the network: every page, route handler and server action, and the code that it reaches.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
/** Files of the product: no tests, nothing that only tests use. */
export const sources = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\/testing\.ts$/.test(file))
    .sort();

export interface Entry {
  /** `page /admin/users`, `GET /metrics`, `action app/login/actions.ts#startLogin`. */
  readonly name: string;
  readonly file: string;
}

const METHODS = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
/** Methods that a route answers with 405, and opens nothing by. */
const REFUSED = /^export const \{[^}]*\} = otherMethods\(/gm;
const routeOf = (file: string) =>
  `/${dirname(file)
    .split("/")
    .slice(1)
    .filter((part) => !/^\(.*\)$/.test(part))
    .join("/")}`;

/** Everything that a stranger's browser can address. */
export function readSurface(): readonly Entry[] {
  const app = sources("app");
  const named = (name: string) => app.filter((file) => new RegExp(`/${name}\\.tsx?$`).test(file));
  const pages = named("page").map((file) => ({ name: `page ${routeOf(file)}`, file }));
  const routes = named("route").flatMap((file) =>
    exportsOf(file, read(file).replace(REFUSED, ""))
      .filter((name) => new RegExp(`^(${METHODS})$`).test(name))
      .map((method) => ({ name: `${method} ${routeOf(file)}`, file })),
  );
  const actions = ["app", "components", "lib"].flatMap(sources).flatMap((file) => {
    const text = read(file);
    if (/^\s*["']use server["']/.test(text))
      return exportsOf(file).map((name) => ({ name: `action ${file}#${name}`, file }));
    return /["']use server["']/.test(text) ? [{ name: `action ${file}#inline`, file }] : [];
  });
  return [...pages, ...routes, ...actions];
}

/** Names of exported values (not of types). */
export function exportsOf(file: string, text = read(file)): readonly string[] {
  const single = text.matchAll(/^export (?:const|let|var|(?:async )?function\*?|class) (\w+)/gm);
  const several = [...text.matchAll(/^export (?:const )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names!
      .split(",")
      .map(
        (name) =>
          name
            .trim()
            .split(/\s+as\s+|\s*:\s*/)
            .at(-1)!,
      )
      .filter(Boolean),
  );
  return [...[...single].map(([, name]) => name!), ...several];
}

/** The files of app/ that this one imports, itself included, and theirs. */
export function reached(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, from] of read(file).matchAll(/^(?:import|export)[^;]*?from "([^"]+)"/gm)) {
    const to = resolve(file, from!);
    // Another file's actions are entries of their own.
    if (to?.startsWith("app/") && !/^\s*["']use server["']/.test(read(to))) reached(to, seen);
  }
  return seen;
}

/** The file of an import, relative to the root; null for a package. */
export function resolve(file: string, from: string): string | null {
  const base = from.startsWith("@/")
    ? from.slice(2)
    : from.startsWith(".")
      ? join(dirname(file), from)
      : null;
  if (base === null) return null;
  const path = normalize(base).replaceAll("\\", "/");
  return [path, `${path}.ts`, `${path}.tsx`].find((one) => isFile(join(ROOT, one))) ?? null;
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
