#!/usr/bin/env node
// The least of a Shibboleth identity provider: a login form before answer.cpp (OpenSAML), for captures.
//   apt-get install libsaml-dev g++
//   g++ -o /tmp/answer answer.cpp -lsaml -lxmltooling -lxml-security-c -lxerces-c
//   ANSWER=/tmp/answer DIR=/tmp/opensaml PORT=3164 node idp.mjs
// SIGN=assertion|response|both (default assertion), NAMEID=email|persistent.
import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

const { ANSWER, DIR, PORT, SIGN = "assertion", NAMEID = "email" } = process.env;
mkdirSync(DIR, { recursive: true });
const [key, certificate] = ["idp.pem", "idp.crt"].map((name) => join(DIR, name));
const fresh = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=opensaml-idp"];
if (!existsSync(key)) spawnSync("openssl", [...fresh, "-keyout", key, "-out", certificate]);
const base = `http://127.0.0.1:${PORT}`;
const der = new X509Certificate(readFileSync(certificate)).raw.toString("base64");
const METADATA = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${base}/idp"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${base}/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;

createServer(async (request, response) => {
  const url = new URL(request.url, base);
  response.setHeader("content-type", "text/html; charset=utf-8");
  if (url.pathname === "/metadata") return response.end(METADATA);
  if (request.method === "GET")
    return response.end(
      `<form method="post" action="/sso"><input type="hidden" name="SAMLRequest" value="${url.searchParams.get("SAMLRequest")}"><input name="username"><input name="password" type="password"></form>`,
    );
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const fields = new URLSearchParams(Buffer.concat(chunks).toString());
  const asked = inflateRawSync(Buffer.from(fields.get("SAMLRequest"), "base64")).toString();
  const read = (pattern) => pattern.exec(asked)[1];
  const [id, acs] = [read(/\bID="([^"]+)"/), read(/AssertionConsumerServiceURL="([^"]+)"/)];
  const sp = read(/<saml:Issuer[^>]*>([^<]+)</);
  const given = [key, certificate, `${base}/idp`, sp, acs, id, fields.get("username"), SIGN, NAMEID];
  const { stdout } = spawnSync(ANSWER, given, { encoding: "utf8" });
  response.end(
    `<form method="post" action="${acs}"><input type="hidden" name="SAMLResponse" value="${Buffer.from(stdout).toString("base64")}"></form>`,
  );
}).listen(Number(PORT), "127.0.0.1", () => console.log("ready"));
