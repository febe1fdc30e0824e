import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** A folder and those above it. Node's own `recursive` never ends where nothing can be made, as under /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it in between.
    if ((error as { code?: unknown }).code !== "EEXIST") throw error;
  }
}
