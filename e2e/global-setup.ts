// Once before all specs: builds and starts everything, and sets up SSO by `apply`, as an operator would.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgrammableDns } from "./dns";
import { addresses } from "./idp/addresses";
import { RELATION, startSimpleSamlPhp } from "./idp/simplesamlphp";
import { buildProduct, doorward, freePorts, startProduct } from "./product";
import { applyFile, domainOf, type Profile, VARIANTS, type World } from "./world";

interface Applied {
  readonly organizations: ReadonlyArray<{ id: string; name: string; ssoProfiles: Profile[] }>;
}

export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "doorward-e2e-"));
  const port = await freePorts(5);
  const [practicePort, idpPort, dnsPort, dnsControlPort] = [port + 1, port + 2, port + 3, port + 4];
  const url = `http://localhost:${port}`;
  const practiceUrl = `http://127.0.0.1:${practicePort}`;
  const env = {
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_URL: url,
    DATABASE_URL: `file:${folder}/doorward.db`,
    AUTH_SECRET: "a secret of tests that is long enough to be one",
    DNS_SERVERS: `127.0.0.1:${dnsPort}`,
    DOORWARD_DEMO: "1",
    DESIGN_PAGE: "1",
    SMTP_URL: "",
    TRUSTED_PROXIES: "",
  };
  const [idp, dns] = await Promise.all([
    startSimpleSamlPhp(join(folder, "idp"), idpPort),
    startProgrammableDns(dnsPort, dnsControlPort),
    buildProduct(),
  ]);
  const product = await startProduct(env, join(folder, "product.log"));

  const practiceFile = join(folder, "practice.xml");
  writeFileSync(practiceFile, await (await fetch(`${practiceUrl}/metadata`)).text());
  const file = join(folder, "world.json");
  const { entityId: issuer, signInUrl, firstCertificate } = idp;
  const given = { issuer, signInUrl, firstCertificate };
  writeFileSync(
    file,
    JSON.stringify(applyFile({ practiceFile, simpleSamlPhpFile: idp.metadataFile, simpleSamlPhp: given })),
  );
  const { organizations } = await doorward<Applied>(env, "apply", file);
  const profileOf = (name: string) => organizations.find((one) => one.name === name)!.ssoProfiles[0]!;
  idp.serve("world", [
    { ...RELATION, ...(await addresses(profileOf("Acme Corp"))), domain: "acme.test" },
    ...(await Promise.all(
      VARIANTS.map(async (variant) => ({
        ...RELATION,
        ...(await addresses(profileOf(`Variant ${variant.name}`))),
        ...variant.speaks,
        domain: domainOf(variant),
      })),
    )),
  ]);

  const world: World = {
    url,
    practiceUrl,
    simpleSamlPhpUrl: idp.url,
    dnsControlPort,
    folder,
    env,
    organizations: Object.fromEntries(
      organizations.map(({ id, name, ssoProfiles }) => [name, { id, profile: ssoProfiles[0] ?? null }]),
    ),
  };
  process.env.E2E_WORLD = JSON.stringify(world);
  return async () => {
    product.kill();
    await Promise.all([new Promise((ended) => product.once("exit", ended)), idp.stop(), dns.close()]);
    if (!process.env.E2E_KEEP) rmSync(folder, { recursive: true, force: true });
  };
}
