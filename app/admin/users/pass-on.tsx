"use client";
import { useState } from "react";
import { CopyBlock } from "../../../components/ui/copy-block";
import { Dialog } from "../../../components/ui/dialog";
import { DialogClose } from "../../../components/ui/dialog-close";

/** Addresses that only this administrator sees, because no mail server sends them. Opens by itself when there are new ones. */
export function PassOn({
  links,
  what,
}: {
  links: ReadonlyArray<{ email: string; link: string }>;
  what: string;
}) {
  const [seen, setSeen] = useState("");
  const key = links.map(({ link }) => link).join();
  const value =
    links.length === 1 ? links[0]!.link : links.map(({ email, link }) => `${email}\t${link}`).join("\n");
  return (
    <Dialog
      open={key !== "" && key !== seen}
      onOpenChange={(open) => {
        if (!open) setSeen(key);
      }}
      title="Pass this on"
      description={what}
      buttons={<DialogClose tone="primary">I have passed it on</DialogClose>}
    >
      <CopyBlock label={links.length === 1 ? "One-time address" : "One-time addresses"} value={value} />
      <p className="text-label text-text-2">
        {links.length === 1 ? "It works" : "Each works"} once, and you see{" "}
        {links.length === 1 ? "it" : "them"} only now. Whoever opens it can set the password, so use a way
        that only this person reads.
      </p>
    </Dialog>
  );
}
