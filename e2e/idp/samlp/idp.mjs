#!/usr/bin/env node
// A real identity provider that is not ours: samlp, Auth0's, behind a login form, for captures.
//   cd e2e/idp/samlp && npm install --ignore-scripts
//   DIR=/tmp/samlp PORT=3163 ACS=https://sp.test/saml/JQ…/acs node idp.mjs
// SIGN=assertion|response|both (default assertion), ENCRYPT=FILE (PEM of the certificate to encrypt for), NAMEID=email|persistent.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import samlp from "samlp";

const { DIR, PORT, ACS, SIGN = "assertion", ENCRYPT, NAMEID = "email" } = process.env;
mkdirSync(DIR, { recursive: true });
const [key, cert] = ["idp.pem", "idp.crt"].map((name) => join(DIR, name));
if (!existsSync(key))
  spawnSync("openssl", [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "3650",
    "-subj",
    "/CN=samlp-idp",
    "-keyout",
    key,
    "-out",
    cert,
  ]);
const base = `http://127.0.0.1:${PORT}`;
const EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
const encryption = ENCRYPT && {
  encryptionCert: readFileSync(ENCRYPT, "utf8"),
  encryptionPublicKey: spawnSync("openssl", ["x509", "-in", ENCRYPT, "-pubkey", "-noout"], {
    encoding: "utf8",
  }).stdout,
  encryptionAlgorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
};
const options = {
  issuer: `${base}/idp`,
  cert: readFileSync(cert, "utf8"),
  key: readFileSync(key, "utf8"),
  destination: ACS,
  recipient: ACS,
  signAssertion: SIGN !== "response",
  signResponse: SIGN !== "assertion",
  nameIdentifierFormat: NAMEID === "email" ? EMAIL : PERSISTENT,
  nameIdentifierProbes: [
    `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/${NAMEID === "email" ? "emailaddress" : "nameidentifier"}`,
  ],
  sessionIndex: "_session-of-samlp",
  redirectEndpointPath: "/sso",
  postEndpointPath: "/sso",
  getPostURL: (_audience, _dom, _request, done) => done(null, ACS),
  ...encryption,
};

createServer(async (request, response) => {
  // As much of express as samlp asks for.
  const url = new URL(request.url, base);
  const shown = Object.assign(response, {
    set: (name, value) => response.setHeader(name, value),
    send: (body, more) =>
      typeof body === "number" ? response.writeHead(body).end(String(more ?? "")) : response.end(body),
  });
  Object.assign(request, {
    query: Object.fromEntries(url.searchParams),
    originalUrl: request.url,
    protocol: "http",
  });
  if (url.pathname === "/metadata") return samlp.metadata(options)(request, shown);
  if (request.method === "GET") {
    const hidden = ["SAMLRequest", "RelayState"].map(
      (name) => `<input type="hidden" name="${name}" value="${request.query[name] ?? ""}">`,
    );
    response.setHeader("content-type", "text/html; charset=utf-8");
    return response.end(
      `<form method="post" action="/sso">${hidden.join("")}<input name="username"><input name="password" type="password"></form>`,
    );
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { username, ...fields } = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
  // The request came by redirect, so it is read as such.
  Object.assign(request, {
    method: "GET",
    query: fields,
    user: {
      id: `opaque-of-${username.split("@")[0]}`,
      emails: [{ value: username }],
      displayName: "Bob",
      name: { givenName: "Bob", familyName: "Ortiz" },
    },
  });
  samlp.auth(options)(request, shown, (error) => response.writeHead(500).end(String(error?.stack)));
}).listen(Number(PORT), "127.0.0.1", () => console.log("ready"));
