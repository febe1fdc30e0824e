import { expect, test } from "vitest";
import { isReadableName } from "./readable-name";

test.each(["Acme Corp", "Müller & Söhne", "株式会社", "O’Brien", "Ana-María", "🚪 Doors"])(
  "%s is a name",
  (name) => expect(isReadableName(name)).toBe(true),
);
test.each(["Ac\u0000me", "Acme\u202e Corp", "Acme\u200b", "Ac\nme", "\ufeffAcme", "Acme\ud800"])(
  "%j is not",
  (name) => expect(isReadableName(name)).toBe(false),
);
