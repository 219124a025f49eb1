import type { PinTyping } from '../state/pin.svelte';
import type { Purpose } from '../state/views';
import { host } from './format';
import { t } from './index.svelte';

/** What the PIN screen says; it depends on what the PIN is for and on how far it is. */
export interface PinWords {
  title: string;
  lead?: string;
  label: string;
  hint: string;
  submit: string;
}

export function pinWords(purpose: Purpose, round: PinTyping['round'], length: number): PinWords {
  if (purpose.for === 'session') {
    const { project, hash, document } = purpose.request;
    if (document) return asked(t('pin-title-document', { document: document.name }), t('document-sign'));
    return hash === null
      ? asked(t('pin-title-sign-in', { project }), t('session-sign-in', { project }))
      : asked(t('pin-title-session-sign', { project }), t('session-sign', { project }));
  }
  if (purpose.for === 'document') {
    return asked(t('pin-title-document', { document: purpose.document.name }), t('document-sign'));
  }
  if (purpose.for === 'share') return asked(t('pin-title-share'), t('pin-make-code'));
  if (purpose.for === 'change' && round === 'entering') {
    return {
      title: t('pin-title-old', { name: purpose.identity.name }),
      lead: t('pin-lead-old', { user: purpose.identity.user }),
      label: t('pin-label-old'),
      hint: t('pin-hint'),
      submit: t('pin-continue'),
    };
  }
  const repeating = round === 'repeating';
  return {
    title: repeating
      ? t('pin-title-repeat')
      : t(purpose.for === 'change' ? 'pin-title-new' : 'pin-title-create'),
    lead: repeating ? t('pin-lead-repeat') : t('pin-lead-create', { length }),
    label: repeating ? t('pin-label-repeat') : t('pin-label-create'),
    hint: repeating ? t('pin-hint') : t('pin-hint-create'),
    submit: repeating ? t('pin-save') : t('pin-continue'),
  };
}

function asked(title: string, submit: string): PinWords {
  return { title, label: t('pin-label'), hint: t('pin-hint'), submit };
}

/** Where the PIN is checked, or kept. */
export function pinPlace(purpose: Purpose): string {
  switch (purpose.for) {
    case 'offer':
      return host(purpose.offer.service);
    case 'unfinished':
      return host(purpose.enrolment.service);
    default:
      return host(purpose.identity.service);
  }
}
