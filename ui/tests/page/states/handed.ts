import type { Page } from 'playwright-core';
import * as fixtures from '../../mock/fixtures';
import { readDocument } from '../browser';
import {
  act,
  answer,
  enter,
  failure,
  nav,
  number,
  shows,
  signing,
  steps,
  tell,
  unreachable,
  type State,
} from './steps';

const handed = { kind: 'session', value: fixtures.handedSession } as const;
const asked = { questions: [handed] };
const read = steps(shows('[data-handed="shown"]'), readDocument);
/** Looks at the document, without reading on. */
const look = (page: Page) => page.locator('[data-preview]').scrollIntoViewIfNeeded();
const sign = steps(read, answer, shows('[data-screen="pin"]'));
const signed = steps(sign, enter('2580'), shows('[data-screen="document-signed"]'));
const reason = steps(act('reason'), shows('[data-screen="reason"]'));
const sayWhy = steps(
  reason,
  (page) => page.getByLabel('What it says is wrong').check(),
  (page) => page.getByLabel('Note (optional)').fill('We ordered 30 desks.'),
);
const stopped = (code: string, retry = false): State => ({
  name: `handed-${code}`,
  screen: 'session',
  scenario: { ...asked, failures: { fetch_document: failure(code, {}, retry) } },
  steps: shows(`[data-failure="${code}"]`),
});

/** Documents that a service hands over with a session, and words about why one is refused. */
export const HANDED: State[] = [
  {
    name: 'handed-fetching',
    screen: 'session',
    scenario: { ...asked, never: ['fetch_document'] },
    steps: shows('[data-handed="fetching"] .wheel'),
  },
  {
    name: 'handed-half-fetched',
    screen: 'session',
    scenario: { ...asked, never: ['fetch_document'] },
    steps: steps(
      shows('[data-handed="fetching"] .wheel'),
      tell({ kind: 'fetching', value: { id: 'handed', bytes: fixtures.document.size / 2 } }),
    ),
  },
  { name: 'handed', screen: 'session', scenario: asked, steps: steps(look, shows('figure')) },
  { name: 'handed-read', screen: 'session', scenario: asked, steps: read },
  {
    name: 'handed-long',
    screen: 'session',
    scenario: { ...asked, pages: { count: 12, whole: true } },
    steps: steps(look, shows('figure')),
  },
  {
    name: 'handed-text',
    screen: 'session',
    scenario: {
      ...asked,
      handed: { kind: 'text', value: { text: '40 desks\n\nThe price is 18,400 EUR.\n', marked: 0 } },
    },
    steps: read,
  },
  {
    name: 'handed-not-shown',
    screen: 'session',
    scenario: { ...asked, handed: { kind: 'none' } },
    steps: shows('[data-acknowledge]'),
  },
  stopped('document-mismatch'),
  stopped('service-unreachable', true),
  stopped('session-expired'),
  {
    name: 'handed-put-away',
    screen: 'session',
    scenario: { ...asked, failures: { document_page: failure('document-gone') } },
    steps: steps(look, shows('[data-failure="document-gone"]')),
  },
  {
    name: 'handed-copy-saved',
    screen: 'session',
    scenario: asked,
    steps: steps(read, act('save-document'), shows('[data-saved]')),
    focus: '[data-action="save-document"]',
  },
  {
    name: 'handed-copy-not-saved',
    screen: 'session',
    scenario: { ...asked, failures: { save_document: failure('copy-unwritable', {}, true) } },
    steps: steps(read, act('save-document'), shows('[data-failure]')),
    focus: '[data-action="save-document"]',
  },
  {
    name: 'handed-ended-elsewhere',
    screen: 'session',
    scenario: { ...asked, failures: { approve_session: failure('session-answered') } },
    steps: steps(read, number('47'), act('approve'), shows('[data-failure="session-answered"]')),
    focus: 'body',
  },
  { name: 'handed-pin', screen: 'pin', scenario: asked, steps: sign },
  {
    name: 'handed-pin-expired',
    screen: 'closed',
    scenario: { ...asked, pin: { closes: failure('session-expired') } },
    steps: steps(sign, enter('2580'), shows('[data-screen="closed"]')),
  },
  { name: 'document-signed', screen: 'document-signed', scenario: asked, steps: signed },
  {
    name: 'document-signed-saved',
    screen: 'document-signed',
    scenario: asked,
    steps: steps(signed, act('save-receipt'), shows('[data-saved]')),
    focus: '[data-action="save-receipt"]',
  },
  {
    name: 'history-receipt',
    screen: 'history',
    scenario: {
      answers: {
        history: { entries: [{ ...fixtures.history[1]!, saved: null, receipt: true }], more: false },
      },
    },
    steps: steps(
      nav('history'),
      (page) => page.locator('[data-entry="8"] summary').click(),
      shows('[data-entry="8"] [data-action="save-receipt"]'),
    ),
    focus: '[data-entry="8"] summary',
  },
  { name: 'reason', screen: 'reason', scenario: asked, steps: reason },
  { name: 'reason-of-hash', screen: 'reason', scenario: { questions: [signing] }, steps: reason },
  { name: 'reason-given', screen: 'reason', scenario: asked, steps: sayWhy, focus: '#comment' },
  {
    name: 'reason-not-told',
    screen: 'reason',
    scenario: { ...asked, failures: { refuse_session: unreachable } },
    steps: steps(sayWhy, act('refuse'), shows('[data-failure]')),
    focus: '[data-action="refuse"]',
  },
  {
    name: 'refused-with-reason',
    screen: 'refused',
    scenario: asked,
    steps: steps(sayWhy, act('refuse'), shows('[data-screen="refused"]')),
  },
];
