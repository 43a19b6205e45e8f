// What the title of a column says that its cells are.
// Knows the titles of Keyturn's own export and of the exports of KeePassXC, Bitwarden, 1Password and
// LastPass, and the plain words for them in English, German, Spanish and French.
import type { ColumnMeaning } from '../../src-shared/intake.ts'
import { wordsOf } from './key-words.ts'

const titles: Readonly<Record<Exclude<ColumnMeaning, 'ignore'>, readonly string[]>> = {
  name: ['name', 'title', 'key name', 'label', 'item', 'entry', 'credential name', 'secret name'],
  secret: ['secret', 'value', 'key value', 'secret value', 'secret key', 'api key', 'apikey'],
  'credential-id': [
    'key id',
    'credential id',
    'access key id',
    'access key',
    'client id',
    'app id',
  ],
  provider: ['provider', 'vendor', 'issuer', 'platform', 'url', 'website', 'site', 'login uri'],
  environment: ['environment', 'env', 'stage of use', 'umgebung', 'entorno', 'environnement'],
  business: ['business', 'client', 'customer', 'company', 'organization', 'organisation', 'tenant'],
  owner: ['owner', 'responsible', 'contact', 'maintainer', 'owned by', 'assignee', 'person'],
  integration: ['integration', 'system', 'app', 'application', 'project', 'product'],
  'env-var': ['env var', 'variable', 'environment variable', 'env name', 'variable name', 'envvar'],
  purpose: ['purpose', 'description', 'use', 'usage', 'used for', 'reason', 'scope', 'scopes'],
  'used-in': ['used in', 'used by', 'location', 'locations', 'where', 'where used', 'servers'],
  created: ['created', 'created at', 'created on', 'creation date', 'date created', 'issued'],
  'last-used': ['last used', 'last used at', 'last used date', 'last use', 'last access'],
  expires: ['expires', 'expires at', 'expires on', 'expiry', 'expiry date', 'expiration'],
  tags: ['tags', 'tag', 'labels', 'group', 'grouping', 'folder', 'category', 'categories'],
  notes: ['notes', 'note', 'comment', 'comments', 'extra', 'remarks', 'remark', 'fields'],
}

const more: Partial<Record<ColumnMeaning, readonly string[]>> = {
  name: ['bezeichnung', 'titel', 'nombre', 'titulo', 'nom', 'titre', 'schluesselname'],
  secret: [
    ...['password', 'login password', 'token', 'access token', 'api token', 'secret access key'],
    ...['client secret', 'credential', 'api secret', 'key', 'private key', 'webhook secret'],
    ...['passwort', 'geheimnis', 'schluessel', 'clave', 'secreto', 'contrasena', 'cle', 'jeton'],
    ...['mot de passe', 'cle api', 'clave api', 'api schluessel', 'wert', 'valor', 'valeur'],
  ],
  'credential-id': [
    ...['username', 'user name', 'login username', 'account id', 'key identifier', 'public key'],
    ...['benutzername', 'schluessel id', 'usuario', 'identifiant', 'publishable key', 'login'],
  ],
  provider: [
    ...['service', 'service provider', 'third party', 'vendor name', 'provider name', 'host'],
    ...['anbieter', 'dienst', 'proveedor', 'servicio', 'fournisseur', 'login url', 'web site'],
  ],
  environment: ['umgebung name', 'ambiente', 'environments', 'deployment', 'tier'],
  business: [
    'firma',
    'kunde',
    'unternehmen',
    'empresa',
    'cliente',
    'entreprise',
    'societe',
    'team',
  ],
  owner: [
    ...['besitzer', 'verantwortlich', 'verantwortlicher', 'inhaber', 'propietario', 'responsable'],
    ...['proprietaire', 'owner name', 'owner email', 'zustaendig', 'key owner', 'created by'],
  ],
  integration: ['anwendung', 'projekt', 'aplicacion', 'proyecto', 'projet', 'repo', 'repository'],
  'env-var': ['variablenname', 'umgebungsvariable', 'variable de entorno', 'env variable'],
  purpose: ['zweck', 'beschreibung', 'verwendung', 'descripcion', 'uso', 'but', 'utilisation'],
  'used-in': ['verwendet in', 'usado en', 'utilise dans', 'ort', 'ubicacion', 'places', 'file'],
  created: [
    ...['created date', 'create date', 'date', 'date added', 'valid from', 'issue date', 'added'],
    ...['last rotated', 'last rotation', 'rotated', 'rotated at', 'erstellt', 'erstellt am'],
    ...['angelegt', 'erstellungsdatum', 'creado', 'fecha de creacion', 'cree', 'cree le', 'datum'],
    ...['date de creation', 'fecha', 'generated', 'generated on', 'last changed', 'start date'],
  ],
  'last-used': ['zuletzt benutzt', 'zuletzt verwendet', 'ultimo uso', 'derniere utilisation'],
  expires: [
    ...['expiration date', 'expire', 'expire date', 'valid until', 'valid to', 'end date'],
    ...['ablauf', 'ablaufdatum', 'laeuft ab', 'gueltig bis', 'caduca', 'vencimiento', 'expira'],
    ...['fecha de caducidad', 'expire le', 'date d expiration', 'renewal date', 'due', 'ttl date'],
  ],
  tags: [
    'gruppe',
    'ordner',
    'kategorie',
    'schlagworte',
    'etiquetas',
    'grupo',
    'categoria',
    'etiquettes',
  ],
  notes: [
    'notizen',
    'anmerkung',
    'bemerkung',
    'kommentar',
    'notas',
    'comentarios',
    'remarques',
    'info',
  ],
}

const primary: ReadonlySet<string> = new Set(Object.values(titles).flat())

const meanings: ReadonlyMap<string, ColumnMeaning> = new Map(
  [...Object.entries(titles), ...Object.entries(more)].flatMap(([meaning, words]) =>
    words.map((word) => [word, asMeaning(meaning)] as const),
  ),
)

/** What a column is, as its title tells; null where it tells nothing. */
export function meaningOfTitle(title: string): ColumnMeaning | null {
  return meanings.get(plainTitle(title)) ?? null
}

/** Whether no other title says the same more plainly, as `provider` does for `service`. */
export function isPlainestTitle(title: string): boolean {
  return primary.has(plainTitle(title))
}

/** A title as titles are compared: in small letters, without accents and signs. */
export function plainTitle(title: string): string {
  const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }
  const spelt = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöü]/g, (sign) => umlauts[sign] ?? sign)
  // The words of `createdAt` are told apart by its capital letter only.
  const isCamel = /[a-z][A-Z]/.test(title) && !/\s/.test(title)
  return wordsOf(isCamel ? title : spelt).join(' ')
}

/** A key of the tables above: the compiler knows the tables and not what `Object.entries` gives. */
function asMeaning(key: string): ColumnMeaning {
  return key as ColumnMeaning
}
