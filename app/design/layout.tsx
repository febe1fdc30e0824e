import { notFound } from "next/navigation";
import { connection } from "next/server";
import type { ReactNode } from "react";

export const metadata = { title: "Design" };

/** Every component in every state: in development, and elsewhere only with DESIGN_PAGE=1. */
export default async function DesignLayout({ children }: { children: ReactNode }) {
  await connection();
  if (process.env.NODE_ENV === "production" && process.env.DESIGN_PAGE !== "1") notFound();
  return children;
}
