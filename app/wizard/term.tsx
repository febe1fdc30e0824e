import { GLOSSARY } from "@/lib/guides/guides";

const TERMS = new RegExp(`\\b(${GLOSSARY.map(({ ours }) => ours).join("|")})\\b`, "i");

/** A text in which the first word of the glossary can be opened where it stands. Put it into a `div`, not a `p`. */
export function WithTerm({ text }: { text: string }) {
  const found = TERMS.exec(text);
  if (!found) return text;
  const { index } = found;
  const [word] = found;
  return (
    <>
      {text.slice(0, index)}
      <Term word={word} />
      {text.slice(index + word.length)}
    </>
  );
}

/** A dotted word; opens to what it means and what else it is called. The browser's own disclosure, works without scripts. */
export function Term({ word }: { word: string }) {
  const entry = GLOSSARY.find(({ ours }) => ours.toLowerCase() === word.toLowerCase());
  if (!entry) return word;
  return (
    <details className="inline [&:not([open])::details-content]:hidden">
      <summary className="inline list-none rounded-badge underline decoration-dotted decoration-2 underline-offset-4 hover:text-primary [&::-webkit-details-marker]:hidden">
        {word}
      </summary>
      <span className="my-2 block rounded-control border border-line bg-sunken px-3 py-2 text-label text-text-2">
        {entry.meaning} Also called: {entry.alsoCalled.join(", ")}.
      </span>
    </details>
  );
}
