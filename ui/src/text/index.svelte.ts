import { NEAR, formatDay, formatSize, formatTime } from './format';
import { load, sentence, type Values } from './catalogue';
import { direction } from './direction';

class Tongue {
  /** The catalogue in use. */
  language = $state('en');
  /** The person's own tag, which dates and numbers follow. */
  locale = $state('en');
}

const tongue = new Tongue();
let newest = 0;

/** Chooses the language of everything that follows, once its sentences are there. */
export async function speak(tag: string): Promise<void> {
  const call = ++newest;
  const language = await load(tag);
  if (call !== newest) return;
  tongue.language = language;
  tongue.locale = language.split('-')[0] === tag.split('-')[0] ? tag : language;
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
}

/** The tag of a chosen language, as they speak it where the person is: `de-AT` for a chosen `de` in Austria. */
export function regional(chosen: string | null, system: string): string {
  return chosen === null || system.split('-')[0] === chosen ? system : chosen;
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
