import type { Managed, Settings } from '../../bridge';

/** What every section of the settings takes. */
export interface SectionProps {
  settings: Settings;
  managed: Managed | null;
  onchange: (part: Partial<Settings>) => void;
}
