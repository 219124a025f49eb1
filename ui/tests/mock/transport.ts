import type { Bridge } from '../../src/bridge';
import type { Commands, Event, Outcome, PinEntry, PinPurpose, Question, Start } from '../../src/bridge/types';
import { CATALOGUES, load } from '../../src/text/catalogue';
import { speak } from '../../src/text/index.svelte';
import * as fixtures from './fixtures';
import { PinHost } from './pin-host';
import { PSEUDO, pseudo } from './pseudo';
import type { Scenario } from './scenario';

type Handlers = {
  [C in keyof Commands]: (argument: Commands[C]['arguments']) => Commands[C]['answer'];
};

const scenario: Scenario = window.scenario ?? {};
const listeners = new Set<(event: Event) => void>();
const emit = (event: Event) => listeners.forEach((hear) => hear(event));
const calls: { command: string; arguments: unknown }[] = [];

const questions: Question[] = [...(scenario.questions ?? [])];
let requests = scenario.requests ?? [];
const answers = { ...scenario.answers };
const failures = { ...scenario.failures };
let start: Start = {
  ...fixtures.start,
  ...scenario.start,
  settings: { ...fixtures.start.settings, ...scenario.start?.settings },
  questionWaiting: questions.length > 0,
};
let applications = scenario.applications ?? fixtures.applications;
let lock = { ...fixtures.open, ...scenario.lock };
/** What is answered behind a closed lock. */
const WHILE_LOCKED: (keyof Commands)[] = [
  'pin_key',
  'pin_state',
  'cancel_pin',
  'lock_state',
  'unlock',
  'unlock_by_pin',
  'unlock_by_removing',
];
let pin: PinHost | undefined;
let entries = 0;

function open(purpose: PinPurpose, length: number, outcome: () => Outcome): PinEntry {
  const entry = { id: `entry-${++entries}`, purpose, length };
  pin = new PinHost(entry, scenario.pin ?? {}, emit, outcome);
  return entry;
}

function turn(cause: typeof lock.cause): void {
  lock = { ...lock, cause };
  emit({ kind: cause === null ? 'unlocked' : 'locked' });
}

function unlocked(): Outcome {
  turn(null);
  return { kind: 'unlocked' };
}

function enrol(): Outcome {
  start = { ...start, identities: [...start.identities, fixtures.payroll], unfinished: [] };
  emit({ kind: 'changed' });
  return { kind: 'enrolled', value: fixtures.payroll };
}

const receipt = () => ({
  document: fixtures.document.name,
  saved: fixtures.check.receipt,
  hash: fixtures.HASH,
  signed: new Date().toISOString(),
});

