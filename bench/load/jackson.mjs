// @boxyhq/saml-jackson embedded in the smallest server there can be: nothing of Node's http is in its way.
//   node bench/load/jackson.mjs '{"port":…,"db":{…},"metadata":"…"}'
// GET /begin answers where the browser would be sent; POST /acs is `samlResponse` and a redirect with its code.

import { createServer } from "node:http";
import { createRequire } from "node:module";

const { controllers } = createRequire(import.meta.url)("@boxyhq/saml-jackson");
const { port, db, metadata } = JSON.parse(process.argv[2]);
const url = `http://127.0.0.1:${port}`;
const silent = () => undefined;
const { oauthController, connectionAPIController } = await controllers({
  externalUrl: url,
  samlPath: "/acs",
  samlAudience: `${url}/metadata`,
  noAnalytics: true,
  db,
  logger: { error: console.error, warn: silent, info: silent },
});
const redirectUrl = "http://localhost:3000/done";
const { clientID } = await connectionAPIController.createSAMLConnection({
  tenant: "acme.test",
  product: "bench",
  rawMetadata: metadata,
  defaultRedirectUrl: redirectUrl,
  redirectUrl: [redirectUrl],
});

createServer(async (request, response) => {
  try {
    if (request.url === "/begin") {
      const { redirect_url } = await oauthController.authorize({
        client_id: clientID,
        redirect_uri: redirectUrl,
        response_type: "code",
        state: "state",
        code_challenge: "",
        code_challenge_method: "",
      });
      return response.writeHead(303, { location: redirect_url }).end();
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const fields = new URLSearchParams(Buffer.concat(chunks).toString("latin1"));
    const { redirect_url } = await oauthController.samlResponse({
      SAMLResponse: fields.get("SAMLResponse"),
      RelayState: fields.get("RelayState"),
    });
    response.writeHead(303, { location: redirect_url }).end();
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(port, "127.0.0.1", () => console.log("ready"));
