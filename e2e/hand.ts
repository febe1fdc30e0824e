// Somebody at the screen, who is counted: clicks, and fields that are typed or pasted into. With a mouse, or by keyboard alone.
import { expect, type Locator, type Page } from "@playwright/test";

export class Hand {
  clicks = 0;
  fields = 0;
  keys = 0;
  constructor(
    readonly page: Page,
    readonly by: "mouse" | "keyboard",
  ) {}

  /** A button or a link; with the keyboard it is reached by Tab and pressed by Enter. */
  async press(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    this.clicks += 1;
    if (this.by === "mouse") return target.click();
    await this.reach(target);
    await this.key(target, "Enter");
  }

  /** A tick box or a radio button. */
  async tick(target: Locator): Promise<void> {
    this.clicks += 1;
    if (this.by === "mouse") return target.check();
    await this.reach(target);
    await this.key(target, "Space");
    await expect(target).toBeChecked();
  }

  /** Types, and sends the form with Enter when `send`. */
  async type(target: Locator, text: string, send = true): Promise<void> {
    await expect(target).toBeVisible();
    this.fields += 1;
    if (this.by === "mouse") await target.fill(text);
    else {
      await this.reach(target);
      await target.pressSequentially(text);
    }
    if (send) await this.key(target, "Enter");
  }

  private async key(target: Locator, key: string): Promise<void> {
    this.keys += 1;
    await target.press(key);
  }

  /** Tab by Tab, as far as it takes: what cannot be reached fails here. */
  private async reach(target: Locator): Promise<void> {
    const focused = () => target.evaluate((element) => element === document.activeElement).catch(() => false);
    for (let tabs = 0; tabs < 150; tabs++) {
      if (await focused()) return;
      await this.page.keyboard.press("Tab");
      this.keys += 1;
    }
    throw new Error(`Tab never reaches ${target}.`);
  }
}
