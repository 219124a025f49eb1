import { APPROVING } from './approving';
import { CHANGING } from './changing';
import { DOCUMENTS } from './documents';
import { ENROLLING } from './enrolling';
import { HANDED } from './handed';
import { KEEPING } from './keeping';
import { LOCKING } from './locking';
import { SETTINGS } from './settings';
import { SHARING } from './sharing';

/** Every state of every screen. */
export const STATES = [
  ...ENROLLING,
  ...APPROVING,
  ...DOCUMENTS,
  ...HANDED,
  ...SHARING,
  ...KEEPING,
  ...CHANGING,
  ...LOCKING,
  ...SETTINGS,
];
