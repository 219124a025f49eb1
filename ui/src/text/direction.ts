/** Scripts that run from right to left. */
const LEFTWARD = ['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'];

/** Where the lines of a language begin. */
export function direction(tag: string): 'ltr' | 'rtl' {
  return LEFTWARD.includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}
