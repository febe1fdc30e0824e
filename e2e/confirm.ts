import type { Page } from "@playwright/test";

/** Presses a dangerous button and then the verb of the dialog that asks first (UX.md A.7). `tick`: what it wants ticked. */
export async function confirm(page: Page, button: string, verb: string, tick?: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  if (tick) await dialog.getByLabel(tick).check();
  await dialog.getByRole("button", { name: verb, exact: true }).click();
}
