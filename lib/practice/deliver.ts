// Makes the answer and sends it on through the browser.
import type { Ports } from "../runtime/ports";
import { doorReads } from "../runtime/unit-of-work";
import { toPem } from "../saml/key-pair";
import { faultyAnswer, type PracticeFault } from "./faults";
import { identityProvider } from "./identity-provider";
import type { PracticeAnswer } from "./page";
import { deliveryPage, problemPage } from "./pages";
import { practiceKeys } from "./practice-keys";
import type { PracticeRequest } from "./read-request";

export interface Practice {
  readonly ports: Ports;
  /** Its own origin. */
  readonly baseUrl: string;
  /** The last answer to each ACS that Doorward may have taken, for the fault `replay`. */
  readonly last: Map<string, string>;
}

/** `cookie`: who is signed in here from now on. */
export async function deliver(
  { ports, baseUrl, last }: Practice,
  request: PracticeRequest,
  email: string,
  fault: PracticeFault,
  cookie?: string,
): Promise<PracticeAnswer> {
  const { sp, relayState } = request;
  const repeated = fault === "replay" ? last.get(sp.acsUrl) : undefined;
  if (fault === "replay" && !repeated)
    return problemPage(
      ports.env.appUrl,
      409,
      "Nothing to repeat yet",
      "Sign in once with a correct answer; then it can be sent once more.",
    );
  const { signing } = await practiceKeys(ports);
  const idp = identityProvider({ entityId: `${baseUrl}/metadata`, keys: signing });
  const asked = {
    sp,
    email,
    now: ports.clock(),
    inResponseTo: request.id,
    encryptionCertificate: fault === "encrypted" ? await encryptionCertificate(ports) : null,
  };
  const samlResponse = repeated ?? idp.respond(faultyAnswer(fault, asked));
  // What nobody asked for starts a new sign-in, and what is wrong is refused: neither is used up, so neither is a repeat.
  if (request.id !== null && (fault === "none" || fault === "encrypted")) last.set(sp.acsUrl, samlResponse);
  return deliveryPage(ports.env.appUrl, {
    acsUrl: sp.acsUrl,
    samlResponse,
    relayState,
    ...(cookie ? { cookie } : {}),
  });
}

async function encryptionCertificate(ports: Ports): Promise<string | null> {
  const keys = await doorReads(ports).installation.keys();
  const key = keys.find(({ use, state }) => use === "encryption" && state === "current");
  return key ? toPem(key.certificate.replace(/-----[^-]+-----|\s/g, "")) : null;
}
