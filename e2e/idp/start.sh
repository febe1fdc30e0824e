#!/usr/bin/env bash
# A real SAML identity provider for the tests: Debian's SimpleSAMLphp, which shares no code with us. Installs what is
# missing, writes its configuration into DIR, serves on 127.0.0.1:PORT and stays in the foreground.
#
#   start.sh DIR PORT
#
# Whom it serves, and how, stands in DIR/relations/*.json and is read at each request; simplesamlphp.ts writes it.
# Prints "ready" when it answers; its metadata, with both keys, is then in DIR/idp-metadata.xml.
set -euo pipefail
[ $# -eq 2 ] || { echo "start.sh DIR PORT" >&2; exit 2; }
mkdir -p "$1"/{config,metadata,cert,log,data,tmp}
dir=$(cd "$1" && pwd) port=$2 base="http://127.0.0.1:$2"
root=/usr/share/simplesamlphp

if ! [ -d "$root" ] || ! command -v php >/dev/null || ! command -v openssl >/dev/null || ! command -v curl >/dev/null; then
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  {
    $as_root apt-get update
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends \
      simplesamlphp php-cli php-xml php-mbstring php-curl openssl curl
  } >&2 || { echo "SimpleSAMLphp could not be installed; the lines above say why." >&2; exit 1; }
fi

for n in 1 2; do
  [ -f "$dir/cert/idp$n.crt" ] || openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=simplesamlphp-$n" \
    -keyout "$dir/cert/idp$n.pem" -out "$dir/cert/idp$n.crt" 2>/dev/null
done
mkdir -p "$dir/relations"

cat >"$dir/config/config.php" <<PHP
<?php
\$config = [
  'baseurlpath' => '$base/', 'certdir' => '$dir/cert/', 'loggingdir' => '$dir/log/', 'datadir' => '$dir/data/',
  'tempdir' => '$dir/tmp', 'metadatadir' => '$dir/metadata', 'secretsalt' => 'for-tests-only',
  'auth.adminpassword' => 'for-tests-only', 'timezone' => 'UTC', 'enable.saml20-idp' => true,
  'logging.handler' => 'file', 'logging.level' => 5, 'logging.logfile' => 'idp.log',
  'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
  'session.cookie.secure' => false, 'session.cookie.samesite' => null,
  'session.phpsession.cookiename' => 'IdpSession', 'session.cookie.name' => 'IdpSessionID',
  'session.authtoken.cookiename' => 'IdpAuthToken', 'store.type' => 'phpsession',
  'language.default' => 'en', 'language.available' => ['en'],
  'metadata.sources' => [['type' => 'flatfile', 'directory' => '$dir/metadata']],
  'trusted.url.domains' => null, 'production' => false, 'showerrors' => true, 'errorreporting' => false,
];
PHP

# Everybody's password is "password". mallory has no mail attribute.
cat >"$dir/config/authsources.php" <<PHP
<?php
\$people = [];
foreach (glob('$dir/relations/*.json') as \$file) foreach (json_decode(file_get_contents(\$file), true) as \$relation) {
  foreach (['alice', 'bob', 'dana', 'erin', 'stranger', 'mallory'] as \$name) {
    \$mail = "\$name@{\$relation['domain']}";
    \$people["\$mail:password"] = ['uid' => [\$mail], 'cn' => [ucfirst(\$name)], 'mail' => \$name === 'mallory' ? [] : [\$mail]];
  }
}
\$config = ['admin' => ['core:AdminPassword'], 'people' => ['exampleauth:UserPass'] + \$people];
PHP

# The second key is announced as the next one; a relation may be signed with it already.
cat >"$dir/metadata/saml20-idp-hosted.php" <<PHP
<?php
\$metadata['$base/idp'] = [
  'host' => '__DEFAULT__', 'auth' => 'people', 'privatekey' => 'idp1.pem', 'certificate' => 'idp1.crt',
  'new_privatekey' => 'idp2.pem', 'new_certificate' => 'idp2.crt',
  'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'attributes.NameFormat' => 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
];
PHP

cat >"$dir/metadata/saml20-sp-remote.php" <<PHP
<?php
\$format = 'urn:oasis:names:tc:SAML:';
\$names = [
  'email' => ["{\$format}1.1:nameid-format:emailAddress", ['class' => 'saml:AttributeNameID', 'attribute' => 'mail', 'Format' => "{\$format}1.1:nameid-format:emailAddress"]],
  'persistent' => ["{\$format}2.0:nameid-format:persistent", ['class' => 'saml:PersistentNameID', 'attribute' => 'uid']],
  'transient' => ["{\$format}2.0:nameid-format:transient", ['class' => 'saml:TransientNameID']],
];
foreach (glob('$dir/relations/*.json') as \$file) foreach (json_decode(file_get_contents(\$file), true) as \$relation) {
  [\$nameFormat, \$filter] = \$names[\$relation['nameId']];
  \$sp = [
    'AssertionConsumerService' => \$relation['acsUrl'], 'NameIDFormat' => \$nameFormat, 'authproc' => [1 => \$filter],
    'saml20.sign.assertion' => \$relation['sign'] !== 'response', 'saml20.sign.response' => \$relation['sign'] !== 'assertion',
    'assertion.encryption' => \$relation['encrypt'], 'validate.authnrequest' => \$relation['requireSignedRequest'],
  ];
  if (\$relation['certificates']) {
    \$sp['keys'] = [];
    foreach (\$relation['certificates'] as \$use => \$der) \$sp['keys'][] = ['type' => 'X509Certificate', 'signing' => \$use === 'signing', 'encryption' => \$use === 'encryption', 'X509Certificate' => \$der];
  }
  if (\$relation['key'] === 2) \$sp += ['signature.privatekey' => 'idp2.pem', 'signature.certificate' => 'idp2.crt'];
  \$metadata[\$relation['entityId']] = \$sp;
}
PHP

cat >"$dir/router.php" <<PHP
<?php // PHP's own web server does not find scripts behind module.php/: point it there.
\$path = parse_url(\$_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (preg_match('#^/(module\.php|saml2/idp/[A-Za-z]+\.php|logout\.php|errorreport\.php|index\.php)(/.*)?\$#', \$path, \$m)) {
  \$_SERVER['SCRIPT_NAME'] = \$_SERVER['PHP_SELF'] = '/' . \$m[1];
  \$_SERVER['SCRIPT_FILENAME'] = "$root/www/{\$m[1]}";
  \$_SERVER['PATH_INFO'] = \$m[2] ?? '';
  chdir(dirname(\$_SERVER['SCRIPT_FILENAME']));
  require \$_SERVER['SCRIPT_FILENAME'];
  return true;
}
return false;
PHP

export SIMPLESAMLPHP_CONFIG_DIR="$dir/config"
php -d session.save_path="$dir/tmp" -d error_reporting=0 -d display_errors=0 \
  -S "127.0.0.1:$port" -t "$root/www" "$dir/router.php" >"$dir/log/web.log" 2>&1 &
child=$!
trap 'kill $child 2>/dev/null || true' EXIT INT TERM
for _ in $(seq 100); do
  curl -sf "$base/saml2/idp/metadata.php" -o "$dir/idp-metadata.xml" && break
  kill -0 $child 2>/dev/null || break
  sleep 0.1
done
grep -q EntityDescriptor "$dir/idp-metadata.xml" 2>/dev/null || {
  cat "$dir/log/web.log" >&2
  echo "SimpleSAMLphp did not start; the lines above say why." >&2
  exit 1
}
echo ready
wait $child
