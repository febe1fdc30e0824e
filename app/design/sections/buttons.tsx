"use client";
import { Plus } from "lucide-react";
import { Button, LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { Row, Section } from "../section";

/** Buttons: five tones, with an icon, waiting, as a link. */
export function Buttons() {
  return (
    <Section name="Button">
      <Row>
        <Button tone="primary">Require SSO for 2 domains</Button>
        <Button>Check now</Button>
        <Button tone="quiet">Cancel</Button>
        <Button tone="danger">Delete profile</Button>
        <Button tone="exempt">Pause SSO requirement</Button>
      </Row>
      <Row>
        <Button tone="primary">
          <Plus aria-hidden size={16} strokeWidth={1.5} /> Add domain
        </Button>
        <Button tone="primary" pending="Checking…">
          Check now
        </Button>
        <LinkButton href="/design/frame">See the frame</LinkButton>
        <form action={() => new Promise((done) => setTimeout(done, 2_000))}>
          <SubmitButton pending="Saving…">Save (2 seconds)</SubmitButton>
        </form>
      </Row>
    </Section>
  );
}
