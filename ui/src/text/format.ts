/** What `formatDay` answers for the two days that have names. */
export const NEAR = { today: 'today', yesterday: 'yesterday' } as const;

/** A day in full, or one of `NEAR`. */
export function formatDay(rfc3339: string, locale: string, now = new Date()): string {
  const date = new Date(rfc3339);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return NEAR.today;
  if (date.toDateString() === yesterday.toDateString()) return NEAR.yesterday;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
}

export function formatTime(rfc3339: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(rfc3339));
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size with the unit that keeps it under a thousand, one decimal at most. */
export function formatSize(bytes: number, locale: string): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[step]!,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

/** A hash in groups of eight, so that two people can compare it aloud. */
export function groups(hash: string): string[] {
  return hash.match(/.{1,8}/g) ?? [];
}

/** A code in groups that are short enough to remember on the way to another screen. */
export function codeGroups(code: string): string[] {
  const size = code.length % 3 === 0 ? 3 : 4;
  return code.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [];
}

/** Minutes and seconds, as a clock that runs down shows them. */
export function formatRest(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A service's address as people know it: the host, with its port where it is unusual. */
export function host(service: string): string {
  try {
    return new URL(service).host || service;
  } catch {
    return service;
  }
}
