import desktop from '../../../locales/en/desktop.ftl?raw';
import errors from '../../../locales/en/errors.ftl?raw';

/** The language that nobody speaks: English from right to left, with marks on its letters and two fifths longer. */
export const PSEUDO = 'ar-XB';

/** Its catalogue. */
export const pseudo = (): string[] => [desktop, errors].map((source) => turned(source));

/** Keys, attributes and selectors at the beginning of a line of Fluent, before what it says. */
const HEAD = /^(?:[a-z][\w-]* =|\s+\.[a-z]+ =|\s*\*?\[[\w-]+\])?\s*/;

function turned(source: string): string {
  return source
    .split('\n')
    .map((line) => {
      if (line.startsWith('#') || /^\s*(?:\{ \$\w+ ->|\})$/.test(line)) return line;
      const head = HEAD.exec(line)![0];
      // An attribute may begin a selection, too.
      const said = line.slice(head.length);
      return said.endsWith('->')
        ? line
        : head +
            said
              .split(/(\{[^{}]*\})/)
              .map(part)
              .join('');
    })
    .join('\n');
}

const part = (text: string): string =>
  text.startsWith('{') ? text : text.replace(/\p{L}[\p{L}’'-]*/gu, word);

/** Shown from right to left whatever its letters are. */
const word = (text: string): string => `\u202e${[...text].map(letter).join('')}\u202c`;

/** With a mark; vowels twice, for length. */
const letter = (character: string): string =>
  (/[aeiou]/.test(character) ? character + character : character) + '\u0301';
