import type { Update } from '../bridge';
import { t } from './index.svelte';

/** What a look for updates came to: what is so, what it means, what to do. */
export interface Said {
  /** Stable name for tests, as `data-update`. */
  name: string;
  tone: 'accent' | 'success' | 'warning';
  what: string;
  means?: string;
  todo?: string;
}

/** The sentences of an answer. */
export function said(update: Update, version: string): Said {
  switch (update.kind) {
    case 'elsewhere':
      return {
        name: 'elsewhere',
        tone: 'accent',
        what: t('update-elsewhere'),
        means: t('update-elsewhere-means'),
      };
    case 'upToDate':
      return { name: 'up-to-date', tone: 'success', what: t('update-none', { version }) };
    case 'available': {
      const { version: newer, direct, bySystem } = update.value;
      const todo = bySystem ? t('update-by-system') : t('update-by-hand');
      return {
        name: 'available',
        tone: 'accent',
        what: t('update-available', { newer, version }),
        means: direct ? undefined : t('update-not-direct'),
        todo,
      };
    }
    case 'refused':
      return refused(update.value.reason, update.value.offered, version);
    case 'offline':
      return {
        name: 'offline',
        tone: 'warning',
        what: t('update-offline'),
        means: t('update-offline-means'),
        todo: t('update-offline-todo'),
      };
  }
}

function refused(reason: 'unsigned' | 'stale' | 'older', offered: string | null, version: string): Said {
  const todo = t('update-refused-todo');
  switch (reason) {
    case 'unsigned':
      return {
        name: 'unsigned',
        tone: 'warning',
        what: t('update-unsigned'),
        means: t('update-refused-means'),
        todo,
      };
    case 'stale':
      return {
        name: 'stale',
        tone: 'warning',
        what: t('update-stale'),
        means: t('update-stale-means'),
        todo,
      };
    case 'older':
      return {
        name: 'older',
        tone: 'warning',
        what: offered === null ? t('update-replayed') : t('update-older', { offered, version }),
        means: t('update-refused-means'),
        todo,
      };
  }
}
