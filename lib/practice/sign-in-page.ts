// Where the visitor says who he is and what should go wrong: for a request, and for a tile.
import type { ProfileId } from "../core/ids";
import { isPracticeFault, PRACTICE_FAULTS } from "./faults";
import { type Html, html } from "./html";
import { type PracticeAnswer, page } from "./page";
import { PRACTICE_PEOPLE } from "./people";
import type { PracticeRequest } from "./read-request";

export interface Chosen {
  readonly person: string;
  readonly address: string;
  readonly fault: string;
}

export interface PracticeProfile {
  readonly id: ProfileId;
  readonly name: string;
  readonly organization: string;
}

/** `problem`: what was wrong with the last try; what was chosen stays chosen. */
export function signInPage(
  appUrl: string,
  shown: {
    readonly request: PracticeRequest;
    readonly profile: PracticeProfile | null;
    readonly chosen: Chosen;
    readonly problem?: string;
  },
): PracticeAnswer {
  const { request, profile, chosen, problem } = shown;
  const whose = profile ? ` for ${profile.organization} (profile “${profile.name}”)` : "";
  return page(appUrl, {
    title: "Who are you?",
    status: problem ? 400 : 200,
    main: html`<p>Doorward asks this identity provider to sign somebody in${whose}.</p>
${problemNote(problem)}
<form method="post" action="/sso/answer">
<input type="hidden" name="inResponseTo" value="${request.id ?? ""}">
<input type="hidden" name="acs" value="${request.sp.acsUrl}">
<input type="hidden" name="relayState" value="${request.relayState}">
${choices(chosen)}
<label class="choice"><input type="checkbox" name="stay" value="yes"><span>Stay signed in here and answer the next requests without asking</span></label>
<div class="row"><button>Sign in</button></div>
</form>
<details><summary>What Doorward asked for</summary>
<dl><dt>Request</dt><dd><code>${request.id ?? "none"}</code></dd><dt>From</dt><dd><code>${request.sp.entityId}</code></dd>
<dt>The answer goes to</dt><dd><code>${request.sp.acsUrl}</code></dd><dt>Signed</dt><dd>${request.signed ? "yes" : "no"}</dd>
<dt>Must ask again (ForceAuthn)</dt><dd>${request.forceAuthn ? "yes" : "no"}</dd></dl></details>`,
  });
}

/** The apps of this identity provider: a click signs in to Doorward without being asked. */
export function tilePage(
  appUrl: string,
  shown: {
    readonly profiles: readonly PracticeProfile[];
    readonly profileId: string;
    readonly chosen: Chosen;
    readonly problem?: string;
  },
): PracticeAnswer {
  const { profiles, profileId, chosen, problem } = shown;
  const list = profiles.map(
    (profile, index) =>
      html`<label class="choice"><input type="radio" name="profileId" value="${profile.id}" required${checked(profileId ? profileId === profile.id : index === 0)}><span>Doorward for ${profile.organization}<br><span class="soft">profile “${profile.name}”</span></span></label>`,
  );
  const none = html`<p>No SSO profile uses this identity provider yet. In Doorward’s Admin Center, create one from the metadata address <code>/metadata</code> of this site.</p>`;
  const form = html`<form method="post" action="/tile">
<fieldset><legend>Which tile?</legend>${list}</fieldset>
${choices(chosen)}
<div class="row"><button>Open Doorward</button></div>
</form>`;
  return page(appUrl, {
    title: "Open a tile",
    status: problem ? 400 : 200,
    main: html`<p>As from an identity provider’s start page: Doorward gets an answer that it did not ask for.</p>
${problemNote(problem)}${profiles.length === 0 ? none : form}`,
  });
}

function choices({ person, address, fault }: Chosen): Html {
  const known = PRACTICE_PEOPLE.some(({ email }) => email === person);
  const other = !known && (person === "other" || address !== "");
  // Nobody is chosen until somebody was: whoever only presses the button must not become somebody else.
  const people = PRACTICE_PEOPLE.map(
    ({ email, name, note }) =>
      html`<label class="choice"><input type="radio" name="person" value="${email}" required${checked(email === person)}><span>${name} <span class="wrap">(${email})</span><br><span class="soft">${note}</span></span></label>`,
  );
  const chosenFault = isPracticeFault(fault) ? fault : "none";
  const faults = PRACTICE_FAULTS.map(
    ({ id, label }) => html`<option value="${id}"${id === chosenFault && html` selected`}>${label}</option>`,
  );
  return html`<fieldset><legend>Person</legend>${people}
<label class="choice"><input type="radio" name="person" value="other"${checked(other)}><span>Somebody else</span></label>
<label class="field" for="address">Address of somebody else</label>
<input id="address" type="email" name="address" value="${address}" autocomplete="off">
</fieldset>
<label class="field" for="fault">What should go wrong?</label>
<select id="fault" name="fault">${faults}</select>`;
}

function checked(yes: boolean): Html | null {
  return yes ? html` checked` : null;
}

function problemNote(problem: string | undefined): Html | null {
  return problem ? html`<p class="bad" role="alert">${problem}</p>` : null;
}
