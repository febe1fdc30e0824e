// A line plot as SVG text, both axes logarithmic: no library, readable in light and dark.
export interface Line {
  readonly name: string;
  readonly points: ReadonlyArray<readonly [x: number, y: number]>;
}

const SIZE = { width: 860, height: 460, left: 70, right: 250, top: 30, bottom: 50 };
const COLORS = [
  "#0b7285",
  "#c2255c",
  "#5f3dc4",
  "#2b8a3e",
  "#e67700",
  "#364fc7",
  "#862e9c",
  "#087f5b",
  "#a61e4d",
  "#495057",
];

/** `limit` is drawn as a dashed line with its words. */
export function plot(
  title: string,
  lines: readonly Line[],
  axes: { x: readonly number[]; y: readonly number[]; xName: string; yName: string },
  limit: { x: number; y: number; words: string },
): string {
  const { width, height, left, right, top, bottom } = SIZE;
  const place = (value: number, ticks: readonly number[], from: number, to: number) => {
    const low = Math.log(ticks[0]!);
    return (
      from + ((Math.log(Math.max(value, ticks[0]!)) - low) / (Math.log(ticks.at(-1)!) - low)) * (to - from)
    );
  };
  const x = (value: number) => place(value, axes.x, left, width - right).toFixed(1);
  const y = (value: number) => place(value, axes.y, height - bottom, top).toFixed(1);
  const grid = [
    ...axes.x.map(
      (tick) =>
        `<path d="M${x(tick)} ${top}V${height - bottom}" class="grid"/><text x="${x(tick)}" y="${height - bottom + 18}" text-anchor="middle">${tick}</text>`,
    ),
    ...axes.y.map(
      (tick) =>
        `<path d="M${left} ${y(tick)}H${width - right}" class="grid"/><text x="${left - 8}" y="${y(tick)}" dy="4" text-anchor="end">${tick}</text>`,
    ),
  ];
  // Names stand beside their ends, pushed apart where they would lie on each other.
  const ends = lines
    .map((line, index) => ({ line, index, at: Number(y(line.points.at(-1)![1])) }))
    .sort((a, b) => a.at - b.at);
  for (let one = 1; one < ends.length; one++) ends[one]!.at = Math.max(ends[one]!.at, ends[one - 1]!.at + 15);
  const over = Math.max(0, ends.at(-1)!.at - (height - bottom));
  const drawn = ends.map(({ line, index, at }) => {
    const color = COLORS[index % COLORS.length];
    const path = line.points.map(([px, py], point) => `${point === 0 ? "M" : "L"}${x(px)} ${y(py)}`).join("");
    return `<path d="${path}" fill="none" stroke="${color}" stroke-width="2"/><text x="${width - right + 10}" y="${(at - over).toFixed(1)}" dy="4" style="fill:${color}">${line.name}</text>`;
  });
  const [lx, ly] = [x(limit.x), y(limit.y)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="sans-serif" font-size="12">
<style>text{fill:#343a40}.grid{stroke:#adb5bd;stroke-width:.5}.limit{stroke:#e03131;stroke-dasharray:5 4}</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${[...grid, ...drawn].join("\n")}
<path d="M${left} ${ly}H${width - right}" class="limit"/><text x="${lx}" y="${ly}" dy="-5" text-anchor="middle">${limit.words}</text>
<text x="${(left + width - right) / 2}" y="${height - 12}" text-anchor="middle">${axes.xName}</text>
<text transform="translate(16 ${height / 2}) rotate(-90)" text-anchor="middle">${axes.yName}</text>
</svg>
`;
}
