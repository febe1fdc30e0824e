import { installPackages } from "./install.mjs";
import { prepare } from "./prepare.mjs";
import { enterProject } from "./project.mjs";

// Everything that `npm run dev` needs, without starting it.
enterProject();
await installPackages();
prepare("demo", { DOORWARD_DEMO: "1", DATABASE_URL: process.env.DATABASE_URL || "file:./data/dev.db" });
console.log("Ready. Start it with: npm run dev");
