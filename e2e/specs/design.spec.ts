// The design language itself: every component in every state, in both colours, wide and narrow (UX.md D.1, G).
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test, violations } from "../fixtures";

const PAGES = ["/design", "/design/frame", "/design/sheet"];
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

async function inColour(context: BrowserContext, baseURL: string | undefined, theme: "light" | "dark") {
  await context.addCookies([{ name: "theme", value: theme, url: baseURL! }]);
}

/** Opens a page and waits until React listens: a person is slower than hydration, a test is not. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main button") ?? {}).some((key) => key.startsWith("__reactProps")),
  );
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
}

for (const theme of ["light", "dark"] as const)
  for (const viewport of [WIDE, PHONE])
    test(`Q01 no accessibility rule is broken, ${theme}, ${viewport.width} px wide`, async ({
      page,
      context,
      baseURL,
    }) => {
      test.slow();
      await inColour(context, baseURL, theme);
      await page.setViewportSize(viewport);
      for (const path of PAGES) {
        await open(page, path);
        await expect(page.locator("h1")).toHaveCount(1);
        expect(await violations(page), path).toEqual([]);
      }
    });

for (const theme of ["light", "dark"] as const)
  test(`Q01 no accessibility rule is broken in an open dialog and an open menu, ${theme}`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.slow();
    await inColour(context, baseURL, theme);
    await open(page, "/design");
    await page
      .locator("#dialog-menu-selection")
      .getByRole("button", { name: "Pause SSO requirement" })
      .click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("alertdialog")).toBeHidden();
    await page.getByRole("button", { name: "Actions for Okta" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

test("Q01 M01 no accessibility rule is broken on the page that shows every mail, nor in a mail", async ({
  page,
}) => {
  test.slow();
  await page.goto("/design/mails");
  await expect(page.locator("h1")).toHaveText("Mails");
  expect(await violations(page)).toEqual([]);
  const mail = await page.locator("iframe").first().getAttribute("srcdoc");
  await page.setContent(mail!);
  // A mail is a part of the mail program's page, which has the landmarks.
  const found = await violations(page);
  expect(found.filter((one) => !/^(landmark-one-main|region):/.test(one))).toEqual([]);
});

test("Q03 the first Tab stop skips to the content and moves focus there", async ({ page }) => {
  await open(page, "/design/frame");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main#content")).toBeFocused();
});

test("Q06 nothing scrolls sideways at 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of PAGES) {
    await open(page, path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
  }
});

test("Q05 every control is at least 24 px high and wide, the buttons of a touch screen 44", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await open(page, "/design");
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main button, main select, main summary, main input")]
      .filter((control) => control.checkVisibility() && !control.closest(".sr-only, [hidden], [inert]"))
      .map((control) => control.closest("label") ?? control)
      .flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        const least = control.matches("button:not([aria-pressed]):not(.link)") ? 44 : 24;
        return width < 24 || height < least
          ? [`${control.textContent || control.outerHTML.slice(0, 80)}: ${width}×${height}`]
          : [];
      }),
  );
  expect(small).toEqual([]);
  await context.close();
});

test("Q07 nothing moves for people who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "/design");
  const longest = await page.evaluate(() => {
    const seconds = (value: string) =>
      Math.max(...value.split(",").map((part) => Number.parseFloat(part) * (part.includes("ms") ? 1 : 1000)));
    return Math.max(
      ...[...document.querySelectorAll("main *")].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [seconds(transitionDuration), seconds(animationDuration)];
      }),
    );
  });
  expect(longest).toBeLessThanOrEqual(1);
});

test("the switch stays where it was saved until the server has answered, and asks before it goes off", async ({
  page,
}) => {
  await open(page, "/design");
  const toggle = page.locator('[role="switch"][aria-label="SSO required for Tom Reed"]').first();
  await toggle.focus();
  await page.keyboard.press("Space");
  const dialog = page.getByRole("alertdialog", { name: "Let Tom Reed sign in without SSO?" });
  await expect(dialog).toBeVisible();
  await expect(toggle).toHaveAttribute("aria-checked", "true");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(toggle).toBeFocused();
  await expect(toggle).toHaveAttribute("aria-checked", "true");

  await page.keyboard.press("Space");
  await dialog.getByRole("button", { name: "Make exempt" }).click();
  await expect(toggle).toHaveAttribute("aria-checked", "false");
  await expect(page.locator("#live-polite")).toHaveText("Saved");
});

test("a locked switch can be focused and does not move", async ({ page }) => {
  await open(page, "/design");
  const toggle = page.getByRole("switch", { name: "SSO required for Mia Chen" }).first();
  await toggle.focus();
  await expect(toggle).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(toggle).toHaveAttribute("aria-checked", "false");
  await expect(toggle).toHaveAttribute("aria-disabled", "true");
});

test("A17 focus stays inside a dialog and returns to the button that opened it", async ({ page }) => {
  await open(page, "/design");
  const opener = page.getByRole("button", { name: "Rename profile" });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Rename “Okta”" });
  await expect(dialog).toBeVisible();
  for (let stop = 0; stop < 8; stop++) {
    await page.keyboard.press("Tab");
    await expect(dialog.locator(":focus")).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a dialog opened from a row's menu gives focus back to the menu's button", async ({ page }) => {
  await open(page, "/design");
  const actions = page.getByRole("button", { name: "Actions for Okta" });
  await actions.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Delete profile…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: "Delete “Okta”?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(actions).toBeFocused();
});

test("copying gives the exact value and says so politely", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], baseURL ? { origin: baseURL } : {});
  await open(page, "/design");
  await page.getByRole("button", { name: "Copy Name", exact: true }).click();
  await expect(page.locator("#live-polite")).toHaveText("Copied Name");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("_sso-challenge");
});

test("A21 an absolute time with its zone shows on focus and goes away with Escape", async ({ page }) => {
  await open(page, "/design");
  await page.locator("time", { hasText: "24 Nov 2029" }).focus();
  const tip = page.getByRole("tooltip");
  await expect(tip).toHaveText("2029-11-24 00:00:00 UTC");
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();
});

test("the chosen colours last and are there before the first paint", async ({ page }) => {
  await open(page, "/design");
  await page.getByRole("radio", { name: "Dark" }).check({ force: true });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const html = await (await page.request.get("/design")).text();
  expect(html).toContain('data-theme="dark"');
});

test("Q11 without JavaScript fields, disclosures and the phone menu still work", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: PHONE,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await page.goto("/design/frame");
  await page.getByText("Menu", { exact: true }).click();
  await expect(page.getByRole("link", { name: "Sign-in log" })).toBeVisible();
  await page.goto("/design");
  await expect(page.getByRole("button", { name: "Copy Name", exact: true })).toBeHidden();
  await page.getByText("What we received").click();
  await expect(page.getByText("NameID, attributes and the session")).toBeVisible();
  await context.close();
});
