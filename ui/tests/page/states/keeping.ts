import type { Update } from '../../../src/bridge/types';
import * as fixtures from '../../mock/fixtures';
import {
  failure,
  empty,
  session,
  document,
  nav,
  type,
  shows,
  act,
  steps,
  enter,
  addDevice,
  push,
  tell,
  type State,
} from './steps';

const NEWER = { version: '0.2.0', direct: true, bySystem: true, package: null };
const PACKAGE = {
  address: 'https://downloads.countersign.example/stable/Countersign_0.2.0_x86_64.AppImage',
  fingerprint: fixtures.HASH,
};

/** A look for updates, and what it came to. */
const UPDATES: State[] = (
  [
    ['elsewhere', { kind: 'elsewhere' }],
    ['up-to-date', { kind: 'upToDate' }],
    ['available', { kind: 'available', value: NEWER }],
    ['available-package', { kind: 'available', value: { ...NEWER, bySystem: false, package: PACKAGE } }],
    ['available-far', { kind: 'available', value: { ...NEWER, direct: false } }],
    ['unsigned', { kind: 'refused', value: { reason: 'unsigned', offered: null } }],
    ['stale', { kind: 'refused', value: { reason: 'stale', offered: null } }],
    ['older', { kind: 'refused', value: { reason: 'older', offered: '0.0.9' } }],
    ['replayed', { kind: 'refused', value: { reason: 'older', offered: null } }],
    ['offline', { kind: 'offline' }],
  ] satisfies [string, Update][]
).map(([name, update]) => ({
  name: `update-${name}`,
  screen: 'update',
  scenario: { answers: { look_for_update: update } },
  steps: steps(nav('settings'), act('updates'), shows('[data-update]')),
}));

/** What is kept: identities, history, settings; and what breaks. */
export const KEEPING: State[] = [
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
    name: 'home-service-lost',
    screen: 'home',
    scenario: {
      networks: [
        {
          ...fixtures.network,
          failure: failure('service-unreachable', { service: fixtures.network.service }, true),
        },
      ],
    },
    steps: shows('[data-lost]'),
  },
  {
    name: 'settings-network',
    screen: 'settings',
    scenario: {
      networks: [
        {
          ...fixtures.network,
          proxy: 'proxy.acme.example:3128',
          skew: -400,
          authorities: [fixtures.authority],
          pins: ['q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA='],
        },
      ],
    },
    steps: steps(nav('settings'), shows('[data-pin]')),
  },
  {
    name: 'settings-network-offer',
    screen: 'settings',
    scenario: { networks: [fixtures.network] },
    steps: steps(nav('settings'), shows('[data-network]'), act('choose-authority'), shows('[data-offer]')),
    focus: '[data-action="choose-authority"]',
  },
  {
    name: 'settings-network-lost',
    screen: 'settings',
    scenario: {
      networks: [
        {
          ...fixtures.network,
          failure: failure('service-issuer-unknown', { service: fixtures.network.service }),
        },
      ],
    },
    steps: steps(nav('settings'), shows('[data-network] [data-failure]')),
  },
  ...['certificate-no-authority', 'certificate-unreadable', 'certificate-gone'].map((code) => ({
    name: `settings-network-${code}`,
    screen: 'settings',
    scenario: { networks: [fixtures.network], failures: { choose_authority: failure(code) } },
    steps: steps(nav('settings'), shows('[data-network]'), act('choose-authority'), shows('[data-failure]')),
    focus: '[data-action="choose-authority"]',
  })),
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
    name: 'home-requests',
    screen: 'home',
    scenario: {
      start: { identities: [fixtures.payroll, fixtures.purchasing] },
      requests: [fixtures.pushed, fixtures.pushedSigning],
    },
  },
  {
    name: 'home-request-ended',
    screen: 'home',
    scenario: { requests: [fixtures.pushed] },
    steps: steps(
      shows('[data-request]'),
      push([{ ...fixtures.pushed, ending: 'answered' }]),
      shows('[data-ending]'),
    ),
  },
  {
    name: 'home-request-unreachable',
    screen: 'home',
    scenario: {
      requests: [fixtures.pushed],
      failures: { open_request: failure('service-unreachable', {}, true) },
    },
    steps: steps(act('open-request'), shows('[data-failure]')),
    focus: '[data-action="open-request"]',
  },
  {
    name: 'request-elsewhere',
    screen: 'settings',
    scenario: {},
    steps: steps(nav('settings'), shows('[data-screen="settings"]'), push([fixtures.pushed]), shows('aside')),
  },
  { name: 'share-pin', screen: 'pin', scenario: {}, steps: addDevice },
  {
    name: 'share-not-offered',
    screen: 'closed',
    scenario: { pin: { closes: failure('quick-code-not-offered') } },
    steps: steps(addDevice, enter('2580'), shows('[data-screen="closed"]')),
  },
  {
    name: 'quick-code',
    screen: 'quick-code',
    scenario: {},
    steps: steps(addDevice, enter('2580'), shows('[data-screen="quick-code"]')),
  },
  {
    name: 'quick-code-expired',
    screen: 'quick-code-expired',
    scenario: { quickCode: { expires: fixtures.payroll.enrolled } },
    steps: steps(addDevice, enter('2580'), shows('[data-screen="quick-code-expired"]')),
  },
  {
    name: 'quick-code-long',
    screen: 'quick-code',
    scenario: { quickCode: { code: '48201975360281' } },
    steps: steps(addDevice, enter('2580'), shows('[data-screen="quick-code"]')),
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
  ...UPDATES,
  {
    name: 'stays',
    screen: 'stays',
    scenario: {},
    steps: steps(shows('[data-screen="home"]'), tell({ kind: 'noTray' })),
  },
  {
    name: 'stays-refused',
    screen: 'stays',
    scenario: { failures: { close_window: failure('internal-defect', {}, true) } },
    steps: steps(
      shows('[data-screen="home"]'),
      tell({ kind: 'noTray' }),
      act('close-window'),
      shows('[data-failure]'),
    ),
    focus: '[data-action="close-window"]',
  },
  {
    name: 'reopened',
    screen: 'history',
    scenario: { start: { place: { screen: { kind: 'history' }, questions: [] } } },
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
