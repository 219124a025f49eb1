import * as fixtures from '../../mock/fixtures';
import type { Scenario } from '../../mock/scenario';
import { act, enter, failure, shows, steps, unreachable, type State } from './steps';

const closed = (lock: Scenario['lock'], more: Scenario = {}): Scenario => ({
  ...more,
  lock: { cause: 'idle', ...lock },
});
const system = { system: true } as const;
const byPin = steps(act('unlock-by-pin'), shows('[data-screen="lock-pin"]'));

/** The lock: closed by whatever closed it, and every way to open it. */
export const LOCKING: State[] = [
  { name: 'lock-idle', screen: 'lock', scenario: closed({}) },
  { name: 'lock-person-system', screen: 'lock', scenario: closed({ cause: 'person', ...system }) },
  {
    name: 'lock-session-hello',
    screen: 'lock',
    scenario: closed({ cause: 'session', ...system, platform: 'windows' }),
  },
  {
    name: 'lock-sleep-touch-id',
    screen: 'lock',
    scenario: closed({ cause: 'sleep', ...system, platform: 'macos' }),
  },
  { name: 'lock-user', screen: 'lock', scenario: closed({ cause: 'user' }) },
  { name: 'lock-before', screen: 'lock', scenario: closed({ cause: 'before' }) },
  {
    name: 'lock-closes-over-home',
    screen: 'lock',
    scenario: { start: { identities: fixtures.many } },
    steps: steps(shows('[data-screen="home"]'), (page) => page.evaluate(() => window.host.lock('session'))),
  },
  {
    name: 'lock-offline',
    screen: 'lock',
    scenario: closed({}),
    steps: steps((page) => page.context().setOffline(true), shows('.notice')),
  },
  {
    name: 'lock-refused',
    screen: 'lock',
    scenario: closed(system, { failures: { unlock: failure('unlock-refused', {}, true) } }),
    steps: steps(act('unlock'), shows('[data-failure="unlock-refused"]')),
    focus: '[data-action="unlock"]',
  },
  {
    name: 'lock-unavailable',
    screen: 'lock',
    scenario: closed(system, { failures: { unlock: failure('unlock-unavailable') } }),
    steps: steps(act('unlock'), shows('[data-failure="unlock-unavailable"]')),
    focus: '[data-action="unlock"]',
  },
  {
    name: 'lock-choose',
    screen: 'lock-choose',
    scenario: closed({}, { unlockChoices: fixtures.unlockChoices }),
    steps: act('unlock-by-pin'),
  },
  { name: 'lock-pin', screen: 'lock-pin', scenario: closed({}), steps: byPin },
  {
    name: 'lock-pin-pad-attempts',
    screen: 'lock-pin',
    scenario: closed({ numberPad: true }, { unlockChoices: fixtures.unlockChoices }),
    steps: steps(act('unlock-by-pin'), act('choose'), shows('[data-screen="lock-pin"]')),
  },
  {
    name: 'lock-pin-wrong',
    screen: 'lock-pin',
    scenario: closed({}),
    steps: steps(byPin, enter('1111'), shows('[data-failure="wrong-pin"]')),
    focus: '#pin',
  },
  {
    name: 'lock-pin-unreachable',
    screen: 'lock-pin',
    scenario: closed({}, { pin: { fails: unreachable } }),
    steps: steps(byPin, enter('2580'), shows('[data-failure]')),
    focus: '#pin',
  },
  {
    name: 'lock-stopped',
    screen: 'lock',
    scenario: closed({}, { pin: { closes: failure('unlock-stopped') } }),
    steps: steps(byPin, enter('1111'), shows('[data-failure="unlock-stopped"]')),
  },
  {
    name: 'lock-remove',
    screen: 'lock-remove',
    scenario: closed({}),
    steps: act('no-way-in'),
  },
  {
    name: 'lock-remove-fails',
    screen: 'lock-remove',
    scenario: closed({}, { failures: { unlock_by_removing: failure('journal-busy', {}, true) } }),
    steps: steps(act('no-way-in'), act('confirm'), shows('[data-failure]')),
    focus: '[data-action="confirm"]',
  },
];