const handlers: Handlers = {
  start: () => start,
  next_question: () => questions.shift() ?? null,
  remember_place: (place) => ((start = { ...start, place }), null),
  close_window: () => null,
  quit: () => null,
  read_link: ({ text }) =>
    scenario.link ??
    ({
      kind: text.includes('session') ? 'session' : 'enrol',
      value: text.includes('session') ? fixtures.session : fixtures.offer,
    } as Question),
  read_qr_file: () => ({ kind: 'enrol', value: fixtures.offer }),
  read_qr_clipboard: () => ({ kind: 'session', value: fixtures.session }),
  read_qr_image: () => ({ kind: 'session', value: fixtures.session }),
  service_networks: () => scenario.networks ?? [],
  choose_authority: ({ service }) => ({ id: 'authority', service, authority: fixtures.authority }),
  add_authority: () => [{ ...fixtures.network, authorities: [fixtures.authority] }],
  forget_authority: () => [fixtures.network],
  pin_service: ({ pin }) => [{ ...fixtures.network, pins: [pin] }],
  unpin_service: () => [fixtures.network],
  read_qr_screen: () => ({ kind: 'enrol', value: fixtures.offer }),
  ask_for_mail: ({ user }) => ({ ...fixtures.mail, user, ...scenario.mail }),
  make_quick_code: () =>
    open('share', 4, () => ({ kind: 'quickCode', value: { ...fixtures.quickCode, ...scenario.quickCode } })),
  change_pin: ({ id }) => {
    const identity = start.identities.find((one) => one.id === id)!;
    return open('change', identity.pinLength, () => ({ kind: 'pinChanged', value: identity }));
  },
  requests: () => requests,
  open_request: ({ id }) => ({ kind: 'session', value: fixtures.pushedSession(id) }),
  offer_enrolment: ({ user }) => ({ ...fixtures.offer, user }),
  accept_enrolment: () => open('create', 4, enrol),
  resume_enrolment: () => open('create', 6, enrol),
  discard_enrolment: () => ((start = { ...start, unfinished: [] }), null),
  identities: () => start.identities,
  rename_identity: ({ id, name }) => {
    const renamed = { ...start.identities.find((identity) => identity.id === id)!, name };
    start = {
      ...start,
      identities: start.identities.map((identity) => (identity.id === id ? renamed : identity)),
    };
    return renamed;
  },
  remove_identity: ({ id }) => {
    start = { ...start, identities: start.identities.filter((identity) => identity.id !== id) };
    return null;
  },
  approve_session: ({ id }) =>
    open('signIn', 4, () =>
      id.includes('handed')
        ? { kind: 'documentSigned', value: fixtures.documentSigned }
        : id.includes('sharing') && (scenario.terms ?? fixtures.terms).decides
          ? { kind: 'dataShared', value: { application: 'Travel desk', entry: '75' } }
          : { kind: id.includes('signing') ? 'sessionSigned' : 'signedIn', value: 'Payroll' },
    ),
  share_terms: () => scenario.terms ?? fixtures.terms,
  applications: () => applications,
  take_back: ({ id }) => {
    applications = { ...applications, shared: applications.shared.filter((one) => one.id !== id) };
    return null;
  },
  change_sharing: () => ({ kind: 'session', value: { ...fixtures.sharing, tie: 'nothing' } }),
  refuse_session: () => null,
  report_session: () => null,
  fetch_document: ({ id }) => ({
    ...fixtures.handed,
    id,
    preview: scenario.handed ?? fixtures.handed.preview,
  }),
  save_document: () => '/home/dana/Documents/Purchase order 4411.pdf',
  save_receipt: () => '/home/dana/Documents/Purchase order 4411.pdf.signature.json',
  choose_document: () => fixtures.document,
  document_page: ({ page }) => {
    const { count, whole } = scenario.pages ?? { count: 1, whole: true };
    return { ...fixtures.page(page, count), whole };
  },
  sign_document: () => open('sign', 4, () => ({ kind: 'signed', value: receipt() })),
  pin_key: (press) => {
    if (scenario.pin?.overtaking) setTimeout(() => pin?.press(press), press.sequence % 2 ? 0 : 15);
    else pin?.press(press);
    return null;
  },
  pin_state: () => pin!.state,
  cancel_pin: () => null,
  lock_state: () => lock,
  lock: () => (turn('person'), null),
  unlock: () => (turn(null), null),
  unlock_by_pin: (wanted) => {
    const choices = scenario.unlockChoices ?? [fixtures.unlockChoice];
    const chosen =
      choices.length === 1
        ? choices[0]
        : choices.find(({ id }) => wanted.kind === 'identity' && id === wanted.value);
    if (!chosen) return { kind: 'choose', value: choices };
    return { kind: 'enter', value: { entry: open('unlock', 4, unlocked), identity: chosen } };
  },
  unlock_by_removing: () => {
    start = { ...start, identities: [] };
    turn(null);
    return null;
  },
  activity: () => null,
  history: ({ search, kind, before }) => {
    const found = fixtures.history.filter(
      (entry) =>
        (!kind || entry.kind === kind) && JSON.stringify(entry).toLowerCase().includes(search.toLowerCase()),
    );
    const from = before ? found.findIndex((entry) => entry.id === before) + 1 : 0;
    return { entries: found.slice(from, from + 5), more: found.length > from + 5 };
  },
  export_history: ({ format }) => `/home/dana/Documents/history.${format}`,
  check_receipt: () => fixtures.check,
  settings: () => start.settings,
  change_settings: (settings) => ((start = { ...start, settings }), settings),
  look_for_update: () => ({ kind: 'upToDate' }),
  diagnose: () => [
    { check: 'keychain', subject: 'GNOME Keyring', failure: null },
    { check: 'journal', subject: null, failure: null },
    {
      check: 'service',
      subject: fixtures.payroll.service,
      failure: fixtures.failure('service-unreachable', {}, true),
    },
    { check: 'clock', subject: fixtures.payroll.service, failure: null },
  ],
  preview_diagnostics: () => fixtures.bundle,
  save_diagnostics: () => '/home/dana/Documents/countersign-diagnostics.json',
};

CATALOGUES[PSEUDO] = () => Promise.resolve(pseudo());

window.host = {
  calls,
  load,
  speak,
  answers,
  failures,
  push: (pushed) => {
    requests = pushed;
    emit({ kind: 'requests' });
  },
  emit,
  lock: turn,
  ask: (question) => {
    questions.push(question);
    emit({ kind: 'questionWaiting' });
  },
};

export const bridge: Bridge = {
  async call(command, ...args) {
    const argument = args[0] ?? null;
    calls.push({ command, arguments: argument });
    if (scenario.never?.includes(command)) return new Promise(() => {});
    await Promise.resolve();
    if (lock.cause !== null && !WHILE_LOCKED.includes(command)) throw fixtures.failure('locked');
    const failed = failures[command];
    if (failed) throw failed;
    const answer = answers[command];
    return (answer === undefined ? handlers[command](argument as never) : answer) as never;
  },
  async listen(hear) {
    listeners.add(hear);
    return () => listeners.delete(hear);
  },
};
