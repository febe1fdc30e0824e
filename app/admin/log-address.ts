/** The same page with these parameters; empty ones are left out. */
export function withQuery(path: string, query: Record<string, string | number | undefined | null>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, String(value));
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** One line of CSV. Cells that a spreadsheet would run as a formula are quoted as text. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells
    .map((cell) => {
      const text = (cell ?? "").replace(/^[=+\-@\t\r]/, "'$&");
      return `"${text.replaceAll('"', '""')}"`;
    })
    .join(",")}\r\n`;
}
