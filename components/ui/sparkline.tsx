import { Disclosure } from "./disclosure";
import { Table, Td, Th } from "./table";

export interface SparkDay {
  /** "Mon 23 Nov". */
  readonly label: string;
  readonly count: number;
  /** How many more went wrong; drawn on top in red. */
  readonly failed?: number;
}

/**
 * One small bar for each day: decoration, because the same numbers stand in its table ("Show as table").
 * `title` names both; `counted` and `failedWord` head the columns ("Signed in", "Refused").
 */
export function Sparkline({
  title,
  days,
  counted,
  failedWord,
}: {
  title: string;
  days: readonly SparkDay[];
  counted: string;
  failedWord?: string;
}) {
  const most = Math.max(1, ...days.map(({ count, failed = 0 }) => count + failed));
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * 48)));
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="flex h-12 max-w-80 items-end gap-1.5 border-b border-line-strong">
        {days.map(({ label, count, failed = 0 }) => (
          <div key={label} className="flex flex-1 flex-col justify-end gap-px">
            <div className="bar bg-danger-line" style={{ height: height(failed) }} />
            <div className="bar bg-primary" style={{ height: height(count) }} />
          </div>
        ))}
      </div>
      <Disclosure summary="Show as table">
        <Table caption={title} compact>
          <thead>
            <tr>
              <Th>Day</Th>
              <Th numeric>{counted}</Th>
              {failedWord ? <Th numeric>{failedWord}</Th> : null}
            </tr>
          </thead>
          <tbody>
            {days.map(({ label, count, failed }) => (
              <tr key={label}>
                <Td>{label}</Td>
                <Td numeric>{count}</Td>
                {failedWord ? <Td numeric>{failed ?? 0}</Td> : null}
              </tr>
            ))}
          </tbody>
        </Table>
      </Disclosure>
    </div>
  );
}
