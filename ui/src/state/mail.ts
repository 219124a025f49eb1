import type { Failure } from '../bridge';

/** When another mail may be asked for after a failure: at once, unless the service said how many seconds to wait. */
export function soonest(failure: Failure | undefined): string {
  const seconds = failure?.code === 'mail-too-soon' ? Number(failure.details['seconds'] ?? 0) : 0;
  return new Date(Date.now() + seconds * 1_000).toISOString();
}
