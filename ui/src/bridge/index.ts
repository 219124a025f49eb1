import type { Commands, Event, Failure } from './types';

export type * from './types';

/** How the page reaches the authenticator. One implementation speaks Tauri; page tests bring their own. */
export interface Bridge {
  /** Asks; rejects with a `Failure`. */
  call<C extends keyof Commands>(
    command: C,
    ...args: Commands[C]['arguments'] extends null ? [] : [Commands[C]['arguments']]
  ): Promise<Commands[C]['answer']>;
  /** Hears every event from now on; answers with what stops it. */
  listen(hear: (event: Event) => void): Promise<() => void>;
}

/** What a rejected call brought, whatever it was: the host's own refusals are not `Failure`s. */
export function asFailure(reason: unknown): Failure {
  if (typeof reason === 'object' && reason !== null && 'code' in reason && typeof reason.code === 'string') {
    const { code, details = {}, retry = false } = reason as Partial<Failure> & { code: string };
    return { code, details, retry };
  }
  return { code: 'bridge-broken', details: {}, retry: true };
}
