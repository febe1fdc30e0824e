import { CopyBlock } from "@/components/ui/copy-block";
import { Disclosure } from "@/components/ui/disclosure";
import { Ticket } from "@/components/ui/ticket";
import type { ServiceProvider } from "@/lib/core/sso-profile";
import type { Guide, GuideItem, WizardStep } from "@/lib/guides/guides";
import type { Profile, WizardDoor } from "./door";
import { Term, WithTerm } from "./term";
import { Tick } from "./tick";

/** One step of a guide: what to do, where, and the values in their own field names. */
export function Instructions(props: {
  items: readonly GuideItem[];
  guide: Guide;
  step: WizardStep;
  profile: Profile;
  door: WizardDoor;
}) {
  const { items, step, profile, door } = props;
  return (
    <ol className="flex flex-col divide-y divide-line">
      {items.map((item, index) => {
        const key = `${step}/${index}`;
        return (
          <li key={item.do} className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-2 py-5 first:pt-0 last:pb-0">
            <span aria-hidden className="font-title text-[17px] leading-6 text-text-3 tabular-nums">
              {index + 1}
            </span>
            <div className="flex min-w-0 flex-col gap-3">
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
                <div className="measure min-w-0 flex-1 basis-72">
                  <WithTerm text={item.do} />
                </div>
                <Tick
                  instruction={key}
                  number={index + 1}
                  done={profile.ticks.includes(key)}
                  action={door.actions.tick}
                  hidden={door.hidden}
                />
              </div>
              <Details item={item} guide={props.guide} sp={profile.serviceProvider} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Details({ item, guide, sp }: { item: GuideItem; guide: Guide; sp: ServiceProvider }) {
  return (
    <>
      {item.path ? (
        <p className="text-label text-text-2 wrap-anywhere">
          <span className="sr-only">Where: </span>
          {item.path.join(" › ")}
        </p>
      ) : null}
      {item.altLabels ? (
        <p className="text-label text-text-3 wrap-anywhere">or: {item.altLabels.join(" · or: ")}</p>
      ) : null}
      {item.paste?.map((row) => (
        <Ticket
          key={row.field}
          label={row.field}
          value={row.value}
          note={ourWord(row.value, row.field, sp)}
        />
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
      {item.attributesRef ? <Attributes guide={guide} /> : null}
      {item.check ? <p className="measure text-label text-text-2">You should see: {item.check}</p> : null}
      {item.why ? (
        <Disclosure summary="Why?">
          <p className="measure text-text-2">{item.why}</p>
        </Disclosure>
      ) : null}
    </>
  );
}

/** "Ours: ACS URL", where their field's name does not say it already. */
function ourWord(value: string, field: string, sp: ServiceProvider) {
  const word =
    value === sp.acsUrl
      ? "ACS URL"
      : value === sp.startUrl
        ? "Start URL"
        : value === sp.entityId
          ? "Entity ID"
          : null;
  if (!word || field.toLowerCase() === word.toLowerCase()) return null;
  return (
    <>
      Our word for it: <Term word={word} />
    </>
  );
}

function Attributes({ guide }: { guide: Guide }) {
  return (
    <ul className="flex flex-col gap-1.5 text-table">
      {guide.attributes.map((row) => (
        <li key={row.target} className="wrap-anywhere">
          <code className="text-value">{row.name}</code> from <code className="text-value">{row.value}</code>
          {row.required ? "" : " (optional)"}
          {row.note ? <span className="text-text-3"> {row.note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
