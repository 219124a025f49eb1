import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import desktop from '../../../locales/en/desktop.ftl?raw';
import errors from '../../../locales/en/errors.ftl?raw';
import { direction } from './direction';

const LAST_RESORT = 'en';

const files = import.meta.glob<string>(
  ['../../../locales/*/{desktop,errors}.ftl', '!../../../locales/en/*.ftl'],
  { query: '?raw', import: 'default' },
);

/** What each language says. English is here from the start, the others when they are spoken. */
export const CATALOGUES: Record<string, () => Promise<string[]>> = {};
for (const path of Object.keys(files)) {
  const language = path.split('/').at(-2)!;
  const own = Object.entries(files).filter(([path]) => path.includes(`/${language}/`));
  CATALOGUES[language] = () => Promise.all(own.map(([, read]) => read()));
}

const bundles = new Map([[LAST_RESORT, bundle(LAST_RESORT, [desktop, errors])]]);

/** The languages that there are, by tag. */
export const LANGUAGES = [LAST_RESORT, ...Object.keys(CATALOGUES)].sort();

export type Values = Record<string, string | number>;

/** The catalogue's language nearest to a BCP 47 tag. */
export function nearest(tag: string): string {
  const known = Object.keys(CATALOGUES);
  const wanted = tag.toLowerCase();
  return (
    known.find((language) => language.toLowerCase() === wanted) ??
    known.find((language) => language.toLowerCase() === wanted.split('-')[0]) ??
    LAST_RESORT
  );
}

/** Makes the language nearest to a tag ready to be spoken; English where that fails. */
export async function load(tag: string): Promise<string> {
  const language = nearest(tag);
  if (bundles.has(language)) return language;
  try {
    bundles.set(language, bundle(language, await CATALOGUES[language]!()));
    return language;
  } catch {
    return LAST_RESORT;
  }
}

function bundle(language: string, sources: string[]): FluentBundle {
  // What is put in is cleaned by `plain`, so that accessible names hold no invisible marks. Only beside text of the
  // other direction it has to be kept apart.
  const bundle = new FluentBundle(language, { useIsolating: direction(language) === 'rtl' });
  for (const source of sources) bundle.addResource(new FluentResource(source));
  return bundle;
}

/** A sentence: `id` or `id.attribute`. `undefined` where neither the language nor English has it. */
export function sentence(language: string, id: string, values: Values = {}): string | undefined {
  const [name, attribute] = id.split('.') as [string, string?];
  for (const bundle of [bundles.get(language), bundles.get(LAST_RESORT)]) {
    const message = bundle?.getMessage(name);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    if (bundle && pattern) return bundle.formatPattern(pattern, cleaned(values), []);
  }
  return undefined;
}

function cleaned(values: Values): Record<string, FluentVariable> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value]),
  );
}

/** Text from outside without what could reorder or hide its neighbours: controls and direction marks. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ').trim();
}
