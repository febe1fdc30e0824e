import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";

export const metadata = { title: "Page not found" };

/** 404. */
export default function NotFound() {
  return (
    <SheetFrame title="There is no such page">
      <p>The address may be old or mistyped, or the thing it belonged to was removed.</p>
      <LinkButton href="/" tone="primary" wide>
        Go to the start page
      </LinkButton>
    </SheetFrame>
  );
}
