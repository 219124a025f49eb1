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

/** What takes focus by Tab and does not show it. */
export async function focusless(page: Page): Promise<string[]> {
  const blind: string[] = [];
  const seen = new Set<string>();
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      if (!element || element === document.body) return undefined;
      element.dataset['stop'] ??= String(Math.random());
      let outlined = false;
      for (let box: HTMLElement | null = element, up = 0; box && up < 3; box = box.parentElement, up++) {
        const { outlineStyle, outlineWidth } = getComputedStyle(box);
        outlined ||= outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      }
      const { top, bottom, height } = element.getBoundingClientRect();
      const inView = height > innerHeight || (top < innerHeight && bottom > 0);
      return {
        key: element.dataset['stop'],
        visible: outlined && inView,
        html: element.outerHTML.slice(0, 120),
      };
    });
    if (!stop) continue;
    if (seen.has(stop.key)) break;
    seen.add(stop.key);
    if (!stop.visible) blind.push(stop.html);
  }
  return blind;
}
