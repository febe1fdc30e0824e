import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { ThemeSwitch } from "./theme-switch";

export interface FramePerson {
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

const ROW =
  "flex min-h-9 w-full items-center gap-3 rounded-control px-3 text-left text-text-2 hover:bg-sunken hover:text-text pointer-coarse:min-h-11";

/** Who is signed in, their account, the colours and the way out. Signing out works without JavaScript. */
export function PersonMenu({
  person,
  signOut,
}: {
  person: FramePerson;
  signOut: (form: FormData) => void | Promise<void>;
}) {
  return (
    <div className="flex flex-col gap-1 border-t border-line pt-3">
      <div className="px-3 pb-1">
        <p className="truncate font-medium" title={person.name}>
          {person.name}
        </p>
        <p className="truncate text-label text-text-3" title={person.email}>
          {person.email}
        </p>
        <p className="text-label text-text-3 capitalize">{person.role}</p>
      </div>
      <Link href="/account" className={ROW}>
        <UserRound aria-hidden size={18} strokeWidth={1.5} /> Your account
      </Link>
      <form action={signOut}>
        <button type="submit" className={ROW}>
          <LogOut aria-hidden size={18} strokeWidth={1.5} /> Sign out
        </button>
      </form>
      <div className="mt-1 px-1">
        <ThemeSwitch />
      </div>
    </div>
  );
}
