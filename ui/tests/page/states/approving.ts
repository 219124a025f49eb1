import * as fixtures from '../../mock/fixtures';
import {
  failure,
  enrol,
  session,
  signing,
  document,
  unreachable,
  type,
  answer,
  number,
  enter,
  shows,
  act,
  steps,
  approve,
  push,
  pushed,
  type State,
} from './steps';

/** Sessions opened elsewhere. */
export const APPROVING: State[] = [
  { name: 'session', screen: 'session', scenario: { questions: [session] } },
  {
    name: 'session-number',
    screen: 'session',
    scenario: { questions: [session] },
    steps: number('47'),
    focus: '#number',
  },
  {
    name: 'session-number-odd',
    screen: 'session',
    scenario: { questions: [session] },
    steps: number('4a'),
    focus: '#number',
  },
  {
    name: 'session-number-wrong',
    screen: 'session',
    scenario: { questions: [session], failures: { approve_session: failure('number-wrong') } },
    steps: steps(answer, shows('[data-failure="number-wrong"]')),
    focus: 'body',
  },
  {
    name: 'session-number-missing',
    screen: 'session',
    scenario: {
      questions: [{ ...session, value: { ...fixtures.session, tie: 'nothing' } }],
      failures: { approve_session: failure('number-missing') },
    },
    steps: steps(act('approve'), shows('[data-failure="number-missing"]')),
    focus: 'body',
  },
  ...(['nothing', 'foreign'] as const).map((tie) => ({
    name: `session-tied-to-${tie}`,
    screen: 'session',
    scenario: { questions: [{ ...session, value: { ...fixtures.session, tie } }] },
  })),
  {
    name: 'session-logo',
    screen: 'session',
    scenario: { questions: [{ ...session, value: { ...fixtures.session, logo: fixtures.logo } }] },
  },
  {
    name: 'session-unsigned',
    screen: 'session',
    scenario: {
      questions: [
        {
          ...session,
          value: { ...fixtures.session, signed: false, application: null, domain: null, tie: 'foreign' },
        },
      ],
    },
  },
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
    name: 'session-dead-identity',
    screen: 'session',
    scenario: {
      start: { identities: [{ ...fixtures.payroll, state: 'revoked' }] },
      questions: [{ ...session, value: { ...fixtures.session, identities: [] } }],
    },
  },
  {
    name: 'session-revoked',
    screen: 'session',
    scenario: { questions: [session], failures: { approve_session: failure('identity-revoked') } },
    steps: steps(answer, shows('[data-action="renew"]')),
    focus: 'body',
  },
  {
    name: 'session-pushed',
    screen: 'session',
    scenario: { requests: [fixtures.pushed] },
    steps: steps(act('open-request'), shows('[data-screen="session"]')),
  },
  ...(['answered', 'refused', 'mismatched', 'expired'] as const).map((ending) => ({
    name: `session-pushed-${ending}`,
    screen: 'session',
    scenario: { requests: [fixtures.pushed] },
    steps: steps(
      act('open-request'),
      shows('[data-screen="session"]'),
      push([{ ...fixtures.pushed, ending }]),
      shows('[data-ending]'),
    ),
  })),
  {
    name: 'session-pushed-answered-at-pin',
    screen: 'closed',
    scenario: { requests: [fixtures.pushed] },
    steps: steps(
      act('open-request'),
      approve,
      push([{ ...fixtures.pushed, ending: 'answered' }]),
      shows('[data-screen="closed"]'),
    ),
  },
  {
    name: 'session-answered',
    screen: 'session',
    scenario: { questions: [session], failures: { approve_session: failure('session-answered') } },
    steps: steps(answer, shows('[data-failure]')),
    focus: 'body',
  },
  {
    name: 'session-unreachable',
    screen: 'session',
    scenario: { questions: [session], failures: { approve_session: unreachable } },
    steps: steps(answer, shows('[data-failure]')),
    focus: '[data-action="approve"]',
  },
  {
    name: 'session-waiting',
    screen: 'session',
    scenario: { questions: [session], never: ['approve_session'] },
    steps: steps(answer, shows('.wheel')),
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
    name: 'reported',
    screen: 'reported',
    scenario: { questions: [session] },
    steps: steps(act('report'), shows('[data-screen="reported"]')),
  },
  {
    name: 'another-waits',
    screen: 'session',
    scenario: { questions: [session, document] },
    steps: shows('[data-action="show-waiting"]'),
  },
];
