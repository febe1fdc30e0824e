// The bars of the sign-in page (UX.md D.2) that need no session: what its fields are, and that it does not tell who exists.
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "../fixtures";
import { formOf } from "../without-browser";

test("L01 the fields are what password managers and passkeys look for", async ({ page }) => {
  await page.goto("/login");
  const email = page.getByLabel("E-mail", { exact: true });
  await expect(email).toHaveAttribute("type", "email");
  await expect(email).toHaveAttribute("autocomplete", "username webauthn");
  await page.goto("/login/password?email=quinn%40quality.test");
  await expect(page.locator("form input[autocomplete=username]")).toHaveValue("quinn@quality.test");
  await expect(page.locator("input[autocomplete=current-password]")).toHaveCount(1);
});

for (const [where, addresses] of [
  ["on a domain that requires SSO", ["tess@globex.test", "nobody@globex.test", "someone.else@globex.test"]],
  ["on a domain that does not", ["quinn@quality.test", "mel@quality.test", "nobody@quality.test"]],
  ["on a domain that nobody has", ["who@nowhere.test", "guest@elsewhere.test"]],
] as const)
  test(`L03 known and unknown addresses ${where} get the same status and the same page`, async ({
    playwright,
    world,
  }) => {
    const answers = await Promise.all(
      addresses.map(async (email) => {
        const request = await playwright.request.newContext({ baseURL: world.url });
        const answer = await step1(request, email);
        await request.dispose();
        return answer;
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

for (const [fault, word] of [
  ["clock-slow", "EXPIRED"],
  ["clock-fast", "NOT_YET_VALID"],
] as const)
  test(`L13 a clock that is ten minutes off (${fault}) is told with our time`, async ({ visitor }) => {
    await visitor.typeAddress("walt@globex.test");
    await visitor.answerAtPractice("walt@globex.test", fault);
    const { text } = await visitor.problem();
    expect(text).toContain("Your organization’s clock and ours may differ.");
    expect(text).toMatch(/Our time was \d\d:\d\d:\d\d UTC/);
    expect(text).toContain(word);
    expect(await visitor.session()).toBeNull();
  });

/** Step 1 without a browser: the status and the page where it ends, without the address and what is new each time. */
async function step1(request: APIRequestContext, email: string): Promise<{ status: number; html: string[] }> {
  const page = await request.get("/login");
  const form = formOf(await page.text(), page.url())!;
  const answer = await request.post(form.action, { multipart: { ...form.fields, email } });
  const html = (await answer.text())
    .replaceAll(encodeURIComponent(email), "ADDRESS")
    .replaceAll(email, "ADDRESS")
    .replace(/nonce(="|\\":\\"|":")[^"\\]+/g, "nonce")
    .replace(/[A-Za-z0-9+/_-]{20,}={0,2}/g, "TOKEN")
    .replace(/\d{10,}/g, "NUMBER");
  return { status: answer.status(), html: html.split(/(?=<|\\n)/) };
}
