import type { IdentityView, Managed, Settings } from '../bridge';

/** Whether nobody but the organisation can change a setting. */
export const fixes = (managed: Managed | null | undefined, name: keyof Settings): boolean =>
  managed?.fixed.includes(name) ?? false;

/** Whether this computer may work with an identity's service. Rust refuses it all the same. */
export const allows = (
  managed: Managed | null | undefined,
  identity: Pick<IdentityView, 'service'>,
): boolean => managed?.services?.includes(identity.service) ?? true;

/** Minutes to choose from, of those that the organisation allows; 0 is never. */
export function minutes(longest: number | null | undefined, chosen: number): number[] {
  const usual = [1, 2, 5, 10, 15, 30, 60, 0];
  const allowed = longest ? usual.filter((one) => one > 0 && one <= longest).concat(longest) : usual;
  const last = (one: number) => one || Infinity;
  return [...new Set([...allowed, chosen])].sort((a, b) => (last(a) < last(b) ? -1 : 1));
}
