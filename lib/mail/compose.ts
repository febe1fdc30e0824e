// Every mail is made here: one look, text and HTML from the same words, nothing fetched from anywhere (UX.md F, D.4).
import type { Mail } from "../core/mail";

export interface MailContent {
  readonly kind: string;
  readonly to: string;
  /** Starts with what happened. */
  readonly subject: string;
  /** The line that mail programs show beside the subject. */
  readonly preheader: string;
  /** The first says whether something must be done. A list becomes numbered steps. */
  readonly paragraphs: ReadonlyArray<string | readonly string[]>;
  /** Who, when, from where; values to copy. Kept line by line. */
  readonly facts?: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  /** The one main button. Its address is absolute, on our host. */
  readonly button?: { readonly label: string; readonly url: string };
  /** A whole sentence: "You get this because …". */
  readonly because: string;
  /** Where one chooses which of these mails to get. */
  readonly settingsUrl?: string;
  /** A second mail with the same key is not written. */
  readonly dedupeKey?: string;
}

/** Makes the mail. Names and reasons that people typed are escaped, and cannot add header lines. */
export function composeMail(content: MailContent): Mail {
  const { kind, to, dedupeKey } = content;
  return {
    kind,
    to,
    subject: oneLine(content.subject),
    text: asText(content),
    html: asHtml(content),
    ...(dedupeKey === undefined ? {} : { dedupeKey }),
  };
}

function asText({ paragraphs, facts = [], button, because, settingsUrl }: MailContent): string {
  const blocks = paragraphs.map((paragraph) =>
    typeof paragraph === "string"
      ? oneLine(paragraph)
      : paragraph.map((step, i) => `${i + 1}. ${oneLine(step)}`).join("\n"),
  );
  if (facts.length > 0)
    blocks.push(facts.map(({ label, value }) => `${label}: ${oneLine(value)}`).join("\n"));
  if (button) blocks.push(`${button.label}:\n${button.url}`);
  blocks.push(`--\n${oneLine(because)}${settingsUrl ? `\nChoose your mails: ${settingsUrl}` : ""}`);
  return `${blocks.join("\n\n")}\n`;
}

function asHtml(content: MailContent): string {
  const { subject, preheader, paragraphs, facts = [], button, because, settingsUrl } = content;
  const body = [
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600">${inHtml(subject)}</h1>`,
    ...paragraphs.map((paragraph) =>
      typeof paragraph === "string"
        ? `<p style="margin:0 0 16px">${inHtml(paragraph)}</p>`
        : `<ol style="margin:0 0 16px;padding-left:24px">${paragraph.map((step) => `<li style="margin:0 0 8px">${inHtml(step)}</li>`).join("")}</ol>`,
    ),
    facts.length > 0 ? factList(facts) : "",
    button ? buttonAndAddress(button) : "",
  ].join("\n");
  const settings = settingsUrl
    ? ` <a class="link" href="${inHtml(settingsUrl)}" style="color:#0e5a68">Choose your mails</a>`
    : "";
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${inHtml(subject)}</title>
<style>${DARK}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f6f5f1;color:#1a1f1e">
<div style="display:none;max-height:0;overflow:hidden">${inHtml(preheader)}</div>
<div class="page" style="background:#f6f5f1;padding:24px 12px">
<div class="sheet" role="article" aria-label="${inHtml(subject)}" lang="en" style="max-width:560px;margin:0 auto;padding:24px 20px;background:#ffffff;border:1px solid #dedad0;border-radius:8px;font-family:'IBM Plex Sans',system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:24px;overflow-wrap:anywhere;word-break:break-word">
${body}
<p class="quiet" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #dedad0;font-size:13px;line-height:20px;color:#5f6765">${inHtml(because)}${settings}</p>
</div>
</div>
</body>
</html>
`;
}

const factList = (facts: NonNullable<MailContent["facts"]>) =>
  `<dl class="sunken" style="margin:0 0 16px;padding:12px 16px;background:#efede7;border-radius:6px">${facts
    .map(
      ({ label, value }) =>
        `<dt class="quiet" style="font-size:13px;line-height:18px;color:#5f6765">${inHtml(label)}</dt><dd style="margin:0 0 8px">${inHtml(value)}</dd>`,
    )
    .join("")}</dl>`;

// The address stands below in words too: some programs show no buttons, and people may check where it leads.
const buttonAndAddress = ({ label, url }: NonNullable<MailContent["button"]>) =>
  `<p style="margin:24px 0 8px"><a class="button" href="${inHtml(url)}" style="display:inline-block;padding:11px 20px;background:#0e5a68;color:#ffffff;border-radius:6px;font-weight:600;text-decoration:none">${inHtml(label)}</a></p>
<p class="quiet" style="margin:0 0 16px;font-size:13px;line-height:20px;color:#5f6765">Or copy this address: ${inHtml(url)}</p>`;

const DARK = `@media (prefers-color-scheme: dark) {
.page { background:#101413 !important; color:#e8ecea !important }
.sheet { background:#171c1b !important; border-color:#2b3331 !important }
.sunken { background:#0c0f0f !important }
.quiet { color:#95a09c !important; border-color:#2b3331 !important }
.link { color:#6fc4d1 !important }
.button { background:#6fc4d1 !important; color:#06262c !important }
}`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks and controls are what must not get through
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const inHtml = (text: string) => oneLine(text).replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
