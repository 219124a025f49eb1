import type { ClaimKind } from '../bridge';
import { t } from './index.svelte';

/** What something about a person is called. */
export function claimName(claim: ClaimKind): string {
  switch (claim) {
    case 'name':
      return t('claim-name');
    case 'email':
      return t('claim-email');
    case 'phoneNumber':
      return t('claim-phone-number');
    case 'birthdate':
      return t('claim-birthdate');
    case 'address':
      return t('claim-address');
  }
}
