import * as fixtures from '../../mock/fixtures';
import { act, empty, failure, nav, openCode, shows, steps, type State } from './steps';

const settings = steps(nav('settings'), shows('[data-screen="settings"]'));
const elsewhere = ['https://trust.elsewhere.example', 'https://trust.northern.example'];

/** What a person chooses, what an organisation fixes, and what the help desk is shown. */
export const SETTINGS: State[] = [
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
    name: 'settings-managed',
    screen: 'settings',
    scenario: {
      start: {
        managed: fixtures.managed,
        settings: { numberPad: true, shuffledPad: true, lockAfter: 10 },
        platform: 'windows',
      },
    },
    steps: settings,
  },
  {
    name: 'settings-managed-security',
    screen: 'settings',
    scenario: { start: { managed: fixtures.managed, settings: { numberPad: true, lockAfter: 10 } } },
    steps: steps(settings, (page) => page.locator('[data-section="security"]').scrollIntoViewIfNeeded()),
  },
  {
    name: 'settings-policy-unreadable',
    screen: 'settings',
    scenario: {
      start: { managed: { ...fixtures.managed, organisation: null, problem: fixtures.policyUnreadable } },
    },
    steps: settings,
  },
  {
    name: 'settings-verbose',
    screen: 'settings',
    scenario: { start: { settings: { verboseLog: true } } },
    steps: steps(settings, shows('[data-action="stop-verbose"]')),
  },
  {
    name: 'settings-shortcut-taken',
    screen: 'settings',
    scenario: {
      start: {
        settings: { shortcut: 'Ctrl+Alt+C' },
        shortcutProblem: failure('shortcut-unavailable', { keys: 'Ctrl+Alt+C' }),
      },
    },
    steps: steps(settings, shows('[data-setting="shortcut"] [data-failure]'), (page) =>
      page.locator('[data-setting="shortcut"]').scrollIntoViewIfNeeded(),
    ),
  },
  {
    name: 'settings-shortcut',
    screen: 'settings',
    scenario: { start: { settings: { shortcut: 'Ctrl+Alt+C' } } },
    steps: steps(settings, act('record-shortcut'), shows('text=Press a letter')),
    focus: '[data-action="record-shortcut"]',
  },
  {
    name: 'settings-security',
    screen: 'settings',
    scenario: { start: { settings: { numberPad: true } } },
    steps: steps(settings, (page) => page.locator('[data-section="security"]').scrollIntoViewIfNeeded()),
  },
  {
    name: 'settings-about',
    screen: 'settings',
    scenario: {},
    steps: steps(settings, (page) => page.locator('[data-section="about"]').scrollIntoViewIfNeeded()),
  },
  {
    name: 'bundle',
    screen: 'bundle',
    scenario: {},
    steps: steps(settings, act('preview-bundle'), shows('pre')),
  },
  {
    name: 'bundle-saved',
    screen: 'bundle',
    scenario: {},
    steps: steps(settings, act('preview-bundle'), shows('pre'), act('save-bundle'), shows('.notice')),
    focus: '[data-action="save-bundle"]',
  },
  {
    name: 'bundle-fails',
    screen: 'bundle',
    scenario: { failures: { save_diagnostics: failure('bundle-unwritable', {}, true) } },
    steps: steps(settings, act('preview-bundle'), shows('pre'), act('save-bundle'), shows('[data-failure]')),
    focus: '[data-action="save-bundle"]',
  },
  {
    name: 'bundle-forbidden',
    screen: 'bundle',
    scenario: { failures: { preview_diagnostics: failure('bundle-forbidden') } },
    steps: steps(settings, act('preview-bundle'), shows('[data-failure]')),
  },
  {
    name: 'verbose-on-a-question',
    screen: 'session',
    scenario: {
      start: { settings: { verboseLog: true } },
      questions: [{ kind: 'session', value: fixtures.session }],
    },
  },
  {
    name: 'code-service-fixed',
    screen: 'enrol-code',
    scenario: { start: { ...empty, managed: fixtures.managed } },
    steps: steps(openCode, shows('[data-screen="enrol-code"]')),
  },
  {
    name: 'code-services-allowed',
    screen: 'enrol-code',
    scenario: { start: { ...empty, managed: { ...fixtures.managed, services: elsewhere } } },
    steps: steps(openCode, shows('select')),
  },
  {
    name: 'enrol-not-allowed',
    screen: 'welcome',
    scenario: {
      start: { ...empty, managed: fixtures.managed },
      failures: {
        read_link: failure('service-not-allowed', {
          service: 'https://other.example',
          allowed: 'https://trust.acme.example',
        }),
      },
    },
    steps: steps(
      (page) => page.getByLabel('Your link').fill('https://other.example/verify?code=1'),
      act('read-link'),
      shows('[data-failure]'),
    ),
    focus: '[data-action="read-link"]',
  },
  {
    name: 'identity-not-allowed',
    screen: 'identity',
    scenario: { start: { managed: { ...fixtures.managed, services: elsewhere } } },
    steps: act('open-identity'),
  },
];
