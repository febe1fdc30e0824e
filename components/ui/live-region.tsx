/** The page's two voices: one that waits its turn, one that interrupts. Once, in the root layout. Speak with `announce`. */
export function LiveRegions() {
  return (
    <>
      <div id="live-polite" aria-live="polite" role="status" className="sr-only" />
      <div id="live-alert" aria-live="assertive" role="alert" className="sr-only" />
    </>
  );
}
