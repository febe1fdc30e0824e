import { buildPages } from "./build.mjs";
import { installPackages } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { enterProject, readPort, refuseTakenPort } from "./project.mjs";
import { serve } from "./serve.mjs";

enterProject();
const port = readPort();
const host = process.env.HOST || undefined;
await refuseTakenPort(port, host, "Stop it, or choose another: PORT=3100 npm start");
await installPackages();
const env = { PORT: String(port) };
const lines = prepare("start", env);
await buildPages();
serve("start", { port, host, env, lines });
