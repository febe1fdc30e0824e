import { buildPages } from "./build.mjs";
import { installPackages } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { enterProject, readPort, refuseTakenPort } from "./project.mjs";
import { serve } from "./serve.mjs";

// A demo has known passwords: unless somebody says otherwise it uses a file of its own and listens on this machine only.
const given = { databaseUrl: process.env.DATABASE_URL, appUrl: process.env.APP_URL, host: process.env.HOST };
enterProject();
const port = readPort();
const host = given.host || "127.0.0.1";
await refuseTakenPort(port, host, "Stop it, or choose another: PORT=3100 npm run demo");
await refuseTakenPort(
  port + 1,
  "127.0.0.1",
  "The practice identity provider needs it. Stop that program, or choose another pair: PORT=3100 npm run demo",
);
await installPackages();
const env = {
  DOORWARD_DEMO: "1",
  PORT: String(port),
  APP_URL: given.appUrl || `http://localhost:${port}`,
  DATABASE_URL: given.databaseUrl || "file:./data/demo.db",
  SMTP_URL: "",
};
const lines = prepare("demo", env);
await buildPages();
serve("start", { port, host, env, lines });
