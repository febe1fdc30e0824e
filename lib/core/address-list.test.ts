import { expect, test } from "vitest";
import { readAddressList } from "./address-list";

test("commas, semicolons, lines, spaces and names in front are read, each address once", () => {
  const text =
    'mia@acme.test, tom@acme.test;\n"Ana Silva" <ana@partner.test>\n mailto:Mia@acme.test  li@acme.test';
  expect(readAddressList(text).map(({ email, name }) => [email, name])).toEqual([
    ["mia@acme.test", "Mia"],
    ["tom@acme.test", "Tom"],
    ["ana@partner.test", "Ana Silva"],
    ["li@acme.test", "Li"],
  ]);
});

test("what is no address keeps its text, so that it can be shown and mended", () => {
  expect(readAddressList("nobody, a@@b.test")).toMatchObject([
    { typed: "nobody", email: null },
    { typed: "a@@b.test", email: null },
  ]);
  expect(readAddressList(" ,\n; ")).toEqual([]);
});

test("a name is made from the address", () => {
  expect(readAddressList("jean-luc.picard@acme.test")[0]!.name).toBe("Jean Luc Picard");
});
