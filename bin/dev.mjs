import { installPackages } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { enterProject, readPort, refuseTakenPort } from "./project.mjs";
import { serve } from "./serve.mjs";

enterProject();
const port = readPort();
await refuseTakenPort(
  port,
  process.env.HOST || "127.0.0.1",
  "Stop it, or choose another: PORT=3100 npm run dev",
);
await installPackages();
// The demo's world and practice identity provider, in a file of its own, with pages that reload.
const env = {
  DOORWARD_DEMO: process.env.DOORWARD_DEMO ?? "1",
  PORT: String(port),
  APP_URL: process.env.APP_URL || `http://localhost:${port}`,
  DATABASE_URL: process.env.DATABASE_URL || "file:./data/dev.db",
};
const lines = prepare(env.DOORWARD_DEMO === "1" ? "demo" : "start", env);
serve("dev", { port, host: process.env.HOST || "127.0.0.1", env, lines });
