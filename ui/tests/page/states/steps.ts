import type { Page } from 'playwright-core';
import * as fixtures from '../../mock/fixtures';
import type { Event, PushedRequest } from '../../../src/bridge/types';
import type { Scenario } from '../../mock/scenario';
import { press, readDocument } from '../browser';

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

export const { failure } = fixtures;
export const empty = { identities: [] };
export const enrol = { kind: 'enrol', value: fixtures.offer } as const;
export const session = { kind: 'session', value: fixtures.session } as const;
export const signing = { kind: 'session', value: fixtures.signing } as const;
export const document = { kind: 'document', value: fixtures.document } as const;
export const pushed = { kind: 'session', value: fixtures.pushedSession('pushed') } as const;
export const unreachable = failure('service-unreachable', {}, true);

export const nav = (place: string) => (page: Page) => page.locator(`[data-nav="${place}"]`).click();
export const type = (digits: string) => (page: Page) => page.keyboard.type(digits);
export const enter = (digits: string) => (page: Page) => page.keyboard.type(`${digits}\n`);
export const shows = (selector: string) => (page: Page) => page.locator(selector).first().waitFor();
export const act = (action: string) => (page: Page) => press(page, action);
export const steps =
  (...all: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of all) await step(page);
  };
export const accept = steps(act('accept'), shows('[data-screen="pin"]'));
/** Types the number that is shown where a request began. */
export const number = (digits: string) => (page: Page) => page.locator('#number').fill(digits);
export const answer = steps(number('47'), act('approve'));
export const approve = steps(answer, shows('[data-screen="pin"]'));
export const sign = steps(readDocument, act('sign'), shows('[data-screen="pin"]'));
export const addDevice = steps(act('open-identity'), act('add-device'), shows('[data-screen="pin"]'));
export const changePin = steps(act('open-identity'), act('change-pin'), shows('[data-screen="pin"]'));
export const oldPin = steps(changePin, enter('2580'), shows('text=Choose a new PIN'));
export const newPin = steps(oldPin, enter('7391'), shows('text=The same PIN again'), enter('7391'));
export const askMail = async (page: Page) => {
  await press(page, 'ask-mail');
  await page.getByLabel('E-mail or user ID').fill(fixtures.payroll.user);
  await press(page, 'send-mail');
};
export const push = (requests: PushedRequest[]) => (page: Page) =>
  page.evaluate((requests) => window.host.push(requests), requests);
export const tell = (event: Event) => (page: Page) =>
  page.evaluate((event) => window.host.emit(event), event);
export const openCode = act('type-code');
export const fillCode = async (page: Page) => {
  await page.getByLabel('User ID').fill('dana');
  await page.getByLabel('Code', { exact: true }).fill('123456');
  await press(page, 'offer');
};
