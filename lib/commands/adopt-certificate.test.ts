import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import type { AttemptId, ProfileId } from "../core/ids";
import { adoptableCertificateQuery } from "../queries/adoptable-certificate";
import { certificateCalendarQuery } from "../queries/certificate-calendar";
import { ssoProfileQuery } from "../queries/sso-profile";
import { ssoProfilesQuery } from "../queries/sso-profiles";
import { newId } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { createKeyPairSync } from "../saml/key-pair";
import { addCertificateCommand } from "./add-certificate";
import { adoptCertificateCommand } from "./adopt-certificate";
import { publishDraftCommand } from "./publish-draft";
import { removeCertificateCommand } from "./remove-certificate";

const NOW = new Date("2026-11-24T08:00:00Z");
const unknown = createKeyPairSync({ commonName: "unknown", now: NOW });

describeEachDialect("certificates", (database) => {
  const planted = async () => {
    const world = await testWorld(database());
    const { profileId } = await world.requireSso();
    const failed = async (of: ProfileId = profileId) => {
      const id = newId<AttemptId>("attempt");
      await database().transaction((tx) =>
        tx.insert(database().tables.loginAttempts).values({
          id,
          reference: id.slice(1, 9),
          organizationId: world.organizationId,
          profileId: of,
          purpose: "login",
          method: "sso",
          startedFrom: "our-page",
          startedAt: world.now(),
          expiresAt: world.now(),
          finishedAt: world.now(),
          returnTo: "/",
          outcome: "refused",
          because: "CERTIFICATE_UNKNOWN",
          fault: { code: "CERTIFICATE_UNKNOWN", fixBy: "administrator", candidateCertificate: unknown.der },
          trace: [],
        }),
      );
      return id;
    };
    const adopt = (attemptId: string, more: object = {}) =>
      world.run(adoptCertificateCommand, world.as(world.alice), {
        profileId,
        attemptId,
        fingerprint: unknown.fingerprint,
        confirmed: "yes",
        ...more,
      });
    return { world, profileId, failed, adopt };
  };

  test("the certificate of a failed sign-in is offered, and adopted into the draft only after its fingerprint was confirmed", async () => {
    const { world, profileId, failed, adopt } = await planted();
    const attemptId = await failed();
    expect(await world.ask(adoptableCertificateQuery, world.as(world.alice), { profileId })).toMatchObject({
      answer: { attemptId, fingerprint: unknown.fingerprint },
    });
    expect(await adopt(attemptId, { confirmed: undefined })).toMatchObject({
      refused: { code: "certificate-not-confirmed" },
    });
    expect(await adopt(attemptId, { fingerprint: "0".repeat(64) })).toMatchObject({
      refused: { code: "certificate-not-confirmed" },
    });
    expect(await adopt(attemptId)).toMatchObject({ done: { fingerprint: unknown.fingerprint } });
    const rows = await world.reads.profiles.certificates(profileId);
    const adopted = rows.find(({ fingerprint }) => fingerprint === unknown.fingerprint);
    expect(adopted).toMatchObject({ live: false, source: "adopted" });
    expect(rows.find((row) => row !== adopted)).toMatchObject({ live: true, source: "upload" });
    expect(await adopt(attemptId)).toMatchObject({ refused: { code: "certificate-known" } });
    expect(await world.ask(adoptableCertificateQuery, world.as(world.alice), { profileId })).toEqual({
      answer: null,
    });
    // R1 and R5: people must use the profile, so it is trusted only after a test of exactly this.
    expect(await world.run(publishDraftCommand, world.as(world.alice), { profileId })).toMatchObject({
      refused: { code: "draft-untested" },
    });
  });

  test("an old failure, another profile's failure and another organization's admin adopt nothing", async () => {
    const { world, profileId, failed, adopt } = await planted();
    const foreign = await failed("JQ11111111111111111111111111111111" as ProfileId);
    expect(await adopt(foreign)).toMatchObject({ refused: { code: "not-found" } });
    const attemptId = await failed();
    expect(
      await world.run(adoptCertificateCommand, world.as(world.carol), {
        profileId,
        attemptId,
        fingerprint: unknown.fingerprint,
        confirmed: "yes",
      }),
    ).toMatchObject({ refused: { code: "not-found" } });
    world.pass({ days: 8 });
    expect(await adopt(attemptId)).toMatchObject({ refused: { code: "not-found" } });
  });

  test("adopting is dangerous, so it asks for a fresh sign-in (R11)", async () => {
    const { world, profileId, failed } = await planted();
    const attemptId = await failed();
    const stale = world.as(world.alice, { signedInAt: new Date(world.now().getTime() - 11 * 60_000) });
    const input = { profileId, attemptId, fingerprint: unknown.fingerprint, confirmed: "yes" };
    expect(await world.run(adoptCertificateCommand, stale, input)).toMatchObject({
      refused: { code: "sign-in-not-fresh" },
    });
  });

  test("A05 and R6: with a second valid one the first can go; the last stays", async () => {
    const { world, profileId } = await planted();
    const alice = world.as(world.alice);
    await world.run(addCertificateCommand, alice, { profileId, certificate: unknown.der });
    const rows = await world.reads.profiles.certificates(profileId);
    const added = rows.find(({ fingerprint }) => fingerprint === unknown.fingerprint);
    const old = rows.find((row) => row !== added);
    const remove = (certificateId: string) =>
      world.run(removeCertificateCommand, alice, { profileId, certificateId });
    expect(await remove(old!.id)).toMatchObject({ done: {} });
    expect(await remove(added!.id)).toMatchObject({ refused: { code: "last-certificate" } });
  });

  test("a sixth certificate is refused", async () => {
    const { world, profileId } = await planted();
    const add = (name: string) =>
      world.run(addCertificateCommand, world.as(world.alice), {
        profileId,
        certificate: createKeyPairSync({ commonName: name, now: NOW }).der,
      });
    for (const name of ["2", "3", "4", "5"]) expect(await add(name)).toMatchObject({ done: {} });
    expect(await add("6")).toMatchObject({ refused: { code: "certificate-limit", limit: 5 } });
  });

  test("S15 and S16: a legacy profile takes several certificates, and is not there before its activation", async () => {
    const { world } = await planted();
    const alice = world.as(world.alice);
    const profileId = newId<ProfileId>("legacyProfile");
    const plant = (row: { product?: string; visible: boolean }, id = profileId) =>
      database().transaction((tx) =>
        tx.insert(database().tables.profiles).values({
          id,
          organizationId: world.organizationId,
          product: row.product ?? "doorward",
          name: "Old login",
          provider: "adfs",
          visible: row.visible,
          on: true,
          live: null,
          liveVersion: 0,
          draft: { configuration: {}, certificates: [] },
          wizard: {},
          testedBy: [],
          createdAt: new Date(world.now().getTime() + 1000),
        }),
      );
    await plant({ visible: false });
    const add = (name: string) =>
      world.run(addCertificateCommand, alice, {
        profileId,
        certificate: createKeyPairSync({ commonName: name, now: NOW }).der,
      });
    const names = async () => {
      const list = await world.ask(ssoProfilesQuery, alice, {});
      return "answer" in list ? list.answer.profiles.map(({ name }) => name) : [];
    };
    expect(await add("1")).toMatchObject({ refused: { code: "not-found" } });
    expect(await names()).toEqual(["Okta"]);
    await database().transaction((tx) => tx.update(database().tables.profiles).set({ visible: true }));
    expect(await add("1")).toMatchObject({ done: {} });
    expect(await add("2")).toMatchObject({ done: {} });
    expect(await names()).toEqual(["Okta", "Old login"]);
    expect(await world.ask(ssoProfileQuery, alice, { profileId })).toMatchObject({
      answer: { legacy: true, certificates: [{}, {}] },
    });
  });

  test("S17: another product's profile is neither listed nor opened nor changed", async () => {
    const { world } = await planted();
    const alice = world.as(world.alice);
    const profileId = newId<ProfileId>("legacyProfile");
    await database().transaction((tx) =>
      tx.insert(database().tables.profiles).values({
        id: profileId,
        organizationId: world.organizationId,
        product: "another product",
        name: "Not ours",
        provider: "okta",
        visible: true,
        on: true,
        live: null,
        liveVersion: 0,
        draft: null,
        wizard: {},
        testedBy: [],
        createdAt: world.now(),
      }),
    );
    expect(await world.ask(ssoProfileQuery, alice, { profileId })).toEqual({ answer: null });
    expect(await world.ask(ssoProfilesQuery, alice, {})).toMatchObject({
      answer: { profiles: [{ name: "Okta" }] },
    });
    expect(
      await world.run(addCertificateCommand, alice, { profileId, certificate: unknown.der }),
    ).toMatchObject({ refused: { code: "not-found" } });
    expect(await world.run(publishDraftCommand, alice, { profileId })).toMatchObject({
      refused: { code: "not-found" },
    });
  });

  test("the calendar file has one day per certificate, in lines of at most 75 octets", async () => {
    const { world, profileId } = await planted();
    const answer = await world.ask(certificateCalendarQuery, world.as(world.alice), { profileId });
    const file = "answer" in answer ? answer.answer! : "";
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(file).toContain("DTSTART;VALUE=DATE:20271124");
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
