import { t } from './index.svelte';

/** The name of what was examined. */
export function checkName(check: string): string {
  switch (check) {
    case 'keychain':
      return t('finding-keychain');
    case 'data-folder':
    case 'journal':
      return t('finding-data-folder');
    case 'service':
      return t('finding-service');
    case 'clock':
      return t('finding-clock');
    default:
      return check;
  }
}
