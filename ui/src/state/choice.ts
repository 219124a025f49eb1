import type { Failure, IdentityView, SessionRequest } from '../bridge';

/** The blocked or expired identity that a session is meant for: with a new activation it could answer. */
export function dead(identities: IdentityView[], request: SessionRequest): IdentityView | undefined {
  return identities.find(
    ({ state, service, project, user }) =>
      state !== 'active' &&
      service === request.service &&
      project === request.project &&
      (request.user === null || user === request.user),
  );
}

/** Whether a failure says that an identity is blocked or expired. */
export function isDead(failure: Failure | undefined): boolean {
  return failure?.code === 'identity-revoked' || failure?.code === 'identity-expired';
}

/** The identity that a person most likely means: the expected user's, else the one used last. */
export function likely(identities: IdentityView[], user?: string | null): string | undefined {
  const usable = identities.filter(({ state }) => state === 'active');
  const latest = usable.toSorted((a, b) => (b.lastUsed ?? '').localeCompare(a.lastUsed ?? ''));
  return (latest.find((identity) => identity.user === user) ?? latest[0])?.id;
}
