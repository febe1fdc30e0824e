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
  experimental: { serverActions: { bodySizeLimit: "6mb" }, authInterrupts: true },
};

export default config;
