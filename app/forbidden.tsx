import { SheetFrame } from "../components/frame/sheet-frame";
import { currentPerson } from "../lib/session/administrator";
import { ownersOf } from "../lib/session/owners";

/** 403: who is signed in, and who could help (UX.md A.6.15). */
export default async function ForbiddenPage() {
  const person = await currentPerson();
  const owners = person ? await ownersOf(person) : [];
  return (
    <SheetFrame title="You can’t open this page">
      <p>
        You’re signed in as <strong>{person?.email ?? "nobody"}</strong>, who can’t open this page.
        {owners.length > 0 ? ` Owners: ${owners.join(", ")}.` : ""}
      </p>
      <p>
        <a className="link" href="/account">
          Go to your account
        </a>
      </p>
    </SheetFrame>
  );
}
