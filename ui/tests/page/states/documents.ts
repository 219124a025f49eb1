import * as fixtures from '../../mock/fixtures';
import { readDocument } from '../browser';
import { failure, document, nav, enter, shows, act, steps, sign, type State } from './steps';

const text = (text: string, marked = 0) =>
  ({
    ...document,
    value: { ...fixtures.document, name: 'Contract.txt', preview: { kind: 'text', value: { text, marked } } },
  }) as const;

/** Documents and their signatures. */
export const DOCUMENTS: State[] = [
  { name: 'document', screen: 'document', scenario: {}, steps: nav('document') },
  {
    name: 'document-unreadable',
    screen: 'document',
    scenario: { failures: { choose_document: failure('document-unreadable', {}, true) } },
    steps: steps(nav('document'), act('choose-document'), shows('[data-failure]')),
    focus: '[data-action="choose-document"]',
  },
  {
    name: 'document-chosen',
    screen: 'document',
    scenario: { questions: [document] },
    steps: shows('figure'),
  },
  { name: 'document-read', screen: 'document', scenario: { questions: [document] }, steps: readDocument },
  {
    name: 'document-fetching',
    screen: 'document',
    scenario: { questions: [document], never: ['document_page'] },
    steps: shows('[data-preview] [role=status]'),
  },
  {
    name: 'document-long',
    screen: 'document',
    scenario: { questions: [document], pages: { count: 12, whole: true } },
    steps: shows('figure'),
  },
  {
    name: 'document-text',
    screen: 'document',
    scenario: { questions: [text('Both parties agree.\n\nThe price is 1,200 EUR.\n')] },
    steps: readDocument,
  },
  {
    name: 'document-text-marked',
    screen: 'document',
    scenario: { questions: [text('The price is ⟦U+202E⟧002,1⟦U+202C⟧ EUR.\n', 2)] },
    steps: readDocument,
  },
  {
    name: 'document-not-shown',
    screen: 'document',
    scenario: {
      questions: [
        { ...document, value: { ...fixtures.document, name: 'Model.step', preview: { kind: 'none' } } },
      ],
    },
    steps: shows('[data-acknowledge]'),
  },
  {
    name: 'document-lacking',
    screen: 'document',
    scenario: { questions: [document], pages: { count: 1, whole: false } },
    steps: steps(readDocument, shows('[data-acknowledge]'), (page) =>
      page.locator('[data-acknowledge]').check(),
    ),
    focus: '[data-acknowledge]',
  },
  {
    name: 'document-changed-while-reading',
    screen: 'document',
    scenario: { questions: [document], failures: { document_page: failure('document-changed') } },
    steps: shows('[data-failure]'),
  },
  {
    name: 'document-no-identity',
    screen: 'document',
    scenario: { questions: [{ ...document, value: { ...fixtures.document, identities: [] } }] },
  },
  {
    name: 'document-changed',
    screen: 'document',
    scenario: { questions: [document], failures: { sign_document: failure('document-changed') } },
    steps: steps(readDocument, act('sign'), shows('[data-failure]')),
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
];
