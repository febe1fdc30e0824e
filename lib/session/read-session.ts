import { cache } from "react";
import type { SessionId } from "../core/ids";
import { ports } from "../runtime/ports";
import { doorReads, doorWork } from "../runtime/unit-of-work";

const TOUCH_EVERY_MS = 60_000;

/** The living session with its person and organization as of now; null when it was ended. Asked once per request. */
export const readSession = cache(async (id: SessionId) => {
  const open = await ports();
  const now = open.clock();
  const row = await doorReads(open).tickets.read(id, now);
  if (row && now.getTime() - row.session.lastSeenAt.getTime() > TOUCH_EVERY_MS) {
    await doorWork(open, ({ tickets }) => tickets.touch(id, now));
  }
  return row;
});
