import { CopyButton } from "./copy-button";
import { ScrollRegion } from "./scroll-region";

/** Several lines to copy: a report, a mail to the IT contact, XML. `label` names it; `prose` sets it in the text face. */
export function CopyBlock({
  label,
  value,
  prose = false,
}: {
  label: string;
  value: string;
  prose?: boolean;
}) {
  return (
    <figure className="overflow-hidden rounded-control border border-line bg-sunken">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line py-1.5 pr-1.5 pl-3 text-label font-medium">
        {label}
        <CopyButton label={label} value={value} />
      </figcaption>
      <ScrollRegion label={label} className="max-h-80 overflow-auto">
        <pre
          className={`p-3 whitespace-pre-wrap wrap-anywhere ${prose ? "font-sans text-body" : "font-mono text-value"}`}
        >
          {value}
        </pre>
      </ScrollRegion>
    </figure>
  );
}
