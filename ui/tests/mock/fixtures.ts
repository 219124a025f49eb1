import type {
  Application,
  Applications,
  ShareTerms,
  SharedData,
  AuthorityView,
  DiagnosticsBundle,
  DocumentView,
  EnrolmentOffer,
  Failure,
  HistoryEntry,
  IdentityView,
  LockState,
  Mail,
  Managed,
  PageView,
  HandedDocument,
  PushedRequest,
  QuickCode,
  ReceiptCheck,
  ServiceNetwork,
  SessionRequest,
  SignedDocument,
  Start,
  UnfinishedEnrolment,
  UnlockChoice,
} from '../../src/bridge/types';

const SERVICE = 'https://trust.acme.example';
export const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const soon = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** What the sentences of failures put in, for those that do not matter to a test. */
const DETAILS = {
  part: 'form',
  service: 'trust.acme.example',
  store: 'GNOME Keyring',
  document: 'Purchase order 4411.pdf',
  folder: '/home/dana/Documents',
  reason: 'permission denied',
  receipt: 'Purchase order 4411.pdf.countersign',
  expected: 'Payroll',
  found: 'Purchasing',
  supported: '1',
  name: 'Payroll',
  user: 'dana.whitfield@acme.example',
  project: 'Payroll',
  seconds: '38',
  picture: 'Screenshot.png',
};

export const failure = (code: string, details: Record<string, string> = {}, retry = false): Failure => ({
  code,
  details: { ...DETAILS, ...details },
  retry,
});

export const payroll: IdentityView = {
  id: 'payroll',
  name: 'Payroll',
  user: 'dana.whitfield@acme.example',
  project: 'Payroll',
  service: SERVICE,
  deviceName: 'Dana’s workstation',
  pinLength: 4,
  state: 'active',
  attemptsLeft: null,
  enrolled: '2025-03-04T09:12:00Z',
  lastUsed: ago(1),
};

export const purchasing: IdentityView = {
  ...payroll,
  id: 'purchasing',
  name: 'Purchasing and supplier contracts, northern region',
  project: 'Purchasing',
  pinLength: 6,
  attemptsLeft: 1,
  lastUsed: ago(30),
};

export const revoked: IdentityView = {
  ...payroll,
  id: 'revoked',
  name: 'Warehouse',
  project: 'Warehouse',
  state: 'revoked',
  lastUsed: null,
};

export const expired: IdentityView = { ...revoked, id: 'expired', name: 'Old laptop', state: 'expired' };

export const many = [payroll, purchasing, revoked, expired];

export const unfinished: UnfinishedEnrolment = {
  id: 'unfinished',
  user: 'dana.whitfield@acme.example',
  service: SERVICE,
  began: ago(2),
};

export const offer: EnrolmentOffer = {
  id: 'offer',
  service: SERVICE,
  connection: 'tls',
  project: 'Payroll',
  user: 'dana.whitfield@acme.example',
  deviceName: 'Dana’s workstation',
  replaces: null,
};

/** A small picture, as a verified logo comes. */
export const logo =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAAlElEQVR42u2XsRXAIAhE7d0wK2T/GicIHiBwz5eCTrmvAsIQkdFp5g3zeUWzFICdaAQmTRyFSBNGQUrENYgy8S8IF0Dk2VSAUylm8ZOW36g/aAMiYIWAAaKVEAJAHXoifbfu6Ok9twADRPL9B7gDoCUIy9KwvRBRl+Kyz6j9O6ZoSChasvamlKItpxhMaEYziuE00xapMlHAwgHCpgAAAABJRU5ErkJggg==';

export const session: SessionRequest = {
  id: 'session',
  service: SERVICE,
  project: 'Payroll',
  description: 'Monthly time sheet',
  user: 'dana.whitfield@acme.example',
  hash: null,
  document: null,
  claims: [],
  signed: true,
  application: 'Time sheets',
  domain: 'sheets.acme.example',
  logo: null,
  tie: 'number',
  pushed: null,
  expires: null,
  identities: [payroll],
};

export const signing: SessionRequest = {
  ...session,
  id: 'signing',
  description: 'Purchase order 4411',
  hash: HASH,
};

/** A session whose application asks for data. */
export const sharing: SessionRequest = {
  ...session,
  id: 'sharing',
  description: null,
  application: 'Travel desk',
  domain: 'travel.acme.example',
  claims: [
    { claim: 'name', required: true, purpose: 'Tickets and hotel bookings carry it' },
    { claim: 'email', required: true, purpose: 'Tickets are sent there' },
    { claim: 'phoneNumber', required: false, purpose: 'To reach you when a flight is late' },
    { claim: 'birthdate', required: false, purpose: null },
  ],
};

