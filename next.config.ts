import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native and self-locating packages stay outside the bundle.
  serverExternalPackages: [
    "better-sqlite3",
    "pg",
    "samlify",
    "@node-rs/argon2",
    "nodemailer",
    "@electric-sql/pglite",
  ],
  /** On every answer; the content policy is in proxy.ts. */
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
        ],
      },
    ];
  },
  experimental: { serverActions: { bodySizeLimit: "6mb" }, authInterrupts: true },
};

export default config;
