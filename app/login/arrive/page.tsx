import { SheetFrame } from "@/components/frame/sheet-frame";
import { GoOn } from "../go-on";

export const metadata = { title: "Signing you in" };

/**
 * Between the form and /login/complete. A server action that redirects to a route has Next fetch it once more by itself,
 * and a ticket works once: so the browser goes there alone.
 */
export default function ArrivePage() {
  return (
    <SheetFrame title="Signing you in…">
      <GoOn href="/login/complete" />
      <p role="status">
        If nothing happens,{" "}
        <a className="link" href="/login/complete">
          continue
        </a>
        .
      </p>
    </SheetFrame>
  );
}
