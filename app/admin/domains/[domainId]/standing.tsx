import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StateCard } from "@/components/ui/state-card";
import { SubmitButton } from "@/components/ui/submit-button";
import { When } from "@/components/when";
import { ActionForm } from "../../action-form";
import { renewChallenge } from "../actions";
import { type DomainDetail, requireHref } from "../domains";

/** Where the domain stands, in one card above everything else, with the one thing to do next. */
export function Standing({ domain }: { domain: DomainDetail }) {
  switch (domain.state.is) {
    case "waiting":
      return null;
    case "taken":
      return (
        <Notice tone="warn" role="note" title={`Another organization has verified ${domain.name}`}>
          Prove that you own it: as soon as your record is there and theirs is gone, {domain.name} moves to
          you. They have been told that somebody else is trying.
        </Notice>
      );
    case "expired":
      return (
        <StateCard
          what="This record is too old"
          tone="warn"
          action={
            <ActionForm action={renewChallenge}>
              <input type="hidden" name="domainId" value={domain.id} />
              <SubmitButton>Make a new record</SubmitButton>
            </ActionForm>
          }
        >
          It was not seen for 30 days, so its value no longer counts, and we stopped looking. Make a new
          record to go on.
        </StateCard>
      );
    case "verified":
      return <Verified domain={domain} />;
    case "needs-attention":
      return <Missing domain={domain} since={domain.state.since} until={domain.state.until} />;
    case "lost":
      return <Lost domain={domain} since={domain.state.since} />;
  }
}

function Verified({ domain }: { domain: DomainDetail }) {
  const { name, usedBy, offered, hasProfiles, verifiedBy, sight } = domain;
  const href = requireHref(domain, offered);
  const atRoot = sight?.judgement.verified && sight.judgement.at === "root";
  return (
    <StateCard
      what={
        <span id="verified" tabIndex={-1} className="rounded-badge">
          {name} is verified
        </span>
      }
      tone="ok"
      action={
        usedBy && href ? (
          <LinkButton href={href}>Change the requirement</LinkButton>
        ) : href ? (
          <LinkButton tone="primary" href={href}>
            Require SSO for {name}
          </LinkButton>
        ) : (
          <LinkButton tone="primary" href={hasProfiles ? "/admin/sso" : "/admin/sso/start"}>
            Connect your identity provider
          </LinkButton>
        )
      }
    >
      {verifiedBy === "operator"
        ? "The operator of this installation vouched for it. No record is needed, and none is looked for."
        : `Keep the ${verifiedBy === "https-file" ? "file" : "record"} in place: we look at it once a day.`}
      {atRoot && verifiedBy === "dns"
        ? ` We found the value at ${name} instead of ${domain.record.fullName}. That’s fine – we accept it.`
        : ""}
    </StateCard>
  );
}

function Missing({ domain, since, until }: { domain: DomainDetail; since: Date; until: Date }) {
  const what = domain.method === "dns" ? "TXT record" : "file";
  return (
    <StateCard
      what={`The ${what} for ${domain.name} is missing`}
      tone="warn"
      since={<When at={since} format="day" />}
      until={<When at={until} format="day" />}
    >
      The {what} for {domain.name} has been missing since <When at={since} format="day" />. Sign-in still
      works. Put it back by{" "}
      <strong>
        <When at={until} format="day" />
      </strong>{" "}
      or SSO for this domain stops.
    </StateCard>
  );
}

function Lost({ domain, since }: { domain: DomainDetail; since: Date }) {
  const { name, people, usedBy, movedAway } = domain;
  const who = `${people} ${people === 1 ? "person" : "people"}`;
  return (
    <StateCard
      what={`We no longer accept ${name}`}
      tone="danger"
      since={<When at={since} format="day" />}
      action={
        people > 0 ? (
          <LinkButton href={`/admin/users?domain=${encodeURIComponent(name)}`}>
            Move people to another address
          </LinkButton>
        ) : null
      }
    >
      <p>
        {movedAway
          ? `Your record is gone, and another organization has proved that it owns ${name}. SSO for it has ended here.`
          : usedBy
            ? `Its record was missing for 30 days. ${who} can’t use SSO.`
            : "Its record was missing for 30 days."}{" "}
        We also stopped password-reset mail to these addresses, because whoever owns the domain now could use
        it.
      </p>
      <p className="mt-2">
        {movedAway
          ? "If that is a mistake: put your record back, remove theirs, and verify again."
          : "If the domain is still yours: put the record back, and verify again."}
      </p>
    </StateCard>
  );
}