/** What there is to share in it. */
export const terms: ShareTerms = {
  id: 'terms',
  items: [
    { claim: 'name', options: [{ id: 'n', value: 'Dana Whitfield', verified: true }] },
    {
      claim: 'email',
      options: [
        { id: 'e1', value: 'dana.whitfield@acme.example', verified: true },
        { id: 'e2', value: 'dana@whitfield-family.example', verified: false },
      ],
    },
    { claim: 'phoneNumber', options: [{ id: 'p', value: '+44 20 7946 0000', verified: false }] },
    { claim: 'birthdate', options: [] },
  ],
  shared: null,
  decides: true,
};

const shared: SharedData = {
  values: [
    { claim: 'name', value: 'Dana Whitfield' },
    { claim: 'email', value: 'dana.whitfield@acme.example' },
  ],
  since: '2025-03-04T09:12:00Z',
  until: null,
  lastUsed: ago(3),
};

/** The same, shared already. */
export const remembered: ShareTerms = { ...terms, shared, decides: false };

export const application: Application = {
  id: 'travel',
  name: 'Travel desk',
  domain: 'travel.acme.example',
  project: 'Payroll',
  identity: 'Payroll',
  user: payroll.user,
  data: shared,
};

/** Applications of several kinds: one with an end, one that has read nothing yet, one of which nothing is left. */
export const applications: Applications = {
  shared: [
    application,
    {
      ...application,
      id: 'canteen',
      name: 'Canteen and visitor badges, northern region',
      domain: null,
      data: { ...shared, values: shared.values.slice(0, 1), until: soon(86_400 * 20), lastUsed: null },
    },
    {
      ...application,
      id: 'books',
      name: 'Books',
      domain: 'books.acme.example',
      data: { ...shared, values: [] },
    },
  ],
  unasked: [],
};

export const pushed: PushedRequest = {
  id: 'pushed',
  service: SERVICE,
  project: 'Payroll',
  description: 'Monthly time sheet',
  signing: false,
  document: null,
  identity: payroll,
  arrived: ago(0),
  // Made as the test starts, and looked at minutes later.
  expires: soon(3_540),
  ending: null,
};

export const pushedSigning: PushedRequest = {
  ...pushed,
  id: 'pushed-signing',
  project: 'Purchasing',
  description: 'Purchase order 4411: forty replacement filters for the northern warehouse',
  signing: true,
  identity: purchasing,
};

/** What opening a pushed request asks. */
export const pushedSession = (id: string): SessionRequest => ({
  ...(id === pushedSigning.id ? signing : session),
  id: `session-of-${id}`,
  pushed: id,
  expires: soon(272),
});

export const mail: Mail = {
  service: SERVICE,
  project: 'Payroll',
  user: payroll.user,
  method: 'code',
  next: soon(45),
};

export const quickCode: QuickCode = {
  code: '905174',
  user: payroll.user,
  project: 'Payroll',
  service: SERVICE,
  expires: soon(179),
};

export const document: DocumentView = {
  id: 'document',
  name: 'Purchase order 4411.pdf',
  folder: '/home/dana/Documents/Purchasing',
  size: 482_113,
  hash: HASH,
  identities: [payroll],
  preview: { kind: 'pages' },
};

/** A session with a document, and that document. */
export const handedSession: SessionRequest = {
  ...signing,
  id: 'handed',
  document: { name: document.name, size: document.size },
};

export const handed: HandedDocument = {
  id: 'handed',
  name: document.name,
  size: document.size,
  hash: HASH,
  preview: { kind: 'pages' },
};

export const documentSigned: SignedDocument = {
  entry: '17',
  document: document.name,
  project: 'Payroll',
  hash: HASH,
  signed: ago(0),
};

/** A page, drawn with a few lines that look like words. */
export const page = (number: number, count: number): PageView => {
  const lines = Array.from(
    { length: 22 },
    (_, line) => `<path d="M70 ${190 + 28 * line}h${290 + ((line * 97) % 170)}"/>`,
  );
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842"><path fill="#fff" d="M0 0h595v842H0z"/>' +
    `<text x="70" y="110" font-family="sans-serif" font-size="26">Purchase order 4411</text>` +
    `<text x="70" y="146" font-family="sans-serif" font-size="14">Page ${number + 1} of ${count}</text>` +
    `<g stroke="#555" stroke-width="7" opacity=".5">${lines.join('')}</g></svg>`;
  return {
    count,
    width: 595,
    height: 842,
    picture: `data:image/svg+xml;base64,${btoa(svg)}`,
    words: `Purchase order 4411\nPage ${number + 1} of ${count}`,
    whole: true,
  };
};

export const check: ReceiptCheck = {
  receipt: '/home/dana/Documents/Purchasing/Purchase order 4411.pdf.countersign',
  document: 'Purchase order 4411.pdf',
  sharedWith: null,
  user: payroll.user,
  signed: ago(5),
  hash: HASH,
  verdict: 'unchanged',
};

