import type { IdentityView } from '../bridge';

/** The identity that a person most likely means: the expected user's, else the one used last. */
export function likely(identities: IdentityView[], user?: string | null): string | undefined {
  const usable = identities.filter(({ state }) => state === 'active');
  const latest = usable.toSorted((a, b) => (b.lastUsed ?? '').localeCompare(a.lastUsed ?? ''));
  return (latest.find((identity) => identity.user === user) ?? latest[0])?.id;
}
