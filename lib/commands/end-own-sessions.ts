import { z } from "zod";
import type { SessionId } from "../core/ids";
import { asPerson, defineCommand } from "../runtime/command";

/** One of one's own sessions, or with `sessionId` "others" all but this one. */
export const endOwnSessionsCommand = defineCommand({
  permission: "account.manage",
  input: z.object({ sessionId: z.string().min(1) }),
  async run({ repos, now, actor }, { sessionId }) {
    const { userId, email, sessionId: mine } = asPerson(actor);
    const sessions =
      sessionId === "others"
        ? await repos.sessions.endAll({ userId, except: mine }, now)
        : Number(await repos.sessions.end(sessionId as SessionId, userId, now));
    if (sessions === 0) return { refused: { code: "not-found", what: "session" } };
    return {
      done: { sessions },
      events: [{ name: "session.ended", user: userId, email, sessions }],
    };
  },
});
