/** What a key press of a shortcut comes to: keys so far, whole keys, or keys that are none. */
export type Pressed = { keys: string; whole: boolean };

const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'OS'];

/** Names the keys that are down, as `Ctrl+Alt+C`. Whole is a letter, a digit or a function key with Ctrl, Alt or Super. */
export function pressed(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>,
): Pressed {
  const held = [
    event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.metaKey && 'Super',
  ].filter((name) => name !== false);
  // By its place on the keyboard: with Alt held, a letter may be another character.
  const key = /^(?:Key([A-Z])|Digit([0-9])|(F[0-9]{1,2}))$/.exec(event.code)?.slice(1).find(Boolean);
  const strong = event.ctrlKey || event.altKey || event.metaKey;
  const named = key ?? (MODIFIERS.includes(event.key) ? undefined : '…');
  return { keys: [...held, ...(named ? [named] : [])].join('+'), whole: Boolean(strong && key) };
}
