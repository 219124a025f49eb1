import type { LockState } from '../bridge';
import { t } from './index.svelte';

/** Why the lock is closed. */
export function lockCause({ cause }: LockState): string {
  switch (cause) {
    case 'person':
      return t('lock-cause-person');
    case 'idle':
      return t('lock-cause-idle');
    case 'sleep':
      return t('lock-cause-sleep');
    case 'user':
      return t('lock-cause-user');
    case 'before':
      return t('lock-cause-before');
    default:
      return t('lock-cause-session');
  }
}

/** What the system's own authentication is called there. */
export function systemUnlock({ platform }: LockState): string {
  if (platform === 'windows') return t('lock-by-hello');
  return platform === 'macos' ? t('lock-by-touch-id') : t('lock-by-system');
}
