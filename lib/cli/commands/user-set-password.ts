import { OPERATOR_ACTOR } from "../../runtime/actor";
import { doorReads, doorWork } from "../../runtime/unit-of-work";
import type { CliCommand } from "../cli-command";
import { findPerson } from "../find-person";
import { passwordLink } from "../password-link";
import { readPassword } from "../read-password";

const LINK_HOURS = 24;

export const userSetPasswordCommand: CliCommand = {
  name: "user set-password",
  usage: "<email> [--link]",
  summary: "Sets a password that is typed or piped, or prints a one-time address for it.",
  details: [
    "Without --link the password is read from stdin. Sessions of the person end.",
    "A password lets nobody in who must use SSO: see `doorward emergency`.",
  ],
  options: { link: { type: "boolean" } },
  words: [1, 1],
  async run({ positionals: [written], options, open }) {
    const ports = await open();
    const found = await findPerson(doorReads(ports), written!);
    const password = options.link ? null : await readPassword([found.email, found.name]);
    const passwordHash = password === null ? null : await ports.passwords.hash(password);
    const link = await doorWork(ports, async (door, now, record) => {
      const person = await findPerson(door, written!);
      const { users, links, sessions } = door.of(person.organizationId);
      if (passwordHash === null)
        return passwordLink(door, person, { now, hours: LINK_HOURS, origin: ports.env.appUrl });
      await users.change(person.id, {
        passwordHash,
        passwordSetAt: now,
        ...(person.status === "invited" ? { status: "active" as const, joinedAt: now } : {}),
      });
      for (const purpose of ["invitation", "password-reset", "set-password"] as const)
        await links.revoke({ purpose, userId: person.id }, now);
      await sessions.endAll({ userId: person.id }, now);
      await record(person.organizationId, OPERATOR_ACTOR, {
        name: "user.password-set",
        user: person.id,
        email: person.email,
      });
      return null;
    });
    return {
      json: { email: found.email, link },
      lines: [
        link
          ? `${found.email} sets a password at ${link} within ${LINK_HOURS} hours.`
          : `The password of ${found.email} is set.`,
      ],
    };
  },
};
