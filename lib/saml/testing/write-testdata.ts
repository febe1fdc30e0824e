// Writes the made cases of lib/saml/testdata anew: npx tsx lib/saml/testing/write-testdata.ts
// What real identity providers sent (good/simplesamlphp and its neighbours) comes from e2e/idp/capture.ts and stays.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BAD_CASES } from "./bad-cases";
import { FORGERIES } from "./forgeries";
import { BOB, ENTITY_ID, KEYS, NOW, REQUEST } from "./made-world";
import { SHAPED } from "./shaped-cases";
import { HOME } from "./testdata";

for (const { code, name, xml, field, over } of [...BAD_CASES, ...FORGERIES]) {
  const folder = join(HOME, "bad", code);
  mkdirSync(folder, { recursive: true });
  if (xml !== undefined) writeFileSync(join(folder, `${name}.xml`), xml);
  if (field !== undefined) writeFileSync(join(folder, `${name}.txt`), field);
  if (over) writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(over, null, 2)}\n`);
}

for (const [folder, { about, cases }] of Object.entries(SHAPED)) {
  const home = join(HOME, "good", folder);
  mkdirSync(home, { recursive: true });
  const kept = Object.fromEntries(
    Object.entries(cases).map(([name, xml]) => {
      writeFileSync(join(home, `${name}.xml`), xml);
      const at = NOW.toISOString();
      return [
        name,
        { requestId: REQUEST, requestedAt: at, now: at, email: BOB, certificates: [KEYS.idp.der] },
      ];
    }),
  );
  writeFileSync(
    join(home, "cases.json"),
    `${JSON.stringify({ about, entityId: ENTITY_ID, cases: kept }, null, 2)}\n`,
  );
}
