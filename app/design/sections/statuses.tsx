import { CertificateBadge, STATUSES, StatusBadge, type StatusKind } from "@/components/ui/status-badge";
import { Row, Section } from "../section";

const NOW = new Date("2026-11-24T09:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** The status vocabulary, whole. */
export function Statuses() {
  return (
    <Section name="Status badge">
      {(Object.keys(STATUSES) as StatusKind[]).map((of) => (
        <div key={of} className="grid gap-2 sm:grid-cols-[112px_minmax(0,1fr)]">
          <p className="text-label text-text-3">{of}</p>
          <Row>
            {Object.keys(STATUSES[of]).map((is) => (
              <StatusBadge key={is} of={of} is={is as never} />
            ))}
          </Row>
        </div>
      ))}
      <Row>
        {[800, 45, 12, 0, -3].map((days) => (
          <CertificateBadge key={days} validFrom={inDays(-400)} validUntil={inDays(days)} now={NOW} />
        ))}
        <CertificateBadge validFrom={inDays(3)} validUntil={inDays(400)} now={NOW} />
      </Row>
    </Section>
  );
}
