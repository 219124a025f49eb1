import type { IdentityView, PinEntry, PinState, Question, RefusalReason, SessionRequest } from '../bridge';
import { app, bridge, closeEntry } from './app.svelte';
import type { Asking } from './asking.svelte';
import type { Purpose } from './views';

/** Goes on from a PIN entry that is over. */
export function arrive(purpose: Purpose, entry: PinEntry, { failure, outcome }: PinState): void {
  const question = 'question' in purpose ? purpose.question : undefined;
  switch (outcome?.kind) {
    case 'enrolled':
      // Home shall know the new identity before anybody gets there.
      void app.retry();
      return app.show({ name: 'enrolled', identity: outcome.value });
    case 'signedIn':
    case 'sessionSigned':
      app.settle(question);
      return app.show({
        name: 'approved',
        project: outcome.value,
        signing: outcome.kind === 'sessionSigned',
      });
    case 'dataShared':
      app.settle(question);
      return app.show({ name: 'dataShared', shared: outcome.value });
    case 'documentSigned':
      app.settle(question);
      return app.show({ name: 'documentSigned', signed: outcome.value });
    case 'quickCode':
      if (purpose.for !== 'share') return;
      return app.show({ name: 'quickCode', entry, quickCode: outcome.value, identity: purpose.identity });
    case 'pinChanged':
      void app.retry();
      return app.show({ name: 'pinChanged', identity: outcome.value });
    case 'signed':
      app.settle(question);
      return app.show({ name: 'signed', receipt: outcome.value });
    default:
      if (failure) app.show({ name: 'closed', failure, purpose });
      else leave(purpose);
  }
}

/** Goes back from a PIN entry to what it was for. The screen that is left closes the entry. */
export function leave(purpose: Purpose): void {
  switch (purpose.for) {
    case 'session':
      return app.ask(purpose.question);
    case 'document':
      return app.show({ name: 'document', document: purpose.document, question: purpose.question });
    case 'share':
    case 'change':
      return app.show({ name: 'identity', id: purpose.identity.id });
    default:
      // The enrolment is now among those that wait for their PIN.
      void app.retry();
      return app.home();
  }
}

/** Refuses a session and tells its service so; also why, or that nobody here asked for it. */
export async function refuseSession(
  asking: Asking,
  request: SessionRequest,
  question: Question,
  why?: 'reported' | { reason: RefusalReason; comment: string },
): Promise<void> {
  const { id, project } = request;
  const { reason, comment } = typeof why === 'object' ? why : { reason: null, comment: '' };
  const tell = () =>
    why === 'reported'
      ? bridge.call('report_session', { id })
      : bridge.call('refuse_session', { id, reason, comment });
  if (!(await asking.run(() => tell().then(() => true)))) return;
  app.settle(question);
  app.show({ name: 'refused', project, how: why === 'reported' ? why : reason ? 'with-reason' : 'plainly' });
}

/** Asks for the PIN that makes a code for another device. */
export async function shareIdentity(asking: Asking, identity: IdentityView): Promise<void> {
  const entry = await asking.run(() => bridge.call('make_quick_code', { id: identity.id }), closeEntry);
  if (entry) app.show({ name: 'pin', entry, purpose: { for: 'share', identity } });
}

/** Asks for the old PIN, and then for a new one. */
export async function changePin(asking: Asking, identity: IdentityView): Promise<void> {
  const entry = await asking.run(() => bridge.call('change_pin', { id: identity.id }), closeEntry);
  if (entry) app.show({ name: 'pin', entry, purpose: { for: 'change', identity } });
}

/** Where a new activation is asked for. */
export function renewIdentity({ service, user }: IdentityView): void {
  app.show({ name: 'code', filled: { service, user } });
}
