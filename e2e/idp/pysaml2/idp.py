#!/usr/bin/python3
"""A real identity provider that is not ours: pysaml2 (Debian: python3-pysaml2) behind a login form, for tests.

    idp.py --dir DIR --port PORT --sp SP.json

SP.json: {"entityId": "...", "acs": "...", "certificate": "base64 without PEM lines"}   (certificate optional)
Environment:
  SIGN=assertion|response|both    what is signed                 (default assertion)
  ENCRYPT=1                       encrypt the assertion for SP.json's certificate
  NAMEID=email|persistent|transient                               (default email)
People (password "password"): alice, bob, carol @acme.test; eve@globex.test.
Prints one line when it answers:  ready {"metadata": "...", "entityId": "...", "signIn": "..."}
"""
import argparse
import html
import json
import os
import subprocess
import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer

from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAME_FORMAT_URI, NAMEID_FORMAT_EMAILADDRESS, NAMEID_FORMAT_PERSISTENT, NAMEID_FORMAT_TRANSIENT, NameID
from saml2.server import Server

FORMATS = {"email": NAMEID_FORMAT_EMAILADDRESS, "persistent": NAMEID_FORMAT_PERSISTENT, "transient": NAMEID_FORMAT_TRANSIENT}
PEOPLE = {f"{name}@acme.test": name for name in ("alice", "bob", "carol")} | {"eve@globex.test": "eve"}
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
AUTHN = {"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", "authn_auth": "practice"}
FORM = """<!doctype html><title>Sign in</title><form method="post" action="/login">
<input type="hidden" name="SAMLRequest" value="{request}"><input type="hidden" name="RelayState" value="{relay}">
<label>Email <input name="username"></label> <label>Password <input name="password" type="password"></label><button>Sign in</button></form>"""


def service_provider_metadata(sp):
    """pysaml2 reads its peers from metadata files only."""
    keys = ""
    if sp.get("certificate"):
        keys = f'<md:KeyDescriptor use="encryption"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{sp["certificate"]}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>'
    quote = lambda text: html.escape(text, quote=True)
    return (f'<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{quote(sp["entityId"])}">'
            f'<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">{keys}'
            f'<md:AssertionConsumerService Binding="{BINDING_HTTP_POST}" Location="{quote(sp["acs"])}" index="0"/>'
            "</md:SPSSODescriptor></md:EntityDescriptor>")


def make_server(folder, base, sp):
    key, certificate = os.path.join(folder, "idp.pem"), os.path.join(folder, "idp.crt")
    if not os.path.exists(key):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=pysaml2-idp",
                        "-keyout", key, "-out", certificate], check=True, stderr=subprocess.DEVNULL)
    with open(os.path.join(folder, "sp.xml"), "w") as file:
        file.write(service_provider_metadata(sp))
    config = IdPConfig().load({
        "entityid": f"{base}/idp",
        "service": {"idp": {
            "endpoints": {"single_sign_on_service": [(f"{base}/sso", BINDING_HTTP_REDIRECT)]},
            "policy": {"default": {"lifetime": {"minutes": 5}, "attribute_restrictions": None, "name_form": NAME_FORMAT_URI}},
            "want_authn_requests_signed": False,
        }},
        "key_file": key, "cert_file": certificate, "xmlsec_binary": "/usr/bin/xmlsec1",
        "encryption_keypairs": [{"key_file": key, "cert_file": certificate}],
        "metadata": {"local": [os.path.join(folder, "sp.xml")]},
    })
    return Server(config=config), config


def answer(server, request, email):
    """The whole HTML page that posts the response."""
    sign = os.environ.get("SIGN", "assertion")
    kind = FORMATS[os.environ.get("NAMEID", "email")]
    value = email if kind == NAMEID_FORMAT_EMAILADDRESS else f"opaque-{PEOPLE[email]}-7f3a"
    encrypt = bool(os.environ.get("ENCRYPT"))
    arguments = server.response_args(request.message, [BINDING_HTTP_POST])
    arguments.pop("name_id_policy", None)
    response = server.create_authn_response(
        identity={"mail": email, "givenName": PEOPLE[email].title()}, userid=email,
        name_id=NameID(format=kind, text=value), authn=AUTHN,
        sign_assertion=sign != "response", sign_response=sign != "assertion",
        sign_alg=RSA_SHA256, digest_alg=SHA256, encrypt_assertion=encrypt,
        encrypt_assertion_self_contained=True, **arguments)
    return server.apply_binding(BINDING_HTTP_POST, str(response), arguments["destination"], request.relay, response=True)["data"]


def main():
    parser = argparse.ArgumentParser()
    for name in ("--dir", "--sp"):
        parser.add_argument(name, required=True)
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    os.makedirs(options.dir, exist_ok=True)
    base = f"http://127.0.0.1:{options.port}"
    with open(options.sp) as file:
        server, config = make_server(options.dir, base, json.load(file))
    metadata = str(entity_descriptor(config))

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def send(self, body, content_type="text/html; charset=utf-8", status=200):
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.end_headers()
            self.wfile.write(body if isinstance(body, bytes) else body.encode())

        def do_GET(self):
            url = urllib.parse.urlsplit(self.path)
            query = dict(urllib.parse.parse_qsl(url.query))
            if url.path == "/metadata":
                return self.send(metadata, "application/samlmetadata+xml")
            if url.path != "/sso" or "SAMLRequest" not in query:
                return self.send("Nothing is here.", status=404)
            self.send(FORM.format(request=html.escape(query["SAMLRequest"]), relay=html.escape(query.get("RelayState", ""))))

        def do_POST(self):
            length = int(self.headers.get("Content-Length", 0))
            form = dict(urllib.parse.parse_qsl(self.rfile.read(length).decode(), keep_blank_values=True))
            email = form.get("username", "")
            if email not in PEOPLE or form.get("password") != "password":
                return self.send(FORM.format(request=html.escape(form.get("SAMLRequest", "")), relay=html.escape(form.get("RelayState", ""))), status=401)
            request = server.parse_authn_request(form["SAMLRequest"], BINDING_HTTP_REDIRECT)
            request.relay = form.get("RelayState", "")
            self.send(answer(server, request, email))

    listener = HTTPServer(("127.0.0.1", options.port), Handler)
    print("ready " + json.dumps({"metadata": f"{base}/metadata", "entityId": f"{base}/idp", "signIn": f"{base}/sso"}), flush=True)
    listener.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
