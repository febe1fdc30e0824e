import { expect, test } from "vitest";
import { readApplyFile } from "./read-file";

const problems = (text: string) => {
  const read = readApplyFile(text);
  return "problems" in read ? read.problems : [];
};
const inOrganization = (members: string) => `{"organizations":[{"name":"Acme Corp",${members}}]}`;

test.each([
  ["", ['The file is empty. It should hold {"organizations": [ … ]}.']],
  [
    '{\n  "organizations": [\n    oops\n  ]\n}',
    ["This is not JSON: something is wrong at line 3, column 5."],
  ],
  ['{"organizations": [', ["This is not JSON: something is wrong at line 1, column 20."]],
  ["[]", ["the file: must be an object, not a list."]],
  ["{}", ["organizations: is missing; it must be a list."]],
  ['{"organizations":[{}]}', ["organizations[0].name: is missing; it must be a text."]],
  [inOrganization('"domain":[]'), ["organizations[0].domain: there is no such key."]],
  [
    inOrganization('"users":[{"email":"alice"}]'),
    ["organizations[0].users[0].email: “alice” is not an e-mail address."],
  ],
  [
    inOrganization('"users":[{"email":"a@acme.test","role":"boss"}]'),
    ["organizations[0].users[0].role: must be owner, admin, or member."],
  ],
  [
    inOrganization('"ssoProfiles":[{"name":"Okta","enforce":"acme.test"}]'),
    ["organizations[0].ssoProfiles[0].enforce: must be a list, not a text."],
  ],
  [
    inOrganization('"exemptions":[{"email":"a@acme.test","reason":"x","until":"2027-02-30x"}]'),
    ["organizations[0].exemptions[0].until: must be a date such as 2027-01-31, or null."],
  ],
  [
    inOrganization('"users":[{"email":"a@acme.test"},{"email":"A@acme.test"}]'),
    ["organizations[0].users[1].email: a@acme.test stands at organizations[0].users[0].email already."],
  ],
  [
    inOrganization(
      '"users":[{"email":"a@acme.test","role":"owner"},{"email":"b@acme.test","role":"member",\n"role":"owner"}]',
    ),
    ["organizations[0].users[1].role: this key stands there twice; the second is at line 2."],
  ],
  [
    '{"organizations":[],"\\u006frganizations":[]}',
    ["organizations: this key stands there twice; the second is at line 1."],
  ],
])("%s is refused with the place in it", (text, expected) => {
  expect(problems(text)).toEqual(expected);
});

test("a key that stands in two objects, or as a value, stands not twice", () => {
  const people =
    '"users":[{"email":"a@acme.test","name":"email"},{"email":"b@acme.test","name":"{,\\"email\\":"}]';
  expect(problems(inOrganization(people))).toEqual([]);
});

test("everything that is wrong is said at once", () => {
  expect(problems(inOrganization('"users":[{"email":"x","nmae":"X"}],"domains":[{"name":""}]'))).toHaveLength(
    3,
  );
});

test("a byte order mark does not matter, and null stands for a key that is absent", () => {
  expect(readApplyFile('\uFEFF{"organizations":[{"name":"Acme Corp","users":null}]}')).toEqual({
    file: { organizations: [{ name: "Acme Corp", users: null }] },
  });
});
