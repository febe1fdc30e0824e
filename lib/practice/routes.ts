// Every address of the practice identity provider.
import { deliver, type Practice } from "./deliver";
import { isPracticeFault, type PracticeFault } from "./faults";
import { type PracticeAnswer, redirectTo } from "./page";
import { keysPage, problemPage, startPage } from "./pages";
import { PRACTICE_PEOPLE, readPracticeAddress } from "./people";
import { practiceMetadata } from "./practice-identity-provider";
import { announceKey, forgetOtherKeys, practiceKeys, signWithNewestKey } from "./practice-keys";
import { profileOf, profilesHere } from "./profiles-here";
import { FOREIGN, isRequestId, readRequest, serviceOf } from "./read-request";
import { NO_SESSION, readSession, sessionCookie } from "./session";
import { type Chosen, signInPage, tilePage } from "./sign-in-page";

export interface PracticeCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly cookie: string | undefined;
}

const WRONG_ADDRESS = "Choose a person, or “Somebody else” with an address such as li@acme.test.";
/** A tile is followed by the request that it was turned into; that one is answered without asking. */
const TILE_SECONDS = 60;

export async function answerCall(practice: Practice, call: PracticeCall): Promise<PracticeAnswer> {
  const { ports, baseUrl } = practice;
  const { appUrl } = ports.env;
  switch (`${call.method} ${call.path}`) {
    case "GET /": {
      const session = readSession(call.cookie, ports.clock());
      return startPage(appUrl, {
        metadataUrl: `${baseUrl}/metadata`,
        email: session?.stay ? session.email : null,
      });
    }
    case "GET /metadata":
      return {
        status: 200,
        headers: { "Content-Type": "application/samlmetadata+xml; charset=utf-8" },
        body: await practiceMetadata(
          ports,
          baseUrl,
          call.query.get("binding") === "post" ? "post" : "redirect",
        ),
      };
    case "GET /sso":
      return receiveRequest(practice, call, call.query, "redirect");
    case "POST /sso":
      return receiveRequest(practice, call, call.form, "post");
    case "POST /sso/answer":
      return answerRequest(practice, call);
    case "GET /tile":
      return showTiles(practice, call, call.query);
    case "POST /tile":
      return openTile(practice, call);
    case "GET /certificates":
      return keysPage(appUrl, await practiceKeys(ports));
    case "POST /certificates":
      return changeKeys(practice, call.form.get("action") ?? "");
    case "POST /sign-out":
      return redirectTo("/", NO_SESSION);
    default:
      return problemPage(
        appUrl,
        404,
        "No such page",
        "The practice identity provider has nothing at this address.",
      );
  }
}

/** Answers at once when somebody stays signed in here, unless the request wants a fresh sign-in. */
async function receiveRequest(
  practice: Practice,
  call: PracticeCall,
  fields: URLSearchParams,
  binding: "redirect" | "post",
): Promise<PracticeAnswer> {
  const { appUrl } = practice.ports.env;
  const read = readRequest(fields, binding, appUrl);
  if ("problem" in read) return problemPage(appUrl, 400, "That request cannot be answered", read.problem);
  const session = readSession(call.cookie, practice.ports.clock());
  if (session?.stay && !read.request.forceAuthn)
    return deliver(practice, read.request, session.email, session.fault);
  return signInPage(appUrl, {
    request: read.request,
    profile: await profileOf(practice, read.request),
    chosen: chosenBefore(read.request.hint ?? session?.email ?? null),
  });
}

async function answerRequest(practice: Practice, { form }: PracticeCall): Promise<PracticeAnswer> {
  const { appUrl } = practice.ports.env;
  const service = serviceOf(form.get("acs") ?? "", appUrl);
  const id = form.get("inResponseTo") ?? "";
  if (!service || !isRequestId(id))
    return problemPage(appUrl, 400, "That request cannot be answered", FOREIGN);
  const request = {
    ...service,
    id,
    relayState: form.get("relayState") ?? "",
    forceAuthn: false,
    signed: false,
    hint: null,
  };
  const choice = readChoice(form);
  if (!choice.email)
    return signInPage(appUrl, {
      request,
      profile: await profileOf(practice, request),
      chosen: choice.chosen,
      problem: WRONG_ADDRESS,
    });
  const stay = form.get("stay") === "yes";
  const next = choice.fault === "unsolicited" ? choice.fault : "none";
  return deliver(
    practice,
    request,
    choice.email,
    choice.fault,
    sessionCookie({ email: choice.email, fault: next, stay }),
  );
}

async function showTiles(
  practice: Practice,
  call: PracticeCall,
  fields: URLSearchParams,
  problem?: string,
): Promise<PracticeAnswer> {
  const session = readSession(call.cookie, practice.ports.clock());
  const { chosen } = readChoice(fields);
  return tilePage(practice.ports.env.appUrl, {
    profiles: await profilesHere(practice),
    profileId: fields.get("profileId") ?? "",
    chosen: chosen.person ? chosen : { ...chosenBefore(session?.email ?? null), fault: chosen.fault },
    ...(problem ? { problem } : {}),
  });
}

async function openTile(practice: Practice, call: PracticeCall): Promise<PracticeAnswer> {
  const { appUrl } = practice.ports.env;
  const choice = readChoice(call.form);
  const service = serviceOf(`${appUrl}/saml/${call.form.get("profileId")}/acs`, appUrl);
  if (!service || !choice.email)
    return showTiles(practice, call, call.form, service ? WRONG_ADDRESS : "Choose a tile.");
  const request = { ...service, id: null, relayState: "", forceAuthn: false, signed: false, hint: null };
  const staysUntil = practice.ports.clock().getTime() + TILE_SECONDS * 1000;
  const session = sessionCookie({ email: choice.email, fault: choice.fault, stay: true, staysUntil });
  return deliver(practice, request, choice.email, choice.fault, session);
}

async function changeKeys({ ports }: Practice, action: string): Promise<PracticeAnswer> {
  if (action === "announce") await announceKey(ports);
  else if (action === "switch") await signWithNewestKey(ports, false);
  else if (action === "surprise") await signWithNewestKey(ports, true);
  else if (action === "forget") await forgetOtherKeys(ports);
  return redirectTo("/certificates");
}

function readChoice(fields: URLSearchParams): { email: string | null; fault: PracticeFault; chosen: Chosen } {
  const [person, address, fault] = ["person", "address", "fault"].map((name) => fields.get(name) ?? "") as [
    string,
    string,
    string,
  ];
  const email = person === "other" ? address : person;
  return {
    email: readPracticeAddress(email),
    fault: isPracticeFault(fault) ? fault : "none",
    chosen: { person, address, fault },
  };
}

/** Who the request names, or was here last: of the list, or as a free address. Nobody is chosen for a visitor who is new. */
function chosenBefore(email: string | null): Chosen {
  const listed = PRACTICE_PEOPLE.some((person) => person.email === email);
  if (email === null || listed) return { person: email ?? "", address: "", fault: "none" };
  return { person: "other", address: email, fault: "none" };
}
