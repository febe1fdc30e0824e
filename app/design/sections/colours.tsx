import { Row, Section } from "../section";

const PAIRS = [
  ["canvas", "bg-canvas text-text"],
  ["surface", "bg-surface text-text"],
  ["sunken", "bg-sunken text-text-2"],
  ["text-3", "bg-surface text-text-3"],
  ["primary", "bg-primary text-on-primary"],
  ["primary-soft", "bg-primary-soft text-primary-text"],
  ["ok", "bg-ok-soft text-ok"],
  ["warn", "bg-warn-soft text-warn"],
  ["danger", "bg-danger-soft text-danger"],
  ["danger-solid", "bg-danger-solid text-on-danger"],
  ["info", "bg-info-soft text-info"],
  ["exempt", "bg-exempt-soft text-exempt"],
] as const;

/** Tokens and type. */
export function Colours() {
  return (
    <Section name="Colours and type">
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-6">
        {PAIRS.map(([name, look]) => (
          <div
            key={name}
            className={`flex h-16 items-end rounded-control border border-line p-2 text-label ${look}`}
          >
            {name}
          </div>
        ))}
      </div>
      <p className="font-title text-title font-medium">The serif is for page titles and big numbers</p>
      <h3>A card’s heading</h3>
      <p className="measure">
        Body text is 15 on 23, never wider than 68 characters. A{" "}
        <a className="link" href="#rail">
          link to the rail
        </a>{" "}
        is underlined. Names such as Łukasz Żółć, Øystein and Škvorecký are set in the same face.
      </p>
      <Row>
        <code>0O o 1lI | https://sso.acme.test/saml/JQ0f1c</code>
      </Row>
    </Section>
  );
}
