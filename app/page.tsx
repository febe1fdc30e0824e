import { redirect } from "next/navigation";
import { administrator } from "@/lib/session/administrator";

/** Nobody stays here: people in charge go to the Admin Center, everybody else to their account. */
export default async function StartPage() {
  const person = await administrator("/");
  redirect(person.role === "member" ? "/account" : "/admin");
}
