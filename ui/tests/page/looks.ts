import type { Page } from 'playwright-core';

/** What does not fit: elements beyond the window's edges or whose own text does not fit into them. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [document.documentElement, ...document.querySelectorAll('main, nav, dialog')]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => `${box.tagName} scrolls sideways: ${box.scrollWidth} > ${box.clientWidth}`);
    const shown = [...document.querySelectorAll<HTMLElement>('main *, nav *, aside *, dialog *')].filter(
      (element) => element.checkVisibility() && !element.closest('.unseen, svg'),
    );
    const outside = shown
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width && (box.left < -0.5 || box.right > innerWidth + 0.5))
      .map(({ element }) => `outside: ${element.outerHTML.slice(0, 120)}`);
    // Fields scroll their own text; everything else has to show all of it.
    const clipped = shown
      .filter(
        (element) =>
          !element.matches('input, select, option') && getComputedStyle(element).overflowX !== 'visible',
      )
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `clipped: ${element.outerHTML.slice(0, 120)}`);
    return [...wide, ...outside, ...clipped];
  });
}

/** Targets that a finger or an unsteady hand would miss: less than 32 px, or 24 px for a box beside its label. */
export function small(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('button, summary, select, input, a[href]')]
      .filter((target) => target.checkVisibility() && !target.disabled)
      .map((target) => {
        const label = target.closest('label') ?? target.labels?.[0];
        const boxed = target.matches('[type="checkbox"], [type="radio"]');
        const { width, height } = (boxed && label ? label : target).getBoundingClientRect();
        return { target, least: boxed ? 24 : 32, size: Math.min(width, height) };
      })
      .filter(({ least, size }) => size < least - 0.5)
      .map(({ target, size }) => `${Math.round(size)} px: ${target.outerHTML.slice(0, 120)}`),
  );
}

/** What moves though the person asked for stillness. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ['', '::before', '::after'].flatMap((part) =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, transitionDuration } = getComputedStyle(element, part || null);
          return (
            animationName !== 'none' || transitionDuration.split(',').some((time) => parseFloat(time) > 0)
          );
        })
        .map((element) => `moves: ${element.outerHTML.slice(0, 120)}${part}`),
    ),
  );
}

/** More room between letters, words and lines than the design gives, as some readers need it (WCAG 1.4.12). */
export async function spaced(page: Page, check: () => Promise<string[]>): Promise<string[]> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`*:not(svg *) { letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
      line-height: 1.5 !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
  });
  const found = await check();
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  return found;
}

/** Controls that a screen reader has no name for, as the browser itself computes it. */
export async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored, properties }) => !ignored && properties?.some((one) => one.name === 'focusable'))
    .filter(({ role, name }) => role?.value !== 'RootWebArea' && !String(name?.value ?? '').trim())
    .map(({ role }) => `a ${role?.value} without a name`);
}

/** A stop of the focus. */
interface Stop {
  key: string;
  html: string;
  /** Why it is no good. */
  faults: string[];
  /** Whether it stands behind the one before, as it is read. */
  follows: boolean;
}

/** What is wrong on the way of the focus by Tab: it is not seen, or it jumps about. */
export async function strayFocus(page: Page): Promise<string[]> {
  const found: string[] = [];
  const seen = new Set<string>();
  let jumps = 0;
  let before = (await page.evaluate(look))?.key;
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(look);
    // A screen may take the key for itself: focus that has not moved was not brought into view by it.
    const rests = stop?.key === before;
    before = stop?.key;
    if (!stop || rests) continue;
    if (seen.has(stop.key)) break;
    found.push(...stop.faults.map((fault) => `${fault}: ${stop.html}`));
    if (!stop.follows && seen.size) jumps += 1;
    // Focus began somewhere in the middle, so that it goes back to the top once.
    if (jumps > 1) found.push(`out of order: ${stop.html}`);
    seen.add(stop.key);
  }
  return found;
}

function look(): Stop | undefined {
  const element = document.activeElement as HTMLElement;
  if (!element || element === document.body) return undefined;
  const last = document.querySelector('[data-last-stop]');
  const follows = !last || Boolean(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  last?.removeAttribute('data-last-stop');
  element.dataset['stop'] ??= String(Math.random());
  element.dataset['lastStop'] = '';
  const faults: string[] = [];
  let outlined = false;
  for (let box: HTMLElement | null = element, up = 0; box && up < 3; box = box.parentElement, up++) {
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    outlined ||= outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  }
  if (!outlined) faults.push('focus is not marked');
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [above, below] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  if (above >= below) faults.push('focus is out of view');
  else {
    const on = document.elementFromPoint((left + right) / 2, (above + below) / 2);
    if (!on || !(element.contains(on) || on.contains(element))) faults.push('focus is covered');
  }
  return { key: element.dataset['stop'], html: element.outerHTML.slice(0, 120), faults, follows };
}
