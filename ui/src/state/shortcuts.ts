import { app } from './app.svelte';

/** What Ctrl or Cmd with a key does, wherever the window is. */
const ACTIONS: Record<string, () => void> = {
  l: () => void app.lockNow(),
  n: () => app.show({ name: 'add' }),
  f: () => app.show({ name: 'history', search: true }),
  e: () => app.show({ name: 'export' }),
  o: () => app.showWaiting(),
  ',': () => app.show({ name: 'settings' }),
  '/': () => (app.sheet = !app.sheet),
};

/** What Ctrl or Cmd with Shift and a key does. */
const SHIFTED: Record<string, () => void> = {
  s: () => app.show({ name: 'add', readScreen: true }),
};

/** Handles a key press of the window. */
export function shortcut(event: KeyboardEvent): void {
  if (event.key === 'F6') {
    event.preventDefault();
    nextRegion(event.shiftKey ? -1 : 1);
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !app.start) return;
  const identity =
    !event.shiftKey && /^[1-9]$/.test(event.key) ? app.start.identities[Number(event.key) - 1] : undefined;
  const act = identity
    ? () => app.show({ name: 'identity', id: identity.id })
    : (event.shiftKey ? SHIFTED : ACTIONS)[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  if (event.key !== '/') app.sheet = false;
  act();
}

/** Moves focus to the region after the one that has it: its heading, else its first control. */
function nextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const region = regions.at((here + step + regions.length) % regions.length);
  (region?.querySelector('h1') ?? region?.querySelector<HTMLElement>('button, input, select'))?.focus();
}
