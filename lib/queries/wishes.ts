import { z } from "zod";
import { defineQuery } from "../runtime/query";
import { WISH_DAYS, wishesAmong } from "../runtime/wishes";

/** Who wished to come in and was refused because nobody invited them: no account was made, the wish is shown (S13). */
export const wishesQuery = defineQuery({
  permission: "users.read",
  input: z.object({}),
  async run({ reads, now, mailIsSent }) {
    return { wishes: await wishesAmong(reads, now), days: WISH_DAYS, mailIsSent };
  },
});
