import { NEAR, formatDay, formatSize, formatTime } from './format';
import { nearest, sentence, type Values } from './catalogue';

class Tongue {
  /** The catalogue in use. */
  language = $state(nearest(navigator.language));
  /** The person's own tag: dates and numbers follow it even where the sentences are English. */
  locale = $state(navigator.language);
}

const tongue = new Tongue();

/** Chooses the language of everything that follows. */
export function speak(tag: string): void {
  tongue.language = nearest(tag);
  tongue.locale = nearest(tag) === tag.split('-')[0] ? tag : tongue.language;
  document.documentElement.lang = tongue.language;
}

/** The sentence with this id in the language in use; the id itself where the catalogue lacks it. */
export function t(id: string, values?: Values): string {
  return sentence(tongue.language, id, values) ?? id;
}

/** The sentence with this id, if there is one. */
export function maybe(id: string, values?: Values): string | undefined {
  return sentence(tongue.language, id, values);
}

/** A moment as people say it: today and yesterday by name. */
export function moment(rfc3339: string): string {
  const { day, time } = { day: formatDay(rfc3339, tongue.locale), time: formatTime(rfc3339, tongue.locale) };
  if (day === NEAR.today) return t('moment-today', { time });
  if (day === NEAR.yesterday) return t('moment-yesterday', { time });
  return t('moment-other', { day, time });
}

/** The day of a moment, by name where it is near. */
export function day(rfc3339: string): string {
  const name = formatDay(rfc3339, tongue.locale);
  if (name === NEAR.today) return t('day-today');
  if (name === NEAR.yesterday) return t('day-yesterday');
  return name;
}

export const time = (rfc3339: string): string => formatTime(rfc3339, tongue.locale);
export const size = (bytes: number): string => formatSize(bytes, tongue.locale);
export { plain, LANGUAGES } from './catalogue';
