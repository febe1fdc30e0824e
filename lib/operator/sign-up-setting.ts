import { auditActor, type Operator } from "../runtime/actor";
import type { Ports } from "../runtime/ports";
import { doorWork } from "../runtime/unit-of-work";

/** Installation setting: false once the operator has closed sign-up. */
export const SIGN_UP_SETTING = "sign-up-open";

/** Opens or closes sign-up for everybody; links that are out end while it is closed (S2). */
export async function switchSignUp(
  ports: Pick<Ports, "database" | "clock">,
  by: Operator,
  open: boolean,
): Promise<void> {
  const word = (is: boolean) => (is ? "open" : "closed");
  await doorWork(ports, async ({ installation }, now, record) => {
    const before = (await installation.setting<boolean>(SIGN_UP_SETTING)) !== false;
    if (before === open) return;
    await installation.saveSetting(SIGN_UP_SETTING, open, now);
    const event = { setting: "sign-up", from: word(before), to: word(open) };
    await record(null, auditActor(by), { name: "settings.changed", ...event });
  });
}
