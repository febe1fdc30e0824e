import { rotateServiceProviderKey } from "../../login/service-provider-keys";
import { type CliCommand, CliProblem, textOption } from "../cli-command";

export const keysRotateCommand: CliCommand = {
  name: "keys rotate",
  usage: "--use signing|encryption",
  summary: "Puts Doorward's announced next key to use, and announces another one.",
  details: [
    "Both certificates stand in our metadata already. An identity provider that holds ours by hand must have the next one first: `keys list`.",
    "A running Doorward follows within a minute. The retired encryption key still opens what was encrypted for it.",
  ],
  options: { use: { type: "string" } },
  words: [0, 0],
  async run(context) {
    const use = textOption(context, "use");
    if (use !== "signing" && use !== "encryption")
      throw new CliProblem("Say which key: --use signing, or --use encryption.");
    const { retired, current, next, announcedAt } = await rotateServiceProviderKey(await context.open(), use);
    const announced = announcedAt.toISOString();
    return {
      json: { use, retired, current, next, announcedAt: announced },
      lines: [
        `Retired (${use}): ${retired}`,
        `In use now:       ${current}, in our metadata since ${announced}`,
        `Announced next:   ${next}`,
        "Certificates by SHA-256. Identity providers that read our metadata follow by themselves; send the others the metadata again.",
      ],
    };
  },
};
