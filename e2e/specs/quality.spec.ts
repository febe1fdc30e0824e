// The quality bars of UX.md D that touch every screen, in one organization of their own.
import type { Page } from "@playwright/test";
import { expect, test, type Visitor } from "../fixtures";
import type { World } from "../world";

const OWNER = "quinn@quality.test";
const profileOf = (world: World) => world.organizations["Quality Ltd"]!.profile!.id;
const screens = (world: World): string[] => {
  const profile = `/admin/sso/${profileOf(world)}`;
  return [
    "/admin",
    "/admin/domains",
    "/admin/sso",
    "/admin/sso/start",
    profile,
    `${profile}/configuration`,
    `${profile}/certificates`,
    `${profile}/test`,
    `${profile}/enforce`,
    `${profile}/set-up-link`,
    `${profile}/setup/collect`,
    "/admin/users",
    "/admin/users/invite",
    "/admin/users/import",
    "/admin/access",
    "/admin/sign-ins",
    "/admin/sign-ins/simulate",
    "/admin/audit",
    "/admin/settings",
    "/account",
  ];
};
const DOOR = ["/login", "/login/password?email=quinn%40quality.test", "/login/forgot", "/login/emergency"];

let cookies: Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>> = [];
/** Signs in once; later tests are the same session in a new window. */
async function asOwner(visitor: Visitor): Promise<Page> {
  const context = visitor.page.context();
  if (cookies.length > 0) await context.addCookies(cookies);
  else {
    await visitor.signInByPassword(OWNER, "/admin");
    cookies = await context.cookies();
  }
  return visitor.page;
}

test("Q04 every screen is walked by keyboard: each stop shows its focus, is in view, in reading order, and nothing traps", async ({
  visitor,
  newVisitor,
  world,
}) => {
  test.setTimeout(300_000);
  const page = await asOwner(visitor);
  const stranger = (await newVisitor()).page;
  // Colours that change slowly would be measured half-way.
  for (const each of [page, stranger]) await each.emulateMedia({ reducedMotion: "reduce" });
  for (const [walker, path] of [
    ...screens(world).map((path) => [page, path] as const),
    ...DOOR.map((path) => [stranger, path] as const),
  ]) {
    await walker.goto(path);
    await listening(walker);
    await walker.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const problems: string[] = [];
    let stops = 0;
    for (; stops < 250; stops++) {
      await walker.keyboard.press("Tab");
      const stop = await walker.evaluate(judgeStop);
      if (stop.end) break;
      problems.push(...stop.problems);
    }
    expect(problems, path).toEqual([]);
    expect(stops, `${path}: trapped`).toBeLessThan(250);
    expect(stops, `${path}: nothing to reach`).toBeGreaterThan(2);
  }
});

/** Waits until React listens, so that nothing takes the focus away afterwards. */
async function listening(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main :is(a, button)") ?? {}).some((key) => key.startsWith("__react")),
  );
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
}

