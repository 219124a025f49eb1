import type { Page } from 'playwright-core';
import * as fixtures from '../mock/fixtures';
import type { Scenario } from '../mock/scenario';
import { pasteLink, press } from './browser';

/** One state of one screen, and the way there. */
export interface State {
  name: string;
  /** The `data-screen` that it ends on. */
  screen: string;
  scenario: Scenario;
  steps?: (page: Page) => Promise<void>;
  /** Where focus is, if a person put it there: otherwise on the heading. */
  focus?: string;
}

const { failure } = fixtures;
const empty = { identities: [] };
const enrol = { kind: 'enrol', value: fixtures.offer } as const;
const session = { kind: 'session', value: fixtures.session } as const;
const signing = { kind: 'session', value: fixtures.signing } as const;
const document = { kind: 'document', value: fixtures.document } as const;
const unreachable = failure('service-unreachable', {}, true);

const nav = (place: string) => (page: Page) => page.locator(`[data-nav="${place}"]`).click();
const type = (digits: string) => (page: Page) => page.keyboard.type(digits);
const enter = (digits: string) => (page: Page) => page.keyboard.type(`${digits}\n`);
const shows = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
const act = (action: string) => (page: Page) => press(page, action);
const steps =
  (...all: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of all) await step(page);
  };
const accept = steps(act('accept'), shows('[data-screen="pin"]'));
const approve = steps(act('approve'), shows('[data-screen="pin"]'));
const sign = steps(act('sign'), shows('[data-screen="pin"]'));
const openCode = act('type-code');
const fillCode = async (page: Page) => {
  await page.getByLabel('User ID').fill('dana');
  await page.getByLabel('Code', { exact: true }).fill('123456');
  await press(page, 'offer');
};

