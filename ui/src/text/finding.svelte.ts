import { t } from './index.svelte';

/** The name of what was examined. */
export function checkName(check: string): string {
  switch (check) {
    case 'keychain':
      return t('finding-keychain');
    case 'journal':
      return t('finding-journal');
    case 'service':
      return t('finding-service');
    case 'clock':
      return t('finding-clock');
    case 'identity':
      return t('finding-identity');
    case 'policy':
      return t('finding-policy');
    default:
      return check;
  }
}
