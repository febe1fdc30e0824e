import { Button, LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { BigNumber, PeopleDelta } from "@/components/ui/people-delta";
import { PlumBar } from "@/components/ui/plum-bar";
import { Skeleton } from "@/components/ui/skeleton";
import { Sparkline } from "@/components/ui/sparkline";
import { StateCard } from "@/components/ui/state-card";
import { StatusBadge } from "@/components/ui/status-badge";
import { Section } from "../section";

const DAYS = [52, 41, 88, 60, 12, 9, 74].map((count, index) => ({
  label: `${18 + index} Nov`,
  count,
  failed: [0, 2, 9, 0, 0, 1, 3][index] ?? 0,
}));

/** What the product says to people: notices, states, numbers, nothing yet, still loading. */
export function Messages() {
  return (
    <Section name="Messages and states">
      <Notice role="note" title="Editing makes a draft">
        People keep signing in with the current version until you publish.
      </Notice>
      <Notice tone="ok" role="note" title="SSO is required for acme.com since 09:30." />
      <Notice
        tone="warn"
        role="note"
        title="acme.co.uk: TXT record missing since 22 Nov."
        actions={<Button>Show record</Button>}
      >
        28 days left. After that, SSO for acme.co.uk stops.
      </Notice>
      <Notice
        tone="danger"
        role="note"
        title="Sign-in with Okta is failing."
        actions={
          <>
            <Button>See what to do</Button>
            <Button tone="exempt">Pause SSO requirement</Button>
          </>
        }
      >
        14 of the last 15 attempts were refused: the signature does not match.
      </Notice>
      <Notice tone="exempt" role="note">
        You stay exempt until you sign in with SSO once.
      </Notice>
      <StateCard
        what="SSO requirement is paused"
        badge={<StatusBadge of="profile" is="paused" />}
        tone="exempt"
        since="09:02 UTC, by Tom Reed"
        until="17:02 UTC"
        action={<Button tone="primary">Require SSO again</Button>}
      >
        Reason: “Okta is down, ticket 4711”.
      </StateCard>
      <div className="overflow-hidden rounded-card border border-line">
        <PlumBar
          since="2026-11-24T09:02:00Z"
          actions={<Button tone="exempt">Pause SSO requirement</Button>}
        />
      </div>
      <div className="grid items-start gap-6 sm:grid-cols-3">
        <BigNumber value={412} label="signed in" />
        <PeopleDelta from={86} to={83} label="must use SSO" />
        <Sparkline title="Sign-ins in the last 7 days" days={DAYS} counted="Signed in" failedWord="Refused" />
      </div>
      <EmptyState
        action={
          <LinkButton href="#messages" tone="primary">
            Add domain
          </LinkButton>
        }
      >
        No domains yet. Start with the one in your people’s e-mail addresses. You need access to its DNS, or a
        colleague who has it.
      </EmptyState>
      <Skeleton lines={3} />
      <Disclosure summary="What we received">
        <p>NameID, attributes and the session, without secrets.</p>
      </Disclosure>
    </Section>
  );
}
