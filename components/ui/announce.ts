/**
 * Says something to screen readers without moving focus (WCAG 4.1.3). Call it from event handlers and effects.
 * "alert" interrupts: only for errors. The text is cleared after a while, so that the same words can be said again.
 */
export function announce(text: string, voice: "polite" | "alert" = "polite"): void {
  const region = document.getElementById(`live-${voice}`);
  if (!region) return;
  region.textContent = "";
  window.setTimeout(() => {
    region.textContent = text;
  }, 50);
  window.setTimeout(() => {
    if (region.textContent === text) region.textContent = "";
  }, 6_000);
}
