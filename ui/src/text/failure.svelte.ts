import type { Failure } from '../bridge';
import { maybe, t } from './index.svelte';

/** What happened, what it means, and what to do. */
export interface Told {
  what: string;
  means?: string;
  todo?: string;
}

/** The sentences of a failure; those of `error-unknown` where its code has none. */
export function told(failure: Failure): Told {
  // Fluent chooses plural forms by numbers, and the bridge brings text.
  const values = Object.fromEntries(
    Object.entries(failure.details).map(([name, text]) => [
      name,
      /^\d{1,9}$/.test(text) ? Number(text) : text,
    ]),
  );
  const known = `error-${failure.code}`;
  const id = maybe(known, values) === undefined ? 'error-unknown' : known;
  return { what: t(id, values), means: maybe(`${id}.means`, values), todo: maybe(`${id}.todo`, values) };
}
