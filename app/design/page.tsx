import { ThemeSwitch } from "@/components/frame/theme-switch";
import { PageHeader } from "@/components/page-header";
import { LinkButton } from "@/components/ui/button";
import { Buttons } from "./sections/buttons";
import { Colours } from "./sections/colours";
import { Dialogs } from "./sections/dialogs";
import { Forms } from "./sections/forms";
import { Messages } from "./sections/messages";
import { Rails } from "./sections/rails";
import { Statuses } from "./sections/statuses";
import { Switches } from "./sections/switches";
import { Tables } from "./sections/tables";
import { Values } from "./sections/values";

/** The design language on one page. */
export default function DesignPage() {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto flex max-w-[1104px] flex-col gap-10 px-4 py-8 sm:px-8"
    >
      <PageHeader
        title="The flight log"
        subtitle="Every component in every state."
        actions={
          <>
            <div className="w-36">
              <ThemeSwitch />
            </div>
            <LinkButton href="/design/frame">Frame</LinkButton>
            <LinkButton href="/design/sheet">Sheet</LinkButton>
            <LinkButton href="/design/mails">Mails</LinkButton>
          </>
        }
      />
      <Colours />
      <Buttons />
      <Forms />
      <Switches />
      <Dialogs />
      <Statuses />
      <Rails />
      <Values />
      <Messages />
      <Tables />
    </main>
  );
}
