import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const files = import.meta.glob<string>('../../../locales/*/{desktop,errors}.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const bundles = new Map<string, FluentBundle>();
for (const [path, source] of Object.entries(files)) {
  const language = path.split('/').at(-2)!;
  // Placeables are cleaned in `plain` instead, so that accessible names hold no invisible marks.
  const bundle = bundles.get(language) ?? new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  bundles.set(language, bundle);
}

export const LANGUAGES = [...bundles.keys()].sort();
const LAST_RESORT = 'en';

export type Values = Record<string, string | number>;

/** The catalogue's language nearest to a BCP 47 tag. */
export function nearest(tag: string): string {
  const wanted = tag.toLowerCase();
  return (
    LANGUAGES.find((language) => language.toLowerCase() === wanted) ??
    LANGUAGES.find((language) => language.toLowerCase() === wanted.split('-')[0]) ??
    LAST_RESORT
  );
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