export const STATES: State[] = [
  { name: 'welcome', screen: 'welcome', scenario: { start: empty } },
  {
    name: 'welcome-keychain',
    screen: 'welcome',
    scenario: { start: { ...empty, problem: failure('keychain-locked', {}, true) } },
  },
  {
    name: 'welcome-link-malformed',
    screen: 'welcome',
    scenario: { start: empty, failures: { read_link: failure('link-malformed') } },
    steps: steps((page) => pasteLink(page, 'hello'), shows('[data-failure]')),
    focus: '[data-action="read-link"]',
  },
  {
    name: 'welcome-offline',
    screen: 'welcome',
    scenario: { start: empty },
    steps: steps((page) => page.context().setOffline(true), shows('.notice')),
  },
  { name: 'add-identity', screen: 'welcome', scenario: {}, steps: act('add-identity') },
  { name: 'code', screen: 'enrol-code', scenario: { start: empty }, steps: openCode },
  {
    name: 'code-unknown-service',
    screen: 'enrol-code',
    scenario: { start: empty, failures: { offer_enrolment: failure('service-unknown') } },
    steps: steps(openCode, fillCode, shows('[data-failure]')),
    focus: '[data-action="offer"]',
  },
  { name: 'verify', screen: 'verify', scenario: { start: empty, questions: [enrol] } },
  {
    name: 'verify-unnamed-replaces',
    screen: 'verify',
    scenario: {
      questions: [
        {
          ...enrol,
          value: { ...fixtures.offer, project: null, connection: 'loopback', replaces: fixtures.payroll },
        },
      ],
    },
  },
  {
    name: 'verify-code-refused',
    screen: 'verify',
    scenario: {
      start: empty,
      questions: [enrol],
      failures: { accept_enrolment: failure('code-wrong-or-expired') },
    },
    steps: steps(act('accept'), shows('[data-failure]')),
    focus: '[data-action="accept"]',
  },
  {
    name: 'verify-other-project',
    screen: 'verify',
    scenario: {
      start: empty,
      questions: [enrol],
      failures: { accept_enrolment: failure('project-mismatch') },
    },
    steps: steps(act('accept'), shows('[data-failure]')),
    focus: '[data-action="accept"]',
  },
  {
    name: 'link-failed',
    screen: 'failed',
    scenario: { questions: [{ kind: 'failed', value: failure('activation-invalid') }] },
  },
  { name: 'pin-create', screen: 'pin', scenario: { start: empty, questions: [enrol] }, steps: accept },
  {
    name: 'pin-create-pad',
    screen: 'pin',
    scenario: { start: { ...empty, settings: { numberPad: true, shuffledPad: true } }, questions: [enrol] },
    steps: steps(accept, type('12')),
    focus: '#pin',
  },
  {
    name: 'pin-too-simple',
    screen: 'pin',
    scenario: { start: empty, questions: [enrol] },
    steps: steps(accept, enter('1111'), shows('[data-failure]')),
    focus: '#pin',
  },
  {
    name: 'pin-repeat',
    screen: 'pin',
    scenario: { start: empty, questions: [enrol] },
    steps: steps(accept, enter('2580'), shows('text=The same PIN again'), type('25')),
    focus: '#pin',
  },
  {
    name: 'pin-mismatch',
    screen: 'pin',
    scenario: { start: empty, questions: [enrol] },
    steps: steps(
      accept,
      enter('2580'),
      shows('text=The same PIN again'),
      enter('2581'),
      shows('[data-failure]'),
    ),
    focus: '#pin',
  },
  {
    name: 'pin-saving',
    screen: 'pin',
    scenario: { start: empty, questions: [enrol], pin: { stuck: true } },
    steps: steps(accept, enter('2580'), shows('text=The same PIN again'), enter('2580'), shows('.wheel')),
    focus: '#pin',
  },
  ...['keychain-locked', 'keychain-item-missing', 'keychain-denied'].map((code) => ({
    name: `pin-${code}`,
    screen: 'closed',
    scenario: { start: empty, questions: [enrol], pin: { closes: failure(code) } },
    steps: steps(
      accept,
      enter('2580'),
      shows('text=The same PIN again'),
      enter('2580'),
      shows('[data-screen="closed"]'),
    ),
  })),
  {
    name: 'enrolled',
    screen: 'enrolled',
    scenario: { start: empty, questions: [enrol] },
    steps: steps(
      accept,
      enter('2580'),
      shows('text=The same PIN again'),
      enter('2580'),
      shows('[data-screen="enrolled"]'),
    ),
  },
  { name: 'home-one', screen: 'home', scenario: {} },
  { name: 'home-many', screen: 'home', scenario: { start: { identities: fixtures.many } } },
  {
    name: 'home-unfinished',
    screen: 'home',
    scenario: { start: { ...empty, unfinished: [fixtures.unfinished] } },
  },
  {
    name: 'home-unfinished-fails',
    screen: 'home',
    scenario: {
      start: { unfinished: [fixtures.unfinished] },
      failures: { resume_enrolment: failure('keychain-unavailable', {}, true) },
    },
    steps: steps(act('finish'), shows('[data-failure]')),
    focus: '[data-action="finish"]',
  },
  {
    name: 'home-problem-offline',
    screen: 'home',
    scenario: { start: { problem: failure('keychain-unavailable', {}, true) } },
    steps: steps((page) => page.context().setOffline(true), shows('.notice')),
  },
  {
    name: 'home-pending',
    screen: 'home',
    scenario: { questions: [session, document] },
    steps: async (page) => {
      await shows('[data-screen="session"]')(page);
      await page.keyboard.press('Escape');
      await shows('[data-screen="home"]')(page);
    },
  },
  {
    name: 'discard',
    screen: 'discard',
    scenario: { start: { unfinished: [fixtures.unfinished] } },
    steps: act('discard'),
  },
  { name: 'identity', screen: 'identity', scenario: {}, steps: act('open-identity') },
  {
    name: 'identity-attempts',
    screen: 'identity',
    scenario: { start: { identities: [fixtures.purchasing] } },
    steps: act('open-identity'),
  },
  {
    name: 'identity-revoked',
    screen: 'identity',
    scenario: { start: { identities: [fixtures.revoked] } },
    steps: act('open-identity'),
  },
  {
    name: 'identity-expired',
    screen: 'identity',
    scenario: { start: { identities: [fixtures.expired] } },
    steps: act('open-identity'),
  },
  { name: 'remove', screen: 'remove', scenario: {}, steps: steps(act('open-identity'), act('remove')) },
  {
    name: 'remove-fails',
    screen: 'remove',
    scenario: { failures: { remove_identity: failure('keychain-denied', {}, true) } },
    steps: steps(act('open-identity'), act('remove'), act('confirm'), shows('[data-failure]')),
    focus: '[data-action="confirm"]',
  },
  { name: 'session', screen: 'session', scenario: { questions: [session] } },
  {
    name: 'session-choice',
    screen: 'session',
    scenario: {
      questions: [
        {
          ...session,
          value: {
            ...fixtures.session,
            identities: [fixtures.payroll, fixtures.purchasing, fixtures.revoked],
          },
        },
      ],
    },
  },
  {
    name: 'session-no-identity',
    screen: 'session',
    scenario: { questions: [{ ...session, value: { ...fixtures.session, identities: [] } }] },
  },
  {
    name: 'session-answered',
    screen: 'session',
    scenario: { questions: [session], failures: { approve_session: failure('session-answered') } },
    steps: steps(act('approve'), shows('[data-failure]')),
    focus: 'body',
  },
  {
    name: 'session-unreachable',
    screen: 'session',
    scenario: { questions: [session], failures: { approve_session: unreachable } },
    steps: steps(act('approve'), shows('[data-failure]')),
    focus: '[data-action="approve"]',
  },
  {
    name: 'session-waiting',
    screen: 'session',
    scenario: { questions: [session], never: ['approve_session'] },
    steps: steps(act('approve'), shows('.wheel')),
    focus: '[data-action="approve"]',
  },
  { name: 'session-signing', screen: 'session', scenario: { questions: [signing] } },
  {
    name: 'session-pin',
    screen: 'pin',
    scenario: { questions: [session] },
    steps: steps(approve, type('25')),
    focus: '#pin',
  },
  {
    name: 'session-pin-two-left',
    screen: 'pin',
    scenario: { questions: [session] },
    steps: steps(approve, enter('1234'), shows('[data-failure="wrong-pin"]')),
    focus: '#pin',
  },
  {
    name: 'session-pin-one-left',
    screen: 'pin',
    scenario: { questions: [session], pin: { left: 2 }, start: { settings: { numberPad: true } } },
    steps: steps(approve, enter('1234'), shows('[data-failure="wrong-pin"]')),
    focus: '#pin',
  },
  {
    name: 'session-pin-unreachable',
    screen: 'pin',
    scenario: { questions: [session], pin: { fails: unreachable } },
    steps: steps(approve, enter('2580'), shows('[data-failure]')),
    focus: '#pin',
  },
  {
    name: 'blocked',
    screen: 'blocked',
    scenario: { questions: [session], pin: { left: 1 } },
    steps: steps(approve, enter('1234'), shows('[data-screen="blocked"]')),
  },
  {
    name: 'renew',
    screen: 'enrol-code',
    scenario: { start: { identities: [fixtures.revoked] } },
    steps: steps(act('open-identity'), act('renew')),
  },
  {
    name: 'session-pin-expired',
    screen: 'closed',
    scenario: { questions: [session], pin: { closes: failure('session-expired') } },
    steps: steps(approve, enter('2580'), shows('[data-screen="closed"]')),
  },
  {
    name: 'signed-in',
    screen: 'signed-in',
    scenario: { questions: [session] },
    steps: steps(approve, enter('2580'), shows('[data-screen="signed-in"]')),
  },
  {
    name: 'session-signed',
    screen: 'session-signed',
    scenario: { questions: [signing] },
    steps: steps(approve, enter('2580'), shows('[data-screen="session-signed"]')),
  },
  {
    name: 'refused',
    screen: 'refused',
    scenario: { questions: [session] },
    steps: steps(act('refuse'), shows('[data-screen="refused"]')),
  },
  {
    name: 'another-waits',
    screen: 'session',
    scenario: { questions: [session, document] },
    steps: shows('[data-action="show-waiting"]'),
  },
  { name: 'document', screen: 'document', scenario: {}, steps: nav('document') },
  {
    name: 'document-unreadable',
    screen: 'document',
    scenario: { failures: { choose_document: failure('document-unreadable', {}, true) } },
    steps: steps(nav('document'), act('choose-document'), shows('[data-failure]')),
    focus: '[data-action="choose-document"]',
  },
  { name: 'document-chosen', screen: 'document', scenario: { questions: [document] } },
  {
    name: 'document-no-identity',
    screen: 'document',
    scenario: { questions: [{ ...document, value: { ...fixtures.document, identities: [] } }] },
  },
  {
    name: 'document-changed',
    screen: 'document',
    scenario: { questions: [document], failures: { sign_document: failure('document-changed') } },
    steps: steps(act('sign'), shows('[data-failure]')),
    focus: '[data-action="sign"]',
  },
  { name: 'document-pin', screen: 'pin', scenario: { questions: [document] }, steps: sign },
  {
    name: 'document-folder-not-writable',
    screen: 'closed',
    scenario: { questions: [document], pin: { closes: failure('receipt-unwritable') } },
    steps: steps(sign, enter('2580'), shows('[data-screen="closed"]')),
  },
  {
    name: 'signed',
    screen: 'signed',
    scenario: { questions: [document] },
    steps: steps(sign, enter('2580'), shows('[data-screen="signed"]')),
  },
  { name: 'history', screen: 'history', scenario: {}, steps: steps(nav('history'), shows('details')) },
  {
    name: 'history-detail',
    screen: 'history',
    scenario: {},
    steps: steps(nav('history'), shows('details'), (page) => page.locator('summary').nth(1).click()),
    focus: 'summary',
  },
  {
    name: 'history-empty',
    screen: 'history',
    scenario: { answers: { history: { entries: [], more: false } } },
    steps: steps(nav('history'), shows('text=Nothing has happened yet')),
  },
  {
    name: 'history-none-found',
    screen: 'history',
    scenario: {},
    steps: steps(
      nav('history'),
      (page) => page.getByLabel('Search history').fill('zebra'),
      shows('text=Nothing matches'),
    ),
    focus: 'input[type="search"]',
  },
  {
    name: 'history-fails',
    screen: 'history',
    scenario: { failures: { history: failure('journal-unavailable', {}, true) } },
    steps: steps(nav('history'), shows('[data-failure]')),
  },
  { name: 'export', screen: 'export', scenario: {}, steps: steps(nav('history'), act('export')) },
  {
    name: 'export-saved',
    screen: 'export',
    scenario: {},
    steps: steps(nav('history'), act('export'), act('export-csv'), shows('.notice')),
    focus: '[data-action="export-csv"]',
  },
  { name: 'receipt', screen: 'receipt', scenario: {}, steps: steps(nav('history'), act('check-receipt')) },
  ...(['unchanged', 'changed', 'documentMissing'] as const).map((verdict) => ({
    name: `receipt-${verdict}`,
    screen: 'receipt',
    scenario: { answers: { check_receipt: { ...fixtures.check, verdict } } },
    steps: steps(nav('history'), act('check-receipt'), act('choose-receipt'), shows('[data-verdict]')),
    focus: '[data-action="choose-receipt"]',
  })),
  {
    name: 'receipt-unreadable',
    screen: 'receipt',
    scenario: { failures: { check_receipt: failure('receipt-unreadable') } },
    steps: steps(nav('history'), act('check-receipt'), act('choose-receipt'), shows('[data-failure]')),
    focus: '[data-action="choose-receipt"]',
  },
  {
    name: 'settings',
    screen: 'settings',
    scenario: { start: { identities: fixtures.many } },
    steps: nav('settings'),
  },
  {
    name: 'settings-diagnosed',
    screen: 'settings',
    scenario: { start: empty },
    steps: steps(nav('settings'), act('diagnose'), shows('[data-finding]')),
    focus: '[data-action="diagnose"]',
  },
  {
    name: 'shortcuts',
    screen: 'shortcuts',
    scenario: {},
    steps: steps(shows('[data-screen="home"]'), (page) => page.keyboard.press('Control+/')),
  },
  {
    name: 'start-failed',
    screen: 'start-failed',
    scenario: { failures: { start: failure('journal-newer') } },
  },
  {
    name: 'crash',
    screen: 'crash',
    scenario: {},
    steps: steps(shows('[data-screen="home"]'), (page) =>
      page.evaluate(() => void window.dispatchEvent(new ErrorEvent('error', { message: 'planted' }))),
    ),
  },
];
