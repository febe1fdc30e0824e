import { describe, expect, test } from "vitest";
import { domainNameSentence, readDomainName } from "../core/domain-name";
import { domainNameKnowledge, unicodeName } from "./public-suffixes";

const knowledge = domainNameKnowledge("https://sso.acme.com");
const read = (typed: string) => readDomainName(typed, knowledge);

describe("a name is taken out of what was typed", () => {
  test.each([
    ["acme.com", "acme.com", null],
    [" ACME.com. ", "acme.com", null],
    ["https://www.acme.com/about", "acme.com", "https://www.acme.com/about"],
    ["http://acme.com:8080?x=1", "acme.com", "http://acme.com:8080?x=1"],
    ["www.acme.com", "acme.com", "www.acme.com"],
    ["mia@acme.com", "acme.com", "mia@acme.com"],
    ["mailto:mia@acme.com", "acme.com", "mailto:mia@acme.com"],
    ["Mia <mia@acme.com>", "acme.com", "Mia <mia@acme.com>"],
    ["acme.test", "acme.test", null],
    ["corp.example", "corp.example", null],
    ["foo.github.io", "foo.github.io", null],
    ["www.com", "www.com", null],
    ["xn--bcher-kva.example", "xn--bcher-kva.example", null],
    ["Bücher.example", "xn--bcher-kva.example", null],
  ])("%s → %s", (typed, name, tookFrom) => {
    expect(read(typed)).toMatchObject({ name, tookFrom });
  });

  test("a subdomain names its parent, whose addresses it does not cover", () => {
    expect(read("mail.acme.co.uk")).toMatchObject({ name: "mail.acme.co.uk", parent: "acme.co.uk" });
    expect(read("acme.co.uk")).toMatchObject({ parent: null });
  });
});

describe("what nobody can claim is refused with its reason", () => {
  test.each([
    ["", "not-a-domain"],
    ["acme com", "not-a-domain"],
    ["acme..com", "not-a-domain"],
    ["-acme.com", "not-a-domain"],
    ["a_b.com", "not-a-domain"],
    [`${"a".repeat(64)}.com`, "not-a-domain"],
    [`${"abcdefgh.".repeat(30)}com`, "not-a-domain"],
    ["https://", "not-a-domain"],
    ["192.0.2.7", "ip-address"],
    ["http://192.0.2.7:80/", "ip-address"],
    ["127.1", "ip-address"],
    ["0x7f000001", "ip-address"],
    ["[2001:db8::1]", "ip-address"],
    ["2001:db8::1", "ip-address"],
    ["localhost", "single-label"],
    ["acme", "single-label"],
    ["*.acme.com", "wildcard"],
    ["co.uk", "public-suffix"],
    ["github.io", "public-suffix"],
    ["gmail.com", "public-mail"],
    ["mia@gmail.com", "public-mail"],
    ["yahoo.co.jp", "public-mail"],
    ["Outlook.de", "public-mail"],
    ["web.de", "public-mail"],
    ["sso.acme.com", "own-host"],
  ])("%s: %s", (typed, problem) => {
    expect(read(typed)).toMatchObject({ problem });
  });

  test("look-alike names of mail services can be claimed", () => {
    expect(read("yahoo.acme.com")).toMatchObject({ name: "yahoo.acme.com" });
    expect(read("live.events")).toMatchObject({ name: "live.events" });
  });

  test("the sentence names what was typed", () => {
    expect(domainNameSentence("public-mail", "gmail.com")).toBe(
      "gmail.com is a public mail service. Nobody can claim it.",
    );
    expect(domainNameSentence("not-a-domain", "x")).toMatch(/^That is not a domain name\./);
  });
});

test("a name with A-labels can be shown as people write it", () => {
  expect(unicodeName("xn--bcher-kva.example")).toBe("bücher.example");
  expect(unicodeName("acme.com")).toBeNull();
});
