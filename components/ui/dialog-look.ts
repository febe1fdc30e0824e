// What Dialog and AlertDialog look like.
export const BACKDROP =
  "fixed inset-0 z-40 min-h-dvh bg-black/40 transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0";
export const VIEWPORT =
  "fixed inset-0 z-50 flex items-end justify-center overflow-y-auto p-4 sm:items-center";
export const POPUP =
  "flex w-full max-w-[520px] flex-col gap-4 rounded-card border border-line bg-surface p-6 text-text shadow-menu transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0";
