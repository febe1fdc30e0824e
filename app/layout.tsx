import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LiveRegions } from "@/components/ui/live-region";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Doorward", template: "%s · Doorward" } };
export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#F6F5F1" },
    { media: "(prefers-color-scheme: dark)", color: "#101413" },
  ],
};

/** Every page: the language, the colours that the cookie `theme` asks for, the skip link first, and the two live regions last. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang="en" data-theme={theme === "light" || theme === "dark" ? theme : undefined}>
      <body className="min-h-dvh antialiased">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-control focus:border focus:border-line-strong focus:bg-surface focus:px-4 focus:py-2 focus:font-medium focus:text-primary"
        >
          Skip to content
        </a>
        {children}
        <LiveRegions />
      </body>
    </html>
  );
}
