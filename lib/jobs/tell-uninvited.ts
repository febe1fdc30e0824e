import { uninvitedMail } from "../mail/people";
import { tellAdministrators } from "../runtime/tell-administrators";
import { wishesAmong } from "../runtime/wishes";
import { eachOrganization } from "./each-organization";
import type { Job } from "./schedule";

const NAMED = 20;

/** F 28: who tried yesterday without being invited, to everybody in charge. Once a day, by its key. */
export const tellUninvited: Job = {
  name: "tell-uninvited",
  everySeconds: 3600,
  run: (ports) =>
    eachOrganization(ports, "tell-uninvited", async (context) => {
      const { repos, now } = context;
      const today = new Date(now.toISOString().slice(0, 10));
      const yesterday = new Date(today.getTime() - 86_400_000);
      const people = (await wishesAmong(repos, now))
        .filter(({ last }) => last >= yesterday && last < today)
        .map(({ email }) => email);
      if (people.length === 0) return [];
      const date = today.toISOString().slice(0, 10);
      await tellAdministrators(context, (to) =>
        uninvitedMail({ ...to, people: people.slice(0, NAMED), total: people.length, date }),
      );
      return [];
    }),
};
