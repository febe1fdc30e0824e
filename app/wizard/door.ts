// The wizard has two doors: the Admin Center, and the set-up link of an IT contact. What differs between them stands here.
import type { WizardStep } from "@/lib/guides/guides";
import type { ssoProfileQuery } from "@/lib/queries/sso-profile";
import type { ssoTestsQuery } from "@/lib/queries/sso-tests";
import type { ActionState } from "@/lib/session/action-state";

export type Profile = NonNullable<Awaited<ReturnType<typeof ssoProfileQuery.run>>>;
export type Tests = NonNullable<Awaited<ReturnType<typeof ssoTestsQuery.run>>>;

// biome-ignore lint/suspicious/noExplicitAny: what a command answers differs, and the wizard's forms do not look at it
type Act<R = any> = (state: ActionState<R>, form: FormData) => Promise<ActionState<R>>;

export interface DoorStep {
  readonly id: WizardStep | "finish";
  readonly title: string;
}

export interface WizardDoor {
  readonly by: "administrator" | "contact";
  /** Address of the steps, without a slash at the end. */
  readonly base: string;
  /** What every form carries: whose profile, and the link's token. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly steps: readonly DoorStep[];
  readonly actions: {
    readonly saveStep: Act;
    readonly tick: Act<{ savedAt: string }>;
    readonly configure: Act;
    readonly changeProvider: Act;
    readonly makeTestLink: Act<{ url: string; endsAt: Date; mailedTo: string | null }>;
    readonly publish: Act;
    /** Publishes, and goes on to the next step. */
    readonly publishStep: Act;
  };
}
