import { CopyBlock } from "@/components/ui/copy-block";
import { Ticket } from "@/components/ui/ticket";
import type { Guide, GuideItem } from "@/lib/guides/guides";

/** One step of a guide: what to do, where, and the values in their own field names. */
export function GuideList({ items, guide }: { items: readonly GuideItem[]; guide: Guide }) {
  return (
    <ol className="flex list-decimal flex-col gap-6 pl-6 marker:font-semibold">
      {items.map((item) => (
        <li key={item.do} className="pl-1">
          <div className="flex flex-col gap-3">
            <p className="measure">{item.do}</p>
            {item.path ? <p className="text-label text-text-2">{item.path.join(" › ")}</p> : null}
            {item.paste?.map((row) => (
              <Ticket key={row.field} label={row.field} value={row.value} />
            ))}
            {item.set ? (
              <dl className="flex flex-col gap-1">
                {item.set.map((row) => (
                  <div key={row.field} className="flex flex-wrap gap-x-2">
                    <dt className="text-text-2">{row.field}:</dt>
                    <dd className="font-medium wrap-anywhere">{row.value || "leave empty"}</dd>
                  </div>
                ))}
              </dl>
            ) : null}
            {item.codeBlock ? <CopyBlock label="Configuration" value={item.codeBlock} /> : null}
            {item.command ? <CopyBlock label="Command" value={item.command} /> : null}
            {item.attributesRef ? (
              <ul className="flex flex-col gap-1">
                {guide.attributes.map((row) => (
                  <li key={row.target}>
                    <code>{row.name}</code> from <code>{row.value}</code>
                    {row.required ? "" : " (optional)"}
                  </li>
                ))}
              </ul>
            ) : null}
            {item.why ? <p className="measure text-label text-text-2">Why: {item.why}</p> : null}
            {item.check ? <p className="measure text-label text-text-2">Check: {item.check}</p> : null}
            {item.altLabels ? (
              <p className="text-label text-text-3">It may also be called: {item.altLabels.join(", ")}.</p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
