"use client";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { Button, LinkButton } from "@/components/ui/button";

/** 500: nothing was changed halfway (a command is one transaction), so trying again is safe. `digest` finds the line in the server's log. */
export default function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <SheetFrame title="Something went wrong on our side">
      <p>We couldn’t finish what you asked for, and nothing was changed halfway. Trying again is safe.</p>
      <div className="flex flex-col gap-3">
        <Button tone="primary" wide onClick={retry}>
          Try again
        </Button>
        <LinkButton href="/" wide>
          Go to the start page
        </LinkButton>
      </div>
      {digest ? (
        <p className="text-label text-text-2">
          If it happens again, give this reference to whoever runs this server: <code>{digest}</code>
        </p>
      ) : null}
    </SheetFrame>
  );
}
