import type { HistoryKind } from '../bridge';
import type { IconName } from '../parts/Icon.svelte';

/** Every kind of entry: its sentence, the one where it failed, its name in the filter, and its sign. */
export const KINDS: { kind: HistoryKind; done: string; failed: string; plural: string; icon: IconName }[] = [
  kindOf('enrolled', 'history-enrolled', 'history-enrolled-failed', 'history-kind-enrolled', 'plus'),
  kindOf('signedIn', 'history-signed-in', 'history-signed-in-failed', 'history-kind-signed-in', 'check'),
  kindOf('signed', 'history-signed', 'history-signed-failed', 'history-kind-signed', 'document'),
  kindOf('shared', 'history-shared', 'history-shared-failed', 'history-kind-shared', 'share'),
  kindOf('tookBack', 'history-took-back', 'history-took-back-failed', 'history-kind-took-back', 'back'),
  kindOf('quickCode', 'history-quick-code', 'history-quick-code-failed', 'history-kind-quick-code', 'link'),
  kindOf(
    'pinChanged',
    'history-pin-changed',
    'history-pin-changed-failed',
    'history-kind-pin-changed',
    'lock',
  ),
  kindOf('refused', 'history-refused', 'history-refused-failed', 'history-kind-refused', 'close'),
  kindOf('blocked', 'history-blocked', 'history-blocked', 'history-kind-blocked', 'lock'),
  kindOf('unlocked', 'history-unlocked', 'history-unlocked-failed', 'history-kind-unlocked', 'lock'),
  kindOf('renamed', 'history-renamed', 'history-renamed-failed', 'history-kind-renamed', 'person'),
  kindOf('removed', 'history-removed', 'history-removed-failed', 'history-kind-removed', 'minus'),
];

function kindOf(kind: HistoryKind, done: string, failed: string, plural: string, icon: IconName) {
  return { kind, done, failed, plural, icon };
}
