import { Notice } from "../../components/ui/notice";
import { currentPerson } from "../../lib/session/administrator";
import { ownersOf } from "../../lib/session/owners";

/** Inside the frame: an admin at something that only owners may do. */
export default async function AdminForbidden() {
  const person = await currentPerson();
  const owners = person ? await ownersOf(person) : [];
  return (
    <>
      <h1>Only owners can do this</h1>
      <Notice tone="info">
        <p>Only owners can do this. Owners: {owners.join(", ")}.</p>
      </Notice>
    </>
  );
}
