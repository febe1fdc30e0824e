// How much the process grows while everybody is exported, and while many are changed at once.
import { CHUNK, changeManyPeopleCommand } from "../../lib/commands/change-many-people";
import { exportPeopleQuery } from "../../lib/queries/export-people";
import { peopleIdsQuery } from "../../lib/queries/people-ids";
import type { Administrator } from "../../lib/runtime/actor";
import { runCommand } from "../../lib/runtime/command";
import { changeMany, matching } from "../../lib/runtime/many";
import type { Ports } from "../../lib/runtime/ports";
import { runQuery } from "../../lib/runtime/query";
import { stretches } from "../../lib/runtime/stretches";

const MIB = 1024 * 1024;

export interface Growth {
  readonly people: number;
  readonly mebibytes: number;
  readonly seconds: number;
}

/** The export of everybody, read line by line as a browser would. */
export function growthOfExport(ports: Ports, actor: Administrator): Promise<Growth> {
  return growth(async (look) => {
    let people = 0;
    const stream = await stretches(
      (after) => runQuery(ports, exportPeopleQuery, actor, { after }),
      { head: "email,name,sign_in\n", line: (row) => `${row.email},${row.name},${row.signIn.way}\n` },
      async (rows) => {
        people = rows;
      },
    );
    const reader = stream!.getReader();
    while (!(await reader.read()).done) look();
    return people;
  });
}

/** Everybody who matches is selected and made to use SSO, go by go. */
export function growthOfBulk(ports: Ports, actor: Administrator, goes: number): Promise<Growth> {
  return growth(async (look) => {
    let people = 0;
    let next: string | null = null;
    for (let go = 0; go < goes; go++) {
      const chunks = matching(async (after) => {
        const page = await runQuery(ports, peopleIdsQuery, actor, { signIn: "exempt", after, limit: CHUNK });
        return "answer" in page ? page.answer : { ids: [], next: null };
      }, next ?? undefined);
      const outcome = await changeMany(chunks, async (userIds) => {
        look();
        return runCommand(ports, changeManyPeopleCommand, actor, { change: "require-sso", userIds });
      });
      if ("refused" in outcome) throw new Error(`The bulk action was refused: ${outcome.refused.code}`);
      people += outcome.done.seen;
      next = outcome.done.next;
      if (!next) break;
    }
    return people;
  });
}

/** The highest resident size while the work went on, less that at the beginning. */
async function growth(work: (look: () => void) => Promise<number>): Promise<Growth> {
  globalThis.gc?.();
  const begun = performance.now();
  const before = process.memoryUsage.rss();
  let highest = before;
  const look = () => {
    highest = Math.max(highest, process.memoryUsage.rss());
  };
  const people = await work(look);
  look();
  return { people, mebibytes: (highest - before) / MIB, seconds: (performance.now() - begun) / 1000 };
}
