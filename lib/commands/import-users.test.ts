import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { previewImportQuery } from "../queries/preview-import";
import { readPeopleCsv } from "../runtime/read-people-csv";
import { testWorld } from "../runtime/testing/test-world";
import { importUsersCommand } from "./import-users";

describeEachDialect("importing people", (database) => {
  const planted = () => testWorld(database());
  type World = Awaited<ReturnType<typeof planted>>;
  const preview = async (world: World, csv: string, as = world.dana) => {
    const outcome = await world.ask(previewImportQuery, world.as(as), { csv });
    if (!("answer" in outcome) || outcome.answer.problem !== undefined)
      throw new Error(JSON.stringify(outcome));
    return outcome.answer;
  };
  const file = (world: World) =>
    [
      "email,name,role",
      `li@${world.domain},Li Wei,`,
      `${world.bob.email},Robert,admin`,
      `${world.dana.email},,`,
      "nobody,,",
      `LI@${world.domain},again,`,
      `x@${world.domain},X,king`,
      `boss@${world.domain},Boss,owner`,
      `${world.alice.email},,member`,
      `${world.carol.email},,`,
    ].join("\n");

  test("S12 the dry run says for each row what will happen and why, and changes nothing", async () => {
    const world = await planted();
    await world.requireSso();
    const plan = await preview(world, file(world));
    expect(plan).toMatchObject({ added: 1, changed: 1, skipped: 7, ignored: [] });
    const why = plan.rows.flatMap((row) => (row.what === "skip" ? [[row.line, row.why]] : []));
    expect(why).toEqual([
      [4, "same"],
      [5, "email-invalid"],
      [6, "twice-in-file"],
      [7, "role-unknown"],
      [8, "owner-required"],
      [9, "owner-required"],
      [10, "email-taken"],
    ]);
    expect(plan.rows.find(({ what }) => what === "add")).toMatchObject({ name: "Li Wei", profile: "Okta" });
    expect(await world.events()).toEqual([]);
    expect(await world.reads.users.findByEmail(`li@${world.domain}`)).toBeNull();
  });

  test("the import does what the dry run showed, with invitations and events, and never touches SSO", async () => {
    const world = await planted();
    await world.requireSso();
    await world.change(({ exemptions }, at) =>
      exemptions.start({
        id: `EX ${world.domain}` as never,
        userId: world.bob.id,
        kind: "given",
        reason: "night export",
        startedAt: at,
      }),
    );
    const outcome = await world.run(importUsersCommand, world.as(world.dana), { csv: file(world) });
    expect(outcome).toMatchObject({
      done: {
        added: 1,
        changed: 1,
        skipped: 7,
        links: [{ email: `li@${world.domain}`, link: expect.stringMatching(/\/invite\//) }],
      },
    });
    expect(await world.reads.users.find(world.bob.id)).toMatchObject({ name: "Robert", role: "admin" });
    expect((await world.events()).map(({ name }) => name).sort()).toEqual([
      "user.invited",
      "user.renamed",
      "user.role-changed",
      "users.imported",
    ]);
    expect(await world.reads.exemptions.findInForce(world.bob.id, world.now())).not.toBeNull();
    expect(await world.run(importUsersCommand, world.as(world.dana), { csv: file(world) })).toEqual({
      refused: { code: "nothing-to-import" },
    });
  });

  test("R4 a file cannot remove the last owner, nor the last two at once", async () => {
    const world = await planted();
    const eve = await world.addPerson(`eve@${world.domain}`, "owner");
    const csv = `email,role\n${world.alice.email},member\n${eve.email},member`;
    expect(await preview(world, csv, world.alice)).toMatchObject({
      changed: 1,
      rows: [{ what: "skip", why: "last-owner" }, { what: "change" }],
    });
    await world.run(importUsersCommand, world.as(world.alice), { csv });
    expect((await world.reads.users.owners()).map(({ email }) => email)).toEqual([eve.email]);
  });

  test("a file that cannot be read is one sentence, and nothing is written", async () => {
    const world = await planted();
    for (const csv of ["", "name\nBob", 'email\n"open', `email\n${"a@b.test\n".repeat(2001)}`]) {
      const outcome = await world.ask(previewImportQuery, world.as(world.dana), { csv });
      expect(outcome).toMatchObject({ answer: { problem: expect.stringMatching(/\w/) } });
    }
    expect(await world.run(importUsersCommand, world.as(world.dana), { csv: 'email\n"open' })).toMatchObject({
      refused: { code: "csv-unreadable" },
    });
    expect(
      await world.run(importUsersCommand, world.as(world.bob), { csv: "email\na@b.test" }),
    ).toMatchObject({
      refused: { code: "forbidden" },
    });
    expect(await world.events()).toEqual([]);
  });
});

test("files from spreadsheets are read: byte order mark, semicolons, tabs, quotes, other columns, formula quotes", () => {
  expect(readPeopleCsv('\uFEFFName;E-Mail;Dept\r\n"Chen; Mia";MIA@acme.test;R&D\r\n')).toMatchObject({
    rows: [{ line: 2, email: "mia@acme.test", name: "Chen; Mia", role: null }],
    ignored: ["Dept"],
  });
  expect(readPeopleCsv("email\trole\na@b.test\tADMIN")).toMatchObject({
    rows: [{ email: "a@b.test", role: "admin" }],
  });
  expect(readPeopleCsv("email,name\n'+bot@acme.test,'=cmd")).toMatchObject({
    rows: [{ email: "+bot@acme.test", name: "=cmd" }],
  });
});
