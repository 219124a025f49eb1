import type { Page } from 'playwright-core';
import * as fixtures from '../../mock/fixtures';
import { act, answer, enter, failure, nav, push, shows, steps, unreachable, type State } from './steps';

const sharing = { kind: 'session', value: fixtures.sharing } as const;
const asked = { questions: [sharing] };
const remembered = { ...asked, terms: fixtures.remembered };
const look = (page: Page) => page.locator('[data-sharing]').scrollIntoViewIfNeeded();
const offered = steps(look, shows('[data-sharing="asked"]'));
const choose = steps(
  offered,
  (page) => page.getByLabel('Phone number').check(),
  (page) => page.getByLabel('dana@whitfield-family.example').check(),
  (page) => page.getByLabel('For how long').selectOption({ label: 'For 30 days' }),
);
const pin = steps(choose, answer, shows('[data-screen="pin"]'));
const shared = steps(pin, enter('2580'), shows('[data-screen="data-shared"]'));
const open = nav('applications');
const takeBack = steps(open, act('take-back'), shows('[data-screen="take-back"]'));
const stopped = (code: string, retry = false): State => ({
  name: `share-${code}`,
  screen: 'session',
  scenario: { ...asked, failures: { share_terms: failure(code, {}, retry) } },
  steps: shows(`[data-failure="${code}"]`),
});

/** What applications ask for, what is shared with whom, and taking it back. */
export const SHARING: State[] = [
  {
    name: 'share-fetching',
    screen: 'session',
    scenario: { ...asked, never: ['share_terms'] },
    steps: shows('[data-sharing="fetching"] .wheel'),
  },
  { name: 'share', screen: 'session', scenario: asked, steps: offered },
  { name: 'share-chosen', screen: 'session', scenario: asked, steps: choose, focus: '[value="e2"]' },
  {
    name: 'share-among-identities',
    screen: 'session',
    scenario: {
      questions: [
        {
          kind: 'session',
          value: { ...fixtures.sharing, identities: [fixtures.payroll, fixtures.purchasing] },
        },
      ],
    },
    steps: offered,
  },
  {
    name: 'share-unknown-to-service',
    screen: 'session',
    scenario: {
      ...asked,
      terms: { ...fixtures.terms, items: fixtures.terms.items.map((item) => ({ ...item, options: [] })) },
    },
    steps: shows('[data-sharing="asked"]'),
  },
  {
    name: 'share-remembered',
    screen: 'session',
    scenario: remembered,
    steps: shows('[data-sharing="remembered"]'),
  },
  stopped('service-unreachable', true),
  stopped('consent-changed'),
  stopped('sharing-impossible'),
  stopped('session-expired'),
  {
    name: 'share-incomplete',
    screen: 'session',
    scenario: { ...asked, failures: { approve_session: failure('consent-incomplete') } },
    steps: steps(offered, answer, shows('[data-failure="consent-incomplete"]')),
    focus: '[data-action="approve"]',
  },
  {
    name: 'share-ended-elsewhere',
    screen: 'session',
    scenario: {
      questions: [
        {
          kind: 'session',
          value: {
            ...fixtures.pushedSession('pushed'),
            claims: fixtures.sharing.claims,
            expires: fixtures.pushed.expires,
          },
        },
      ],
      requests: [fixtures.pushed],
    },
    steps: steps(
      shows('[data-sharing="asked"]'),
      push([{ ...fixtures.pushed, ending: 'answered' }]),
      shows('[data-ending]'),
    ),
  },
  { name: 'share-pin', screen: 'pin', scenario: asked, steps: pin },
  {
    name: 'share-wrong-pin',
    screen: 'pin',
    scenario: { ...asked, pin: { left: 2 } },
    steps: steps(pin, enter('1111'), shows('[data-failure="wrong-pin"]')),
    focus: '#pin',
  },
  {
    name: 'share-changed-meanwhile',
    screen: 'closed',
    scenario: { ...asked, pin: { closes: failure('consent-changed') } },
    steps: steps(pin, enter('2580'), shows('[data-screen="closed"]')),
  },
  {
    name: 'share-refused',
    screen: 'refused',
    scenario: asked,
    steps: steps(act('refuse'), shows('[data-screen="refused"]')),
  },
  { name: 'data-shared', screen: 'data-shared', scenario: asked, steps: shared },
  {
    name: 'share-remembered-signed-in',
    screen: 'signed-in',
    scenario: remembered,
    steps: steps(
      shows('[data-sharing="remembered"]'),
      answer,
      enter('2580'),
      shows('[data-screen="signed-in"]'),
    ),
  },
  {
    name: 'applications',
    screen: 'applications',
    scenario: {},
    steps: steps(open, shows('[data-application]')),
  },
  {
    name: 'applications-none',
    screen: 'applications',
    scenario: { applications: { shared: [], unasked: [] } },
    steps: steps(open, shows('.none')),
  },
  {
    name: 'applications-asking',
    screen: 'applications',
    scenario: { never: ['applications'] },
    steps: steps(open, shows('.wheel')),
  },
  {
    name: 'applications-unasked',
    screen: 'applications',
    scenario: {
      applications: { ...fixtures.applications, unasked: [{ identity: 'Purchasing', failure: unreachable }] },
    },
    steps: steps(open, shows('[data-unasked]')),
  },
  {
    name: 'applications-fail',
    screen: 'applications',
    scenario: { failures: { applications: failure('journal-busy', {}, true) } },
    steps: steps(open, shows('[data-failure]')),
  },
  {
    name: 'applications-change-fails',
    screen: 'applications',
    scenario: { failures: { change_sharing: failure('consent-ended') } },
    steps: steps(open, act('change-sharing'), shows('[data-failure="consent-ended"]')),
    focus: '[data-action="change-sharing"]',
  },
  {
    name: 'applications-change',
    screen: 'session',
    scenario: {},
    steps: steps(open, act('change-sharing'), shows('[data-sharing="asked"]')),
  },
  { name: 'take-back', screen: 'take-back', scenario: {}, steps: takeBack },
  {
    name: 'take-back-fails',
    screen: 'take-back',
    scenario: { failures: { take_back: unreachable } },
    steps: steps(takeBack, act('confirm'), shows('[data-failure]')),
    focus: '[data-action="confirm"]',
  },
  {
    name: 'receipt-of-sharing',
    screen: 'receipt',
    scenario: {
      answers: { check_receipt: { ...fixtures.check, document: null, sharedWith: 'Travel desk' } },
    },
    steps: steps(nav('history'), act('check-receipt'), act('choose-receipt'), shows('[data-verdict]')),
    focus: '[data-action="choose-receipt"]',
  },
];
