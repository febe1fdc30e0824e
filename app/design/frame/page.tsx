import { AdminFrame } from "@/components/frame/admin-frame";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StatusBadge } from "@/components/ui/status-badge";
import { Rails } from "../sections/rails";

export const metadata = { title: "Design: frame" };

async function nothing() {
  "use server";
}

/** The Admin Center's frame with everything it can say. */
export default function FramePage() {
  return (
    <AdminFrame
      organization={{ id: "org_1", name: "Acme Corp" }}
      person={{ name: "Mia Chen", email: "mia@acme.test", role: "owner" }}
      signOut={nothing}
      states={{
        domains: { attention: "acme.co.uk needs attention" },
        sso: { attention: "a certificate ends soon" },
        settings: { locked: "only owners can open this" },
      }}
      emergencySince="2026-11-24T09:02:00Z"
      emergencyActions={<Button tone="exempt">Pause SSO requirement</Button>}
      danger={
        <Notice tone="danger" title="Sign-in with Okta is failing." actions={<Button>See what to do</Button>}>
          14 of the last 15 attempts were refused: the signature does not match.
        </Notice>
      }
    >
      <PageHeader
        back={{ href: "/design", label: "Single sign-on" }}
        title="Okta"
        status={<StatusBadge of="profile" is="live" />}
        subtitle="SSO is required for acme.com and acme.co.uk."
        actions={
          <>
            <Button>Test</Button>
            <Button tone="primary">Edit</Button>
          </>
        }
      />
      <Rails />
    </AdminFrame>
  );
}