const entry: HistoryEntry = {
  id: '0',
  at: ago(1),
  kind: 'signedIn',
  identity: 'Payroll',
  user: payroll.user,
  service: SERVICE,
  subject: 'Payroll',
  failure: null,
  hash: null,
  saved: null,
  receipt: false,
};

export const history: HistoryEntry[] = [
  { ...entry, id: '9' },
  { ...entry, id: '8', kind: 'signed', subject: document.name, hash: HASH, saved: check.receipt },
  { ...entry, id: '75', at: ago(25), kind: 'shared', subject: 'Travel desk', hash: HASH, receipt: true },
  { ...entry, id: '7', at: ago(26), kind: 'refused', subject: 'Wire transfer approvals' },
  { ...entry, id: '6', at: ago(27), failure: 'wrong-pin' },
  { ...entry, id: '5', at: ago(49), kind: 'blocked', identity: 'Warehouse', subject: 'Warehouse' },
  { ...entry, id: '4', at: ago(72), kind: 'renamed', subject: 'Payroll' },
  { ...entry, id: '3', at: ago(96), kind: 'removed', identity: 'Old phone', subject: 'Old phone' },
  { ...entry, id: '2', at: ago(120), kind: 'enrolled' },
];

export const managed: Managed = {
  organisation: 'Acme Ltd',
  fixed: ['presetService', 'shuffledPad', 'lockWithSession', 'captureGuard', 'verboseLog', 'updateChannel'],
  services: [SERVICE],
  longestIdle: 10,
  bundle: false,
  problem: null,
};

export const policyUnreadable = failure('policy-unreadable', {
  kind: 'value',
  place: 'lock.longestIdel',
});

export const bundle: DiagnosticsBundle = {
  id: 'bundle',
  text: JSON.stringify(
    {
      form: 1,
      made: '2026-03-04T09:12:00Z',
      program: {
        version: '0.1.0',
        system: 'linux 6.1.0-13-amd64 x86_64',
        desktop: 'GNOME, wayland',
        language: 'en-GB',
      },
      findings: [
        { check: 'keychain', subject: 'Secret Service', failure: null },
        { check: 'service', subject: '<service 1>', failure: 'service-unreachable' },
      ],
      managed: { managed: false, flaw: null },
      settings: { appearance: 'system', lockAfter: 5, verboseLog: false },
      journal: { layout: 3, identities: 1, unfinished: 0, history: { enrolled: 1, 'signed-in': 4 } },
      identities: [{ name: '<identity 1>', service: '<service 1>', state: 'active', pinLength: 4 }],
      log: ['2026-03-04T09:11:58.104Z  WARN authenticator::requests: <service 1> cannot be reached'],
    },
    null,
    2,
  ),
};

export const start: Start = {
  version: '0.1.0',
  platform: 'linux',
  language: 'en-GB',
  settings: {
    appearance: 'system',
    language: null,
    deviceName: 'Dana’s workstation',
    presetService: SERVICE,
    numberPad: false,
    shuffledPad: false,
    tray: true,
    startAtLogin: false,
    notifications: true,
    shortcut: null,
    lockAfter: 5,
    lockWithSession: true,
    captureGuard: true,
    textSize: 100,
    still: false,
    verboseLog: false,
    updateChannel: 'stable',
  },
  managed: null,
  identities: [payroll],
  unfinished: [],
  problem: null,
  questionWaiting: false,
  place: null,
  shortcutProblem: null,
};

export const authority: AuthorityView = {
  subject: 'CN=Acme Inspection Root, O=Acme',
  fingerprint: Array.from({ length: 32 }, (_, byte) => (byte * 7 + 16).toString(16).toUpperCase()).join(':'),
  from: '2024-01-01T00:00:00Z',
  until: '2034-01-01T00:00:00Z',
};

export const network: ServiceNetwork = {
  service: payroll.service,
  connection: 'tls',
  proxy: null,
  authorities: [],
  pins: [],
  skew: 2,
  called: '2026-03-02T09:00:00Z',
  failure: null,
};

export const open: LockState = {
  cause: null,
  system: false,
  platform: 'linux',
  language: 'en-GB',
  appearance: 'system',
  numberPad: false,
  shuffledPad: false,
  textSize: 100,
  still: false,
};

const choice = ({ id, name, state, attemptsLeft }: IdentityView): UnlockChoice => {
  return { id, name, state, attemptsLeft, usable: state === 'active' && attemptsLeft !== 1 };
};

export const unlockChoices: UnlockChoice[] = [
  choice({ ...payroll, attemptsLeft: 2 }),
  choice(purchasing),
  choice(revoked),
];

export const unlockChoice: UnlockChoice = choice(payroll);
