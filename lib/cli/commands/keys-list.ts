import { listServiceProviderKeys } from "../../login/service-provider-keys";
import type { CliCommand } from "../cli-command";

export const keysListCommand: CliCommand = {
  name: "keys list",
  usage: "",
  summary: "Lists Doorward's own key pairs: what signs our requests and what opens encrypted assertions.",
  details: ["Shows certificates by SHA-256, never a private key."],
  words: [0, 0],
  async run(context) {
    const found = await listServiceProviderKeys(await context.open());
    const keys = found.map(({ createdAt, notAfter, ...key }) => ({
      ...key,
      createdAt: createdAt.toISOString(),
      notAfter: notAfter.toISOString(),
    }));
    return {
      json: { keys },
      lines: keys.map(
        ({ use, state, fingerprint, createdAt, notAfter }) =>
          `${use.padEnd(10)}  ${state.padEnd(7)}  ${fingerprint}  ${createdAt.slice(0, 10)} to ${notAfter.slice(0, 10)}`,
      ),
    };
  },
};
