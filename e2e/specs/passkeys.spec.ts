// Passkeys by the browser's own virtual authenticator, and the second factor that an organization asks for.
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expect, test, type Visitor, violations } from "../fixtures";
import { PASSWORD } from "../world";

/** A device with a fingerprint reader in this browser. It answers only while `present`, as a person does. */
async function device(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  });
  return {
    present: (enabled: boolean) =>
      cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
    finger: (isUserVerified: boolean) =>
      cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

async function addPasskey(visitor: Visitor, phone: Awaited<ReturnType<typeof device>>): Promise<void> {
  await phone.present(true);
  await visitor.page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(visitor.page.getByText("Your passkey is added.")).toBeVisible();
  await phone.present(false);
}

async function signOut({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "You’re signed out" })).toBeVisible();
}

async function useButton({ page }: Visitor, phone: Awaited<ReturnType<typeof device>>): Promise<void> {
  const button = page.getByRole("button", { name: "Sign in with a passkey" });
  await expect(button).toBeVisible();
  // Before the question: a device that is touched later than it is asked is not always heard.
  await phone.present(true);
  await button.click();
}

test("a passkey is added, named and signs in without a password; removed, it opens nothing", async ({
  visitor,
}) => {
  const { page } = visitor;
  const phone = await device(page);
  await visitor.signInByPassword("paul@keys.test", "/account");
  await addPasskey(visitor, phone);
  expect(await violations(page)).toEqual([]);
  await page.getByText(/^Rename or remove/).click();
  await page.getByLabel("Name", { exact: true }).fill("My laptop");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(page.getByRole("button", { name: "Remove My laptop" })).toBeVisible();

  await signOut(visitor);
  await page.goto("/login/password?email=paul%40keys.test&next=%2Faccount");
  await useButton(visitor, phone);
  await visitor.arrive("/account");
  expect(await visitor.session()).toMatchObject({ user: { email: "paul@keys.test", by: "password" } });
  await expect(page.getByRole("cell", { name: "Passkey", exact: true })).toBeVisible();

  await page.getByText("Rename or remove My laptop").click();
  await page.getByRole("button", { name: "Remove My laptop" }).click();
  await expect(page.getByText("none yet")).toBeVisible();
  await phone.present(false);
  await signOut(visitor);
  await page.goto("/login/password?email=paul%40keys.test");
  await useButton(visitor, phone);
  await expect(page.getByText("This passkey doesn’t sign you in.")).toBeVisible();
  expect(await visitor.session()).toBeNull();
});

test("the browser offers the passkey in the address field, and it returns to the page first asked for", async ({
  visitor,
}) => {
  const { page } = visitor;
  const phone = await device(page);
  await visitor.signInByPassword("quin@keys.test", "/account");
  await addPasskey(visitor, phone);
  await signOut(visitor);
  // Whoever is present takes the offer; nothing is clicked.
  await phone.present(true);
  await page.goto("/login?next=%2Faccount");
  await visitor.arrive("/account");
  expect(await visitor.session()).toMatchObject({ user: { email: "quin@keys.test" } });
});

test("without a finger or PIN the passkey opens nothing; without JavaScript nothing is offered that cannot work", async ({
  visitor,
  newVisitor,
}) => {
  const { page } = visitor;
  const phone = await device(page);
  await visitor.signInByPassword("quin@keys.test", "/account");
  await addPasskey(visitor, phone);
  await signOut(visitor);
  await phone.finger(false);
  await page.goto("/login/password?email=quin%40keys.test");
  await useButton(visitor, phone);
  await expect(page.getByText("No passkey was used.")).toBeVisible();
  expect(await visitor.session()).toBeNull();

  const plain = await newVisitor({ javaScriptEnabled: false });
  for (const path of ["/login", "/login/password?email=quin%40keys.test", "/login/emergency"]) {
    await plain.page.goto(path);
    await expect(plain.page.getByRole("button", { name: /passkey/ })).toHaveCount(0);
  }
});

test("a required second factor is set up between the password and the session, without JavaScript too, and asked from then on", async ({
  visitor,
  newVisitor,
}) => {
  const { page } = visitor;
  await visitor.signInByPassword("olga@keys.test", "/admin/settings");
  await page.getByLabel("Second factor", { exact: true }).selectOption("required");
  await page.getByRole("button", { name: "Save second factor" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const rosa = await newVisitor({ javaScriptEnabled: false });
  await rosa.typeAddress("rosa@keys.test", "/account");
  await rosa.typePassword(PASSWORD);
  await expect(rosa.page.getByRole("heading", { name: "Set up your second factor" })).toBeVisible();
  expect(await rosa.session()).toBeNull();
  const key = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(
    (await rosa.page.locator("main").textContent()) ?? "",
  )![0];
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  await rosa.page.getByLabel("Six-digit code").fill("000000");
  await rosa.page.getByRole("button", { name: "Switch it on and sign in" }).click();
  await expect(rosa.page.getByText("That code is not right.")).toBeVisible();
  await rosa.page.getByLabel("Six-digit code").fill(totp.generate());
  await rosa.page.getByRole("button", { name: "Switch it on and sign in" }).click();
  await rosa.arrive("/account");
  expect(await rosa.session()).toMatchObject({ user: { email: "rosa@keys.test", by: "password" } });

  const again = await newVisitor();
  await again.typeAddress("rosa@keys.test");
  await again.typePassword(PASSWORD);
  await expect(again.page.getByRole("heading", { name: "Your code" })).toBeVisible();

  await page.getByLabel("Second factor", { exact: true }).selectOption("optional");
  await page.getByRole("button", { name: "Save second factor" }).click();
  await expect(page.getByText("They would be asked.").or(page.getByText("Nobody signs in"))).toBeVisible();
});
