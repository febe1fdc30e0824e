"use server";
import { detectFromLink } from "@/lib/guides/guides";

/** The guide that a pasted link belongs to. Knows nothing of anybody: it reads the link alone. */
export async function detectLink(link: string): Promise<string | null> {
  return typeof link === "string" && link.length <= 2048 ? (detectFromLink(link)?.id ?? null) : null;
}
