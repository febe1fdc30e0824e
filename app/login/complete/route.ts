import { AuthError } from "next-auth";
import { signIn } from "@/lib/session/auth";

/** Ticket cookie → session (DESIGN.md 2.10). */
export async function GET() {
  try {
    await signIn("ticket", { redirectTo: "/" });
  } catch (error) {
    if (error instanceof AuthError) return Response.redirect("/login", 303);
    throw error;
  }
}
