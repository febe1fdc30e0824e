// Whose name servers these are, and how their screens call the record's fields.

export interface DnsProvider {
  readonly name: string;
  /** Where in their console; one step a line. `{name}` and `{value}` stand for the record's. */
  readonly steps: readonly string[];
}

interface Known extends DnsProvider {
  readonly servers: RegExp;
}

const PROVIDERS: readonly Known[] = [
  known(
    "Cloudflare",
    /\.ns\.cloudflare\.com$/,
    "Open the domain, then DNS, Records, “Add record”.",
    "Type TXT, Name {name}, Content {value}. Leave TTL at Auto, then Save.",
  ),
  known(
    "Amazon Route 53",
    /\.awsdns-\d+\.(com|net|org|co\.uk)$/,
    "Open Hosted zones, your domain, “Create record”.",
    'Record name {name}, Record type TXT, Value "{value}" with the quotes. Create records.',
  ),
  known(
    "Azure DNS",
    /\.azure-dns\.(com|net|org|info)$/,
    "Open DNS zones, your domain, Recordsets, “Add”.",
    "Name {name}, Type TXT, Value {value}. Add.",
  ),
  known(
    "Google Cloud DNS",
    /^ns-cloud-[a-e]\d\.googledomains\.com$/,
    "Open Network services, Cloud DNS, your zone, “Add standard”.",
    "DNS name {name}, Resource record type TXT, TXT data {value}. Create.",
  ),
  known(
    "GoDaddy",
    /\.domaincontrol\.com$/,
    "Open My Products, your domain, DNS, “Add New Record”.",
    "Type TXT, Name {name}, Value {value}. Save.",
  ),
  known(
    "Namecheap",
    /\.(registrar-servers|namecheaphosting)\.com$/,
    "Open Domain List, Manage, Advanced DNS, “Add New Record”.",
    "Type TXT Record, Host {name}, Value {value}. Save with the green tick.",
  ),
  known(
    "IONOS",
    /\.ui-dns\.(com|de|org|biz)$/,
    "Open Domains & SSL, your domain, DNS, “Add record”.",
    "Type TXT, Host name {name}, Value {value}. Save.",
  ),
  known(
    "OVHcloud",
    /\.(ovh\.net|ovh\.ca|anycast\.me)$/,
    "Open Web Cloud, Domain names, your domain, DNS zone, “Add an entry”.",
    "Choose TXT, Sub-domain {name}, Value {value}. Confirm.",
  ),
  known(
    "Hetzner",
    /\.ns\.hetzner\.(com|de)$|(\.first-ns\.de|\.second-ns\.(com|de))$/,
    "Open DNS, your zone, “Add record”.",
    "Type TXT, Name {name}, Value {value}. Add record.",
  ),
  known(
    "Gandi",
    /\.gandi\.net$/,
    "Open Domain, your domain, DNS Records, “Add”.",
    "Type TXT, Name {name}, Text value {value}. Create.",
  ),
  known(
    "DigitalOcean",
    /^ns[123]\.digitalocean\.com$/,
    "Open Networking, Domains, your domain, TXT.",
    "Hostname {name}, Value {value}. Create Record.",
  ),
  known(
    "Squarespace",
    /\.squarespacedns\.com$/,
    "Open Domains, your domain, DNS settings, “Add record”.",
    "Type TXT, Host {name}, Data {value}. Save.",
  ),
  known(
    "STRATO",
    /\.(rzone\.de|strato\.de)$/,
    "Open Domains, Domain management, your domain, DNS, TXT records.",
    "Prefix {name}, Value {value}. Save.",
  ),
  known(
    "INWX",
    /\.inwx\.(de|eu|net|com)$/,
    "Open Nameservers, your domain, “Add record”.",
    "Type TXT, Name {name}, Value {value}. Save.",
  ),
  known(
    "DNSimple",
    /\.dnsimple(-edge)?\.(com|net|org)$/,
    "Open the domain, DNS, Manage records, “Add record”, TXT.",
    "Name {name}, Content {value}. Add record.",
  ),
  known(
    "Vercel",
    /\.vercel-dns\.com$/,
    "Open Domains, your domain, “Add record”.",
    "Type TXT, Name {name}, Value {value}. Add.",
  ),
  known(
    "Infomaniak",
    /\.infomaniak\.(ch|com)$/,
    "Open Domains, your domain, DNS zone, “Add a record”.",
    "Type TXT, Source {name}, Target {value}. Save.",
  ),
];

function known(name: string, servers: RegExp, ...steps: string[]): Known {
  return { name, servers, steps };
}

/** By the names of the authoritative servers; null when it is nobody known, or more than one. */
export function detectDnsProvider(nameServers: readonly string[]): DnsProvider | null {
  const names = nameServers.map((name) => name.toLowerCase().replace(/\.$/, ""));
  const found = PROVIDERS.find(
    ({ servers }) => names.length > 0 && names.every((name) => servers.test(name)),
  );
  return found ? { name: found.name, steps: found.steps } : null;
}
