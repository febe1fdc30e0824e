// What every spec needs: the world that the set-up made, and a visitor who walks through the door.
import AxeBuilder from "@axe-core/playwright";
import {
  type APIRequestContext,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import type { PracticeFault } from "../lib/practice/faults";
import { IDP_PASSWORD } from "./idp/simplesamlphp";
import { PASSWORD, type World } from "./world";

export { expect };

/** The session as the software behind Doorward reads it; null when there is none. */
export interface SessionJson {
  readonly user: {
    readonly email: string;
    readonly organizationId: string;
    readonly organization: string;
    readonly role: string;
    readonly by: string;
  };
}

export class Visitor {
  constructor(
    readonly page: Page,
    readonly world: World,
  ) {}

  async session(): Promise<SessionJson | null> {
    return sessionOf(this.page.request, this.world);
  }

  /** Step 1. `next` is where to come back to. */
  async typeAddress(email: string, next?: string): Promise<void> {
    await this.page.goto(
      `${this.world.url}/login${next === undefined ? "" : `?next=${encodeURIComponent(next)}`}`,
    );
    await this.page.getByLabel("E-mail", { exact: true }).fill(email);
    await this.page.getByRole("button", { name: "Continue", exact: true }).click();
  }

  /** Step 2, on the password page. */
  async typePassword(password = PASSWORD): Promise<void> {
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  async signInByPassword(email: string, next?: string): Promise<void> {
    await this.typeAddress(email, next);
    await this.typePassword();
    await this.arrive();
  }

  /** At SimpleSAMLphp, which asks like a real one. */
  async answerAtSimpleSamlPhp(email: string, password = IDP_PASSWORD): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`^${this.world.simpleSamlPhpUrl}/`));
    await this.page.locator("input[name=username]").fill(email);
    await this.page.locator("input[name=password]").fill(password);
    await this.page.locator("input[name=password]").press("Enter");
  }

  /** At the practice identity provider, whose page is already open. */
  async answerAtPractice(email: string, fault: PracticeFault = "none"): Promise<void> {
    await expect(this.page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
    await choosePracticePerson(this.page, email, fault);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  /** Clicks the tile of an organization at the practice identity provider. */
  async openTile(organization: string, email: string, fault: PracticeFault = "none"): Promise<void> {
    await this.page.goto(`${this.world.practiceUrl}/tile`);
    await this.page.getByRole("radio", { name: `Doorward for ${organization}` }).check();
    await choosePracticePerson(this.page, email, fault);
    await this.page.getByRole("button", { name: "Open Doorward" }).click();
  }

  /** Waits until the door is behind. */
  async arrive(path?: string): Promise<void> {
    const { url } = this.world;
    await this.page.waitForURL((at) =>
      path === undefined
        ? at.origin === url && !/^\/(login|saml)(\/|$)/.test(at.pathname)
        : at.href === `${url}${path}`,
    );
  }

  /** The problem page: what it says and its reference. */
  async problem(): Promise<{ text: string; reference: string }> {
    await expect(this.page.getByRole("heading", { level: 1, name: "We couldn’t sign you in" })).toBeVisible();
    const text = (await this.page.locator("main").textContent()) ?? "";
    return { text, reference: decodeURIComponent(new URL(this.page.url()).pathname.split("/").at(-1)!) };
  }
}

async function choosePracticePerson(page: Page, email: string, fault: PracticeFault): Promise<void> {
  await page.getByRole("radio", { name: "Somebody else" }).check();
  await page.getByLabel("Address of somebody else").fill(email);
  await page.getByLabel("What should go wrong?").selectOption(fault);
}

export async function sessionOf(request: APIRequestContext, world: World): Promise<SessionJson | null> {
  const answer = await request.get(`${world.url}/api/auth/session`);
  expect(answer.status()).toBe(200);
  return answer.json();
}

interface Fixtures {
  readonly visitor: Visitor;
  /** Somebody at another browser. */
  readonly newVisitor: (options?: {
    javaScriptEnabled?: boolean;
    colorScheme?: "light" | "dark";
  }) => Promise<Visitor>;
}

export const test = base.extend<Fixtures, { world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the parameters
  world: [async ({}, use) => use(JSON.parse(process.env.E2E_WORLD!) as World), { scope: "worker" }],
  baseURL: async ({ world }, use) => use(world.url),
  visitor: async ({ page, world }, use) => use(new Visitor(page, world)),
  newVisitor: async ({ browser, world }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: world.url, ...options });
      opened.push(context);
      return new Visitor(await context.newPage(), world);
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on this page, readable in a failure. Our pages have no frames: nothing is merged on a page apart. */
export async function violations(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(TAGS);
  const { violations } = await axe.exclude("nextjs-portal").setLegacyMode().analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}

/** The practice of emergency access: a sign-in by password in a private window of the same browser. */
export async function practise(page: Page, email: string): Promise<void> {
  const { origin } = new URL(page.url());
  const context = await page.context().browser()!.newContext();
  const apart = await context.newPage();
  await apart.goto(`${origin}/login`);
  await apart.getByLabel("E-mail", { exact: true }).fill(email);
  await apart.getByRole("button", { name: "Continue", exact: true }).click();
  await apart.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await apart.getByRole("button", { name: "Sign in", exact: true }).click();
  await apart.waitForURL((at) => at.origin === origin && !/^\/login/.test(at.pathname));
  await context.close();
}
