// What a form knows of its last submission: apart from `action`, so that the browser may import it.
import type { Refusal } from "../core/refusals";

/** `typed` gives back what the person typed, without secrets. */
export type ActionState<R = unknown> =
  | { readonly status: "idle" }
  | { readonly status: "done"; readonly done: R; readonly at: number }
  | {
      readonly status: "refused";
      readonly refused: Refusal;
      readonly typed: Readonly<Record<string, string | string[]>>;
    };

export const IDLE: ActionState<never> = { status: "idle" };