/** In the page: what is wrong with the element that has focus. `end`: the walk has come around. */
function judgeStop(): { end: boolean; problems: string[] } {
  const walk = window as unknown as {
    walked?: Set<Element>;
    last?: Element;
    luminances?: Map<string, number>;
    canvas?: CanvasRenderingContext2D;
  };
  walk.walked ??= new Set();
  const here = document.activeElement;
  if (!here || here === document.body || walk.walked.has(here)) return { end: true, problems: [] };
  const problems: string[] = [];
  const name = `${here.tagName.toLowerCase()} “${(here.getAttribute("aria-label") ?? here.textContent ?? "").trim().slice(0, 40)}”`;
  if (walk.last && !(walk.last.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING))
    problems.push(`${name} comes before the stop before it`);
  walk.walked.add(here);
  walk.last = here;

  walk.luminances ??= new Map();
  walk.canvas ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const { luminances, canvas } = walk;
  const luminance = (colour: string): number => {
    const known = luminances.get(colour);
    if (known !== undefined) return known;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    const found = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    luminances.set(colour, found);
    return found;
  };
  const backgroundOf = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/rgba\(.*, 0\)|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  // A radio card shows the focus of its hidden button around the whole card.
  const outlined = [here, here.closest("label"), here.querySelector(".switch-track")].find((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  if (!outlined) problems.push(`${name} shows no focus`);
  else {
    const [a, b] = [
      luminance(getComputedStyle(outlined).outlineColor),
      luminance(backgroundOf(outlined.parentElement)),
    ];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 3) problems.push(`${name}: its focus has a contrast of ${contrast.toFixed(1)}`);
  }
  const boxOf = outlined ?? here;
  const { top, bottom, left, right, width } = boxOf.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth)
    problems.push(`${name} is out of view`);
  else {
    const y = Math.min(Math.max((Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, 1), innerHeight - 1);
    const above = document.elementsFromPoint(Math.min(left + Math.min(width / 2, 8), innerWidth - 1), y);
    const cover = above.find((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position));
    if (
      cover &&
      !cover.contains(boxOf) &&
      above.indexOf(cover) < above.findIndex((one) => boxOf.contains(one))
    )
      problems.push(`${name} is hidden under something that sticks`);
  }
  return { end: false, problems };
}

test("Q08 no text is under 12 px, running text has 14 to 16, and every field has a border that is seen", async ({
  visitor,
  newVisitor,
  world,
}) => {
  test.slow();
  const page = await asOwner(visitor);
  const stranger = (await newVisitor()).page;
  for (const [reader, path] of [
    ...screens(world).map((path) => [page, path] as const),
    ...DOOR.map((path) => [stranger, path] as const),
  ]) {
    await reader.goto(path);
    const small = await reader.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement!;
        const text = walker.currentNode.textContent!.trim();
        if (!text || parent.closest("script, style, noscript, .sr-only, svg") || !parent.checkVisibility())
          continue;
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (size < 12) found.push(`${size} px: ${text.slice(0, 40)}`);
      }
      const body = Number.parseFloat(getComputedStyle(document.body).fontSize);
      if (body < 14 || body > 16) found.push(`running text has ${body} px`);
      for (const field of document.querySelectorAll(
        "input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea",
      )) {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(field);
        if (field.checkVisibility() && (borderTopStyle === "none" || Number.parseFloat(borderTopWidth) < 1))
          found.push(`${field.getAttribute("name")} has no border`);
      }
      return found;
    });
    expect(small, path).toEqual([]);
  }
});

for (const [what, fail] of [
  [
    "a server that fails",
    (page: Page) =>
      page.route("**/*", (route) =>
        route.request().method() === "POST" ? route.fulfill({ status: 500, body: "" }) : route.fallback(),
      ),
  ],
  [
    "a server that cannot be reached",
    (page: Page) =>
      page.route("**/*", (route) => (route.request().method() === "POST" ? route.abort() : route.fallback())),
  ],
] as const)
  test(`Q09 ${what} leaves what was typed, says so in place and takes the focus there; sending again works`, async ({
    visitor,
    world,
  }) => {
    const page = await asOwner(visitor);
    const message = page.getByText(/Our server had a problem or could not be reached/);
    const attempt = async (path: string, label: string, typed: string, button: string) => {
      await page.goto(path);
      const folded = page.getByText("Signatures, name ID, clock and more");
      if (await folded.isVisible()) await folded.click();
      await page.getByLabel(label, { exact: true }).fill(typed);
      await fail(page);
      await page.getByRole("button", { name: button, exact: true }).click();
      await expect(message, path).toBeVisible();
      await expect(page.getByLabel(label, { exact: true })).toHaveValue(typed);
      await page.unroute("**/*");
    };
    await attempt("/admin/settings", "Name of the organization", "Quality Ltd", "Save name");
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(await focused()).toContain("Our server had a problem");
    await page.getByRole("button", { name: "Save name" }).click();
    await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

    await attempt("/admin/domains?add=1", "Domain", "half-typed.test", "Add domain");
    await expect(page.getByLabel("Domain", { exact: true })).toBeFocused();
    await attempt(`/admin/sso/${profileOf(world)}`, "Name", "Another name", "Rename the profile");
    await attempt(
      `/admin/sso/${profileOf(world)}/configuration`,
      "Allowed clock difference, in seconds",
      "99",
      "Save these options",
    );
    await page.goto("about:blank");
    await page.context().clearCookies();
    await attempt("/login", "E-mail", "quinn@quality.test", "Continue");
    expect(await focused()).toContain("Our server had a problem");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page).toHaveURL(/\/login\/password/);
  });

