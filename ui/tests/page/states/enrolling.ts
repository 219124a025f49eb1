import * as fixtures from '../../mock/fixtures';
import { pasteLink } from '../browser';
import {
  failure,
  empty,
  enrol,
  type,
  enter,
  shows,
  act,
  steps,
  accept,
  openCode,
  fillCode,
  type State,
} from './steps';

/** From the first start to a PIN. */
export const ENROLLING: State[] = [
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
  {
    name: 'discard',
    screen: 'discard',
    scenario: { start: { unfinished: [fixtures.unfinished] } },
    steps: act('discard'),
  },
];
