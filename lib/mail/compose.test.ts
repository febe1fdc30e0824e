import { expect, test } from "vitest";
import { composeMail } from "./compose";

const mail = composeMail({
  kind: "invitation",
  to: "li@acme.test",
  subject: "Mia <b>Chen</b> invited you\r\nBcc: evil@x.test",
  preheader: "Join Acme Corp",
  paragraphs: ["Please answer within 14 days.", ["Open the link", "Choose a password"]],
  facts: [{ label: "Invited by", value: "Mia & Co\nX-Header: 1" }],
  button: { label: "Join Acme Corp", url: "https://sso.acme.test/invite/abc?x=1&y=2" },
  because: "You get this because Mia Chen invited li@acme.test.",
  dedupeKey: "invitation/1",
});

test("M01 a mail has text and HTML with language, title, a small-screen viewport and a dark scheme", () => {
  expect(mail.html).toContain('<html lang="en"');
  expect(mail.html).toMatch(/<title>Mia &lt;b&gt;Chen&lt;\/b&gt; invited you/);
  expect(mail.html).toContain('name="viewport" content="width=device-width');
  expect(mail.html).toContain("prefers-color-scheme: dark");
  expect(mail.html).not.toMatch(/width="?[4-9]\d\d/);
  expect(mail.text).toContain("1. Open the link\n2. Choose a password");
  expect(mail.text).toContain("https://sso.acme.test/invite/abc?x=1&y=2");
});

test("M01 nothing is fetched: no image, font, script or style sheet", () => {
  expect(mail.html).not.toMatch(/<(img|script|link|iframe)|url\(|@import|src=/i);
});

test("M02 one button, and every address in it is the given one", () => {
  const addresses = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address);
  expect(addresses).toEqual(["https://sso.acme.test/invite/abc?x=1&amp;y=2"]);
});

test("what people typed cannot add header lines or markup", () => {
  expect(mail.subject).toBe("Mia <b>Chen</b> invited you Bcc: evil@x.test");
  expect(mail.html).not.toContain("<b>");
  expect(mail.text).toContain("Invited by: Mia & Co X-Header: 1");
});

test("the reason for the mail stands at the end of both parts", () => {
  expect(mail.text.trimEnd()).toMatch(/--\nYou get this because Mia Chen invited li@acme\.test\.$/);
  expect(mail.html).toContain("You get this because Mia Chen invited li@acme.test.");
  expect(mail.dedupeKey).toBe("invitation/1");
});