test("A18 there is one polite voice and one that interrupts, and each message is said once", async ({
  visitor,
}) => {
  const page = await asOwner(visitor);
  await page.goto("/admin/settings");
  await expect(page.locator("#live-polite[role=status]")).toHaveCount(1);
  await expect(page.locator("#live-alert[role=alert]")).toHaveCount(1);
  await page.evaluate(() => {
    const said: string[] = [];
    (window as unknown as { said: string[] }).said = said;
    for (const id of ["live-polite", "live-alert"])
      new MutationObserver(() => {
        const text = document.getElementById(id)!.textContent;
        if (text) said.push(`${id}: ${text}`);
      }).observe(document.getElementById(id)!, { childList: true, characterData: true, subtree: true });
  });
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  await page.getByRole("button", { name: "Copy Organization ID" }).click();
  await expect.poll(said).toEqual(["live-polite: Copied Organization ID"]);
  await page.getByLabel("Name of the organization").fill("");
  await page.getByRole("button", { name: "Save name" }).click();
  const alert = page.locator("main").getByRole("alert");
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText(/\w/);
  expect(await said()).toHaveLength(1);
});

test("A20 looking for new sign-ins is off at first, and then moves neither focus nor rows until it is asked to show them", async ({
  visitor,
  newVisitor,
}) => {
  const page = await asOwner(visitor);
  await page.goto("/admin/sign-ins");
  const live = page.getByRole("switch", { name: "Look for new sign-ins" });
  await expect(live).toHaveAttribute("aria-checked", "false");
  await live.click();
  await expect(page.getByText("Nothing new")).toBeVisible();
  const rows = page.getByRole("table", { name: "Sign-ins" }).getByRole("row");
  const reference = rows.nth(1).getByRole("link");
  await reference.focus();
  const [count, first, box] = [
    await rows.count(),
    await reference.textContent(),
    await reference.boundingBox(),
  ];

  const mel = await newVisitor();
  await mel.signInByPassword("mel@quality.test");
  await expect(page.getByText("1 new", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(reference).toBeFocused();
  expect([await rows.count(), await reference.textContent(), await reference.boundingBox()]).toEqual([
    count,
    first,
    box,
  ]);

  await page.getByRole("button", { name: "Show", exact: true }).last().click();
  await expect(rows.nth(1)).toContainText("mel@quality.test");
  await expect(page.getByText("Nothing new")).toBeVisible();
  await expect(live).toBeFocused();
});

test("A21 every date is a <time> with its moment, and tells its zone on hover and on focus", async ({
  visitor,
  world,
}) => {
  const page = await asOwner(visitor);
  for (const path of ["/admin/sign-ins", "/admin/audit", `/admin/sso/${profileOf(world)}/certificates`]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    const times = page.locator("main time");
    expect(await times.count(), path).toBeGreaterThan(0);
    for (const moment of await times.evaluateAll((all) => all.map((time) => time.getAttribute("datetime"))))
      expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    const tip = page.getByRole("tooltip");
    await times.first().focus();
    await expect(tip).toHaveText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    await page.keyboard.press("Escape");
    await expect(tip).toBeHidden();
    await times.last().hover();
    await expect(tip).toHaveText(/ UTC$/);
    await page.mouse.move(0, 0);
  }
});

test("A22 by address: nobody is sent to the door, members see nothing of it, admins all but what is the owners'", async ({
  visitor,
  newVisitor,
  world,
}) => {
  const pages = [
    ...screens(world).filter((path) => path.startsWith("/admin")),
    "/admin/users/wishes",
    "/admin/users/export",
    "/admin/sign-ins/export",
    "/admin/sign-ins/newer",
    "/admin/audit/export",
  ];
  const statusOf = async ({ page }: Visitor, path: string) =>
    (await page.request.get(path, { maxRedirects: 0 })).status();
  const [admin, member, nobody] = [await newVisitor(), await newVisitor(), await newVisitor()];
  await asOwner(visitor);
  await admin.signInByPassword("adam@quality.test", "/admin");
  await member.signInByPassword("mel@quality.test");
  for (const path of pages) {
    expect(await statusOf(visitor, path), `owner ${path}`).toBe(200);
    expect(await statusOf(admin, path), `admin ${path}`).toBe(200);
    expect(await statusOf(member, path), `member ${path}`).toBe(403);
    const turned = await nobody.page.request.get(path, { maxRedirects: 0 });
    expect(
      [turned.status() >= 300 && turned.status() < 400, turned.headers().location],
      `nobody ${path}`,
    ).toEqual([true, expect.stringMatching(/^(http:\/\/[^/]+)?\/login\?next=/)]);
  }
  await member.page.goto("/admin/sso");
  await expect(member.page.getByText("You’re signed in as mel@quality.test")).toBeVisible();
  await expect(member.page.getByText("Owners: Quinn")).toBeVisible();
  expect(await statusOf(member, "/account")).toBe(200);
  await admin.page.goto("/admin/access");
  await expect(admin.page.getByText("Only owners can change who has emergency access.")).toBeVisible();
  await expect(admin.page.getByRole("button", { name: "Give emergency access" })).toHaveCount(0);
});

test("S18 the review names how many people are outside the domains, leads to them, and says what is best", async ({
  visitor,
  world,
}) => {
  const page = await asOwner(visitor);
  await page.goto(`/admin/sso/${profileOf(world)}/enforce`);
  await expect(
    page.getByText("1 person signs in with addresses outside your verified domains"),
  ).toBeVisible();
  await expect(
    page.getByText("Best is to verify their domains too, or to change their addresses"),
  ).toBeVisible();
  await page.locator('a[href="/admin/users?outside=1"]').first().click();
  await expect(page.getByRole("rowheader").filter({ hasText: "guest@elsewhere.test" })).toBeVisible();
  await expect(page.getByRole("rowheader")).toHaveCount(1);
});

test("S20 every screen of the Admin Center explains itself in words", async ({ visitor, world }) => {
  const page = await asOwner(visitor);
  for (const path of screens(world).filter((one) => one.startsWith("/admin"))) {
    await page.goto(path);
    const sentences = await page.locator("main").evaluate((main) => {
      const help = main.querySelectorAll("header .measure, p, [id$=-hint], li");
      return [...help]
        .map((one) => one.textContent!.trim())
        .filter((text) => text.split(" ").length >= 5 && /[.?:]$/.test(text));
    });
    expect(sentences.length, path).toBeGreaterThan(0);
  }
});

test("A16 columns that sort do so by a link or button in their header, which says the direction", async ({
  page,
}) => {
  await page.goto("/design");
  const name = page.getByRole("columnheader", { name: "Name" }).filter({ has: page.getByRole("button") });
  await expect(name).toHaveAttribute("aria-sort", "ascending");
  await expect(async () => {
    await name.getByRole("button").click();
    await expect(name).toHaveAttribute("aria-sort", "descending", { timeout: 500 });
  }).toPass();
  await expect(page.getByRole("columnheader", { name: "E-mail" }).first()).toHaveAttribute(
    "aria-sort",
    "none",
  );
});
