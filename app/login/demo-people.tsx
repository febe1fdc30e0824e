import { DEMO_PASSWORD, DEMO_PEOPLE } from "@/lib/core/demo-people";

/** Only in the demo: who can sign in, and the one password. Each name fills in the address. */
export function DemoPeople() {
  return (
    <section aria-labelledby="demo-people" className="flex flex-col gap-3 rounded-card bg-sunken p-4">
      <h2 id="demo-people" className="text-label font-semibold">
        This is a demo. Sign in as one of these people:
      </h2>
      <ul className="flex flex-col gap-2 text-label">
        {DEMO_PEOPLE.map(({ email, note }) => (
          <li key={email}>
            <a
              className="link inline-flex min-h-6 items-center"
              href={`/login?email=${encodeURIComponent(email)}`}
            >
              {email}
            </a>
            <span className="block text-text-2">{note}</span>
          </li>
        ))}
      </ul>
      <p className="text-label text-text-2">
        Password of everybody: <code>{DEMO_PASSWORD}</code>
      </p>
    </section>
  );
}
